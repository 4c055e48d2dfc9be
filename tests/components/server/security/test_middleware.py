"""The security headers of every response."""

from __future__ import annotations

import pytest

from components.page.content_security_policy import content_security_policy
from tests.components.route_client import Answer
from tests.components.server.security.guarded_app import HOST, ask

STATUS_BY_PATH = {"/": 200, "/health": 200, "/beat": 405, "/nowhere": 404, "/_stcore/metrics": 404}


@pytest.mark.parametrize("path", STATUS_BY_PATH)
def test_every_response_has_the_security_headers(path: str) -> None:
    answer, _ = ask(path, HOST)
    assert answer.status == STATUS_BY_PATH[path]
    headers = answer.headers
    assert headers["content-security-policy"] == content_security_policy()
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_a_refusal_has_them_too() -> None:
    answer, _ = ask("/", ("host", "evil.example"))
    assert answer.status == 403
    assert answer.headers["content-security-policy"] == content_security_policy()
    assert answer.body == b""


def test_an_exception_gives_an_empty_response_with_the_headers() -> None:
    answers: list[Answer] = []
    with pytest.raises(ZeroDivisionError):
        ask("/broken", HOST, collected=answers)
    assert answers[0].status == 500
    assert answers[0].body == b""
    assert "content-security-policy" in answers[0].headers


def test_a_response_with_its_own_policy_keeps_it() -> None:
    assert ask("/stricter", HOST)[0].headers["content-security-policy"] == "sandbox"
