"""What every answer says to the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from components.page.content_security_policy import content_security_policy, inline_digests
from tests.components.asking import Answer
from tests.components.server.security.guarded_app import HOST, ask

ANSWERS = {"/": 200, "/health": 200, "/beat": 405, "/nowhere": 404, "/_stcore/metrics": 404}


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_carries_the_policy(path: str) -> None:
    answer, _ = ask(path, HOST)
    assert answer.status == ANSWERS[path]
    said = answer.headers
    assert said["content-security-policy"] == content_security_policy()
    assert said["x-content-type-options"] == "nosniff"
    assert said["referrer-policy"] == "no-referrer"
    assert said["x-frame-options"] == "DENY"
    assert said["cross-origin-opener-policy"] == said["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in said["permissions-policy"]


def test_a_refusal_carries_them_too() -> None:
    answer, _ = ask("/", ("host", "evil.example"))
    assert answer.status == 403
    assert answer.headers["content-security-policy"] == content_security_policy()
    assert answer.body == b""


def test_a_fault_is_answered_in_no_words_and_under_the_policy() -> None:
    answers: list[Answer] = []
    with pytest.raises(ZeroDivisionError):
        ask("/broken", HOST, heard=answers)
    assert answers[0].status == 500
    assert answers[0].body == b""
    assert "content-security-policy" in answers[0].headers


def test_a_stricter_policy_of_an_answers_own_stays() -> None:
    assert ask("/stricter", HOST)[0].headers["content-security-policy"] == "sandbox"


@pytest.mark.parametrize(
    "directive",
    [
        *("default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"),
        *("frame-ancestors 'none'", "connect-src 'self'", "script-src-attr 'none'"),
    ],
)
def test_the_policy_forbids_what_no_page_of_ours_does(directive: str) -> None:
    assert directive in content_security_policy().split("; ")


def test_scripts_run_only_from_here_or_by_the_digest_of_the_installed_page() -> None:
    (scripts,) = [each for each in content_security_policy().split("; ") if each.startswith("script-src ")]
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    assert inline_digests(page), "Streamlit’s page has an inline script"
    allowed = {"'self'", "blob:", "'wasm-unsafe-eval'", *(f"'{each}'" for each in inline_digests(page))}
    assert set(scripts.split()[1:]) == allowed


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("", 0),
        ("<script src=a.js></script>", 0),
        ("<script>a</script><SCRIPT type=module>b</SCRIPT>", 2),
        ("<!-- <script>a</script> -->", 0),
        ("<style>a</style><script>1 < 2 && '<b>'</script>", 1),
    ],
)
def test_each_inline_script_is_met_once(page: str, count: int) -> None:
    assert len(inline_digests(page)) == count


def test_a_digest_is_the_browsers_own() -> None:
    # The example of the Content Security Policy specification, level 3.
    assert inline_digests("<script>alert('Hello, world.');</script>") == [
        "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    ]
    assert inline_digests("<script>a\r\nb</script>") == inline_digests("<script>a\nb</script>")
