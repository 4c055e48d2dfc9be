"""HTTP requests written byte by byte: no client library corrects them."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass

TIMEOUT_SECONDS = 15.0
"""A server that never answers fails the run instead of blocking it."""

HANDSHAKE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
)


@dataclass(frozen=True, slots=True)
class RawResponse:
    """Status 0: the connection was closed without a response."""

    status: int
    body: bytes

    @property
    def is_accepted(self) -> bool:
        """Whether the request succeeded, or a WebSocket was opened."""
        return self.status in range(100, 400)


def send_request(
    port: int,
    line: str | bytes,
    headers: Iterable[str] = (),
    body: bytes = b"",
    *,
    address: str = "127.0.0.1",
) -> RawResponse:
    """Send a request to this machine; `line` is its request line, as in "GET /health HTTP/1.1"."""
    first = line.encode("latin-1") if isinstance(line, str) else line
    rest = [header.encode("latin-1") for header in headers]
    with socket.create_connection((address, port), timeout=TIMEOUT_SECONDS) as connection:
        connection.sendall(b"\r\n".join([first, *rest, b"", body]))
        return _read(connection)


def _read(connection: socket.socket) -> RawResponse:
    """The whole response; of an opened WebSocket only its head."""
    answer = b""
    try:
        while not _is_complete(answer) and (piece := connection.recv(65536)):
            answer += piece
    except ConnectionError:
        pass
    found = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return RawResponse(int(found[1]) if found else 0, answer.partition(b"\r\n\r\n")[2])


def _is_complete(answer: bytes) -> bool:
    head, blank, body = answer.partition(b"\r\n\r\n")
    if not blank:
        return False
    if head[9:12] in (b"101", b"204"):  # no body follows
        return True
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    return length is not None and len(body) >= int(length[1])
