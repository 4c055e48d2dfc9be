"""Streamlit's server sends each part of a response at once: none waits for the browser's acknowledgement."""

from __future__ import annotations

import socket

import pytest
from streamlit.web.server.starlette import starlette_server

from components.page.tcp_no_delay import BIND, bind_without_delay


def no_delay(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_connections_to_streamlits_socket_are_without_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starlette_server, BIND, getattr(starlette_server, BIND))
    bind_without_delay()
    bind_without_delay()  # a second time changes nothing
    with getattr(starlette_server, BIND)("127.0.0.1", 0, 5) as listening:
        listening.setblocking(True)
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert no_delay(accepted)


def test_a_streamlit_without_that_function_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(starlette_server, BIND)
    bind_without_delay()
    assert not hasattr(starlette_server, BIND)
