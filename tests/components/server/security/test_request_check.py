"""The request check passes on requests of our own page to open addresses, and refuses all others."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import pytest

from components.page.streamlit_addresses import static_addresses
from components.server.security.hosts import ALLOW_VARIABLE
from components.server.security.request_check import MAX_BYTES
from tests.components.server.security.guarded_app import HOST, PAGE, ask
from tests.endurance.paths import DIRECT_PATHS, PARENT_STEPS, ROUTES
from tests.endurance.untrusted_requests import HOSTS, ORIGINS, forged_headers

STREAM = "/_stcore/stream"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "LocalHost:8501", "[::1]:8501", "[0:0::1]"])
@pytest.mark.parametrize("path", ["/", "/health", "/_stcore/health", "/_stcore/host-config", "/favicon.png"])
def test_every_loopback_name_is_accepted(host: str, path: str) -> None:
    assert ask(path, ("host", host))[0].status == 200
    assert ask(path, ("host", host), method="HEAD")[0].status == 200


def test_there_are_enough_forged_headers_and_path_spellings() -> None:
    assert len(set(HOSTS)) + len(set(ORIGINS)) >= 20
    assert len(set(PARENT_STEPS)) + len(set(DIRECT_PATHS)) >= 40


@pytest.mark.parametrize("lines", forged_headers(8501))
def test_forged_headers_are_refused(lines: tuple[str, ...]) -> None:
    headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(": ") for line in lines)]
    for path, method in (("/health", "GET"), ("/", "GET"), ("/beat", "POST"), ("/nowhere", "PUT")):
        assert ask(path, *headers, method=method)[0].status in (400, 403)
    assert [each["type"] for each in ask(STREAM, *headers, kind="websocket")[1]] == ["websocket.close"]


def test_a_request_without_one_host_is_malformed() -> None:
    assert ask("/health")[0].status == 400
    assert ask("/health", HOST, HOST)[0].status == 400


def test_an_allowed_host_name_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALLOW_VARIABLE, "museum.local Müseum.example 192.168.1.20 fd00::5")
    for name in (
        "museum.local",
        "MUSEUM.LOCAL:80",
        "xn--mseum-kva.example",
        "192.168.1.20:8501",
        "[fd00:0::5]",
    ):
        assert ask("/health", ("host", name))[0].status == 200, name
        assert ask("/health", ("host", name), ("origin", f"https://{name}"))[0].status == 200, name
    for name in ("www.museum.local", "museum.local.evil.example", "local", "192.168.1.200", "[fd00::50]"):
        assert ask("/health", ("host", name))[0].status == 403, name


def test_our_page_may_send_a_heartbeat_and_open_the_websocket() -> None:
    assert ask("/beat", HOST, PAGE, method="POST")[0].body == b"beat 0"
    assert ask("/beat", HOST, method="POST")[0].status == 200, "a program on this machine sends no Origin"
    assert ask(STREAM, HOST, PAGE, kind="websocket")[1][0]["type"] == "websocket.accept"


def test_a_websocket_without_an_origin_is_refused() -> None:
    assert ask(STREAM, HOST, kind="websocket")[1][0]["type"] == "websocket.close"


CLOSED = [
    *(
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/upload_file/a/b",
        "/media/a.png",
        "/media/",
    ),
    *(
        "/component/a/b.js",
        "/_stcore/bidi-components/a/b.js",
        "/app/static/a.png",
        "/auth/login",
        "/oauth2callback",
    ),
    *("/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/index.html", "/manifest.json", "/another/page"),
    *(
        "/_stcore/message",
        "/_stcore/stream",
        "/_stcore/",
        "/static",
        "/static/",
        "/static/js/",
        "//",
        "/health/",
    ),
    *("/static/js/../../index.html", "/static//js", "/STATIC/js", "", "http://127.0.0.1:8501/health", "*"),
]


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_addresses_that_the_page_does_not_need_are_closed(path: str, method: str) -> None:
    assert ask(path, HOST, method=method)[0].status == 404


@pytest.mark.parametrize("path", ["/_stcore/other", "/", "/health", "/beat", "/static/x"])
def test_no_other_address_accepts_a_websocket(path: str) -> None:
    assert ask(path, HOST, PAGE, kind="websocket")[1][0]["type"] == "websocket.close"


def test_every_static_file_is_open_for_reading_only() -> None:
    files = sorted(static_addresses())
    assert len(files) > 100
    for path in (files[0], files[-1]):
        assert ask(path, HOST)[0].status == 200
        assert ask(path, HOST, method="PUT")[0].status == 405


def test_no_spelling_of_a_parent_folder_is_a_static_address() -> None:
    addresses = {root + way for root in ROUTES for way in (*PARENT_STEPS, *DIRECT_PATHS)}
    assert not addresses & static_addresses()


@pytest.mark.parametrize(
    ("path", "method"),
    [("/", "POST"), ("/health", "DELETE"), ("/beat", "GET"), ("/_stcore/health", "OPTIONS"), ("/", "BREW")],
)
def test_any_other_method_is_refused(path: str, method: str) -> None:
    assert ask(path, HOST, method=method)[0].status == 405


@pytest.mark.parametrize("length", [str(MAX_BYTES + 1), "9" * 400, "-1", "many", "0x10"])
def test_a_too_large_or_invalid_content_length_is_refused(length: str) -> None:
    assert ask("/beat", HOST, ("content-length", length), method="POST")[0].status == 413


def test_a_too_large_body_without_content_length_is_refused() -> None:
    chunk = {"type": "http.request", "body": b"x" * 1024, "more_body": True}
    assert ask("/beat", HOST, method="POST", chunks=[chunk] * 65)[0].status == 413
    last = chunk | {"more_body": False}
    assert ask("/beat", HOST, method="POST", chunks=[chunk, last])[0].body == b"beat 2048"


def received(**message: Any) -> MutableMapping[str, Any]:
    return {"type": "websocket.receive", **message}


@pytest.mark.parametrize(
    ("message", "code"),
    [(received(text="hello"), 1003), (received(bytes=None), 1003), (received(bytes=b"x" * 70000), 1009)],
)
def test_text_or_a_too_large_message_closes_the_websocket(
    message: MutableMapping[str, Any], code: int
) -> None:
    _, sent = ask(STREAM, HOST, PAGE, kind="websocket", chunks=[received(bytes=b"x"), message])
    assert [each["type"] for each in sent] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert sent[-1]["code"] == code
