"""Requests written by hand, byte for byte: no client mends what is asked."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass

PATIENCE = 15.0
"""Seconds; a server that never answers fails the run, and does not hang it."""

HANDSHAKE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
)


@dataclass(frozen=True, slots=True)
class Reply:
    """Status 0 where the line was cut without an answer."""

    status: int
    body: bytes

    @property
    def is_let_in(self) -> bool:
        """Whether something was given, or a WebSocket opened."""
        return self.status in range(100, 400)


def ask(port: int, line: str | bytes, headers: Iterable[str] = (), body: bytes = b"") -> Reply:
    """Ask 127.0.0.1; `line` is the request's first line, as in "GET /health HTTP/1.1"."""
    first = line.encode("latin-1") if isinstance(line, str) else line
    rest = [header.encode("latin-1") for header in headers]
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as door:
        door.sendall(b"\r\n".join([first, *rest, b"", body]))
        return _read(door)


def _read(door: socket.socket) -> Reply:
    """The whole answer; of an opened WebSocket only that it was opened."""
    answer = b""
    try:
        while not _is_whole(answer) and (piece := door.recv(65536)):
            answer += piece
    except ConnectionError:
        pass
    found = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return Reply(int(found[1]) if found else 0, answer.partition(b"\r\n\r\n")[2])


def _is_whole(answer: bytes) -> bool:
    head, blank, body = answer.partition(b"\r\n\r\n")
    if not blank:
        return False
    if head[9:12] == b"101":
        return True
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    return length is not None and len(body) >= int(length[1])
