"""Messages of Chromium's DevTools protocol on a pipe: JSON, each ended by a zero byte."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 8 * 1024 * 1024
"""Bytes of one message; more is nonsense, and is let go."""

Message = Mapping[str, Any]


def frame(message: Message) -> bytes:
    return json.dumps(message).encode() + b"\0"


class Frames:
    """Puts the pieces that come out of a pipe together."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> Iterator[Message]:
        """Every message that is whole now; what is none is passed over."""
        *whole, self._rest = (self._rest + piece).split(b"\0")
        if len(self._rest) > LONGEST:
            self._rest = b""
        for text in whole:
            try:
                message = json.loads(text)
            except ValueError:
                continue
            if isinstance(message, dict):
                yield message
