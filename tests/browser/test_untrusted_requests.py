"""The running server answers only its own page, and returns no other file of the machine."""

from __future__ import annotations

import os
import random
import socket

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.exhibit_server import ExhibitServer
from tests.endurance.paths import DIRECT_PATHS, PARENT_STEPS, ROUTES, SECRETS, leaking_addresses
from tests.endurance.raw_http import send_request
from tests.endurance.untrusted_requests import accepted_requests, non_loopback_addresses

GARBAGE: dict[str, bytes | str] = {
    "nothing": b"",
    "a byte": b"\xff",
    "zeros": bytes(1000),
    "a truncated message": b"\x5a\xff\xff\xff\xff\x0f\x00",
    "text": "hello",
    "a web page": "<script>",
    "100 kB of zeros": bytes(100_000),
    "a zlib header": b"\x78\x01",
    **{f"noise {seed}": random.Random(seed).randbytes(200) for seed in range(12)},
}


def open_stream(server: ExhibitServer) -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{server.port}/_stcore/stream",
        origin=Origin(f"http://127.0.0.1:{server.port}"),
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
    )


def test_the_server_listens_on_loopback_only(server: ExhibitServer) -> None:
    assert non_loopback_addresses(server.process.pid) == []


def test_a_socket_on_all_interfaces_is_detected() -> None:
    with socket.create_server(("0.0.0.0", 0)):
        assert "0.0.0.0" in non_loopback_addresses(os.getpid())


def test_no_forged_request_is_accepted(server: ExhibitServer) -> None:
    own = f"Host: 127.0.0.1:{server.port}"
    assert send_request(server.port, "GET /health HTTP/1.1", [own]).status == 200, (
        "a correct request is accepted"
    )
    tried, accepted = accepted_requests(server.port)
    assert tried > 200
    assert accepted == []


def test_no_path_returns_a_secret_file(server: ExhibitServer) -> None:
    for file, secret in SECRETS.items():
        assert secret in file.read_bytes(), "the file contains its secret"
    paths = [
        *(step * 8 + "etc/passwd" for step in PARENT_STEPS),
        *(step * 2 + "app.py" for step in PARENT_STEPS[:6]),
        *DIRECT_PATHS,
    ]
    assert len(paths) > 40
    # Every path on the routes that read files; on the others, which refuse all paths alike, one in five.
    reading = ("/", "/parts/v/", "/pictures/", "/static/")
    addresses = [route + path for route in ROUTES for path in (paths if route in reading else paths[::5])]
    assert leaking_addresses(server.port, addresses) == []


def test_invalid_websocket_messages_do_not_stop_the_server(server: ExhibitServer) -> None:
    for name, garbage in GARBAGE.items():
        with open_stream(server) as stream:
            stream.send(garbage)
            try:
                stream.recv(timeout=0.2)
            except (ConnectionClosed, TimeoutError):
                continue
        assert server.process.poll() is None, name
    with open_stream(server) as stream:
        assert stream.subprotocol == "streamlit"
    health = server.health()
    assert health is not None
    assert health["status"] == "ok"
    assert server.process.poll() is None
    assert "Exception in ASGI application" not in server.output


def test_a_websocket_of_another_origin_is_refused_with_status_403(server: ExhibitServer) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream",
            origin=Origin("http://evil.example"),
            proxy=None,
        )
    assert refused.value.response.status_code == 403
