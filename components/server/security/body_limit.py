"""How much may be sent to us. The page sends little: a beat, a word of the staff's."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from starlette.types import Receive, Send

MOST_BYTES = 64 * 1024
"""Of a request's body, and of one message through the WebSocket."""
UNSUPPORTED, TOO_BIG = 1003, 1009
"""Why a WebSocket is closed (RFC 6455, 7.4.1)."""


class TooLarge(Exception):
    """More was sent than is taken."""


def measured(receive: Receive, told: str | None) -> Receive:
    """The same request; raises TooLarge where it tells of more than is taken, or more of it is read."""
    taken = 0
    if told is not None and not (told.isdecimal() and int(told[:20]) <= MOST_BYTES):
        raise TooLarge

    async def take() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise TooLarge
        return message

    return take


def only_bytes(receive: Receive, send: Send) -> Receive:
    """The same WebSocket; it ends when text comes, or too much: Streamlit speaks in bytes, and would trip."""

    async def take() -> MutableMapping[str, Any]:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        sent = message.get("bytes")
        if sent is not None and len(sent) <= MOST_BYTES:
            return message
        code = UNSUPPORTED if sent is None else TOO_BIG
        await send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    return take
