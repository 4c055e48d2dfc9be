"""Middleware that refuses requests: unknown host, foreign origin, closed address or method, large body."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from components.page.streamlit_addresses import route_status
from components.server.security.hosts import allowed_names, is_same_origin, name_in_host_header

MAX_BYTES = 64 * 1024
"""The limit of a request's body, and of one WebSocket message. The page sends little: a heartbeat, a PIN."""
UNSUPPORTED, TOO_BIG = 1003, 1009
"""Close codes of a WebSocket (RFC 6455, 7.4.1)."""


class TooLarge(Exception):
    """The body is longer than allowed."""


class RequestCheck:
    """Middleware. A WebSocket is refused before it is accepted: the browser then receives status 403."""

    def __init__(self, app: ASGIApp, our_routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._our_routes = our_routes
        self._names = allowed_names()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        status = self._status(scope)
        if status != 200:
            await _refuse(status, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, only_small_binary_messages(receive, send), send)
        else:
            await self._pass_on(scope, receive, send)

    def _status(self, scope: Scope) -> int:
        """200 for a request that is passed on, else the status of its refusal."""
        headers = Headers(scope=scope)
        return host_and_origin_status(headers, self._names, scope["type"]) or route_status(
            scope, self._our_routes
        )

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = Headers(scope=scope).get("content-length")
        try:
            await self._app(scope, limited_body(receive, MAX_BYTES, length), send)
        except TooLarge:
            await _refuse(413, scope, receive, send)


def host_and_origin_status(headers: Headers, names: frozenset[str], kind: str) -> int:
    """400 for no `Host` header or several, 403 for an unknown host or a foreign origin; 0 where all is well.

    `kind` is "http" or "websocket". A page's own GET has no `Origin` or ours; a browser's WebSocket always
    has one.
    """
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or not hosts[0]:
        return 400
    if name_in_host_header(hosts[0]) not in names:
        return 403
    if any(not is_same_origin(origin, hosts[0]) for origin in origins):
        return 403
    return 403 if kind == "websocket" and len(origins) != 1 else 0


def limited_body(receive: Receive, limit: int, content_length: str | None = None) -> Receive:
    """Wrap `receive`. Raises TooLarge where `Content-Length` or the body that is read exceeds `limit`, in
    bytes."""
    received = 0
    if content_length is not None and not (content_length.isdecimal() and int(content_length[:20]) <= limit):
        raise TooLarge

    async def receive_limited() -> MutableMapping[str, Any]:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise TooLarge
        return message

    return receive_limited


def only_small_binary_messages(receive: Receive, send: Send) -> Receive:
    """Wrap a WebSocket's `receive`: text, or more than MAX_BYTES, closes it. Streamlit's protocol is binary,
    and a text message makes it raise."""

    async def receive_binary() -> MutableMapping[str, Any]:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        content = message.get("bytes")
        if content is not None and len(content) <= MAX_BYTES:
            return message
        code = UNSUPPORTED if content is None else TOO_BIG
        await send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    return receive_binary


async def _refuse(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse("", status_code=status)(scope, receive, send)
