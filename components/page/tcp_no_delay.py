"""Streamlit's server answers without Nagle's algorithm.

The server writes headers and body one after the other. With Nagle's algorithm the second waits until the
browser has acknowledged the first, which its system delays by 40 ms: for each small script, tile and picture.
asyncio turns the algorithm off only for sockets that name their protocol, and Streamlit's does not.
"""

from __future__ import annotations

import socket
from typing import Any

from streamlit.web.server.starlette import starlette_server

BIND = "_bind_socket"
"""Streamlit's function that makes the listening socket."""


def set_no_delay(listening: socket.socket) -> socket.socket:
    """The connections that a socket accepts have this option of it."""
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def bind_without_delay() -> None:
    """Have Streamlit's server listen on such a socket. Where a version of Streamlit binds otherwise, nothing
    changes but the time."""
    bind = getattr(starlette_server, BIND, None)
    if bind is None or hasattr(bind, "__wrapped__"):
        return

    def bind_socket(*arguments: Any, **options: Any) -> socket.socket:
        return set_no_delay(bind(*arguments, **options))

    bind_socket.__wrapped__ = bind  # type: ignore[attr-defined]
    setattr(starlette_server, BIND, bind_socket)
