"""The running server answers nobody but its own page, and gives away no file of the machine."""

from __future__ import annotations

import os
import random
import socket

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.exhibit_server import Gallery
from tests.endurance.paths import ROOTS, SECRETS, STRAIGHT, UPS, given_away
from tests.endurance.raw_http import ask
from tests.endurance.untrusted_requests import let_in, off_loopback

GARBAGE: dict[str, bytes | str] = {
    "nothing": b"",
    "a byte": b"\xff",
    "zeros": bytes(1000),
    "a torn message": b"\x5a\xff\xff\xff\xff\x0f\x00",
    "text": "hello",
    "a web page": "<script>",
    "a heap": bytes(100_000),
    "a debugger’s word": b"\x78\x01",
    **{f"noise {seed}": random.Random(seed).randbytes(200) for seed in range(12)},
}


def open_stream(gallery: Gallery) -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{gallery.port}/_stcore/stream",
        origin=Origin(f"http://127.0.0.1:{gallery.port}"),
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
    )


def test_nothing_listens_off_loopback(gallery: Gallery) -> None:
    assert off_loopback(gallery.process.pid) == []


def test_a_door_open_to_all_would_be_seen() -> None:

    with socket.create_server(("0.0.0.0", 0)):
        assert "0.0.0.0" in off_loopback(os.getpid())


def test_no_stranger_is_let_in(gallery: Gallery) -> None:
    own = f"Host: 127.0.0.1:{gallery.port}"
    assert ask(gallery.port, "GET /health HTTP/1.1", [own]).status == 200, "the rig itself is let in"
    tried, given = let_in(gallery.port)
    assert tried > 200
    assert given == []


def test_no_address_gives_away_a_file(gallery: Gallery) -> None:
    for file, words in SECRETS.items():
        assert words in file.read_bytes(), "the secrets are real"
    ways = [*(up * 8 + "etc/passwd" for up in UPS), *(up * 2 + "app.py" for up in UPS[:6]), *STRAIGHT]
    assert len(ways) > 40
    # Every way on the routes that read files; on the others, which are all closed alike, one in five.
    reading = ("/", "/parts/v/", "/pictures/", "/static/")
    asked = [root + way for root in ROOTS for way in (ways if root in reading else ways[::5])]
    assert given_away(gallery.port, asked) == []


def test_garbage_does_not_stop_the_server(gallery: Gallery) -> None:
    for name, garbage in GARBAGE.items():
        with open_stream(gallery) as stream:
            stream.send(garbage)
            try:
                stream.recv(timeout=0.2)
            except (ConnectionClosed, TimeoutError):
                continue
        assert gallery.process.poll() is None, name
    with open_stream(gallery) as stream:
        assert stream.subprotocol == "streamlit"
    health = gallery.health()
    assert health is not None
    assert health["status"] == "ok"
    assert gallery.process.poll() is None
    assert "Exception in ASGI application" not in gallery.said


def test_a_websocket_of_another_page_reads_a_plain_no(gallery: Gallery) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(
            f"ws://127.0.0.1:{gallery.port}/_stcore/stream",
            origin=Origin("http://evil.example"),
            proxy=None,
        )
    assert refused.value.response.status_code == 403
