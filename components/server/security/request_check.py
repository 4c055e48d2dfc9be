"""Who is let in: the right name, no foreign page, an address and a method that are ours, no heap of data."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from components.page.streamlit_addresses import status_of
from components.server.security.body_limit import TooLarge, measured, only_bytes
from components.server.security.hosts import allowed_names, called, is_same_origin


class HostOriginCheck:
    """Middleware. A WebSocket is refused before it is accepted: the browser then reads 403."""

    def __init__(self, app: ASGIApp, ours: Sequence[BaseRoute]) -> None:
        self._app = app
        self._ours = ours
        self._names = allowed_names()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        status = self._status(scope)
        if status != 200:
            await _refuse(status, scope, receive, send)
        elif scope["type"] == "websocket":
            await self._app(scope, only_bytes(receive, send), send)
        else:
            await self._let_in(scope, receive, send)

    def _status(self, scope: Scope) -> int:
        """200 for a request that may go on, else the status of its refusal."""
        headers = Headers(scope=scope)
        return status_of_names(headers, self._names, scope["type"]) or status_of(scope, self._ours)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, measured(receive, Headers(scope=scope).get("content-length")), send)
        except TooLarge:
            await _refuse(413, scope, receive, send)


def status_of_names(headers: Headers, names: frozenset[str], kind: str) -> int:
    """400 for no `Host` or several, 403 for a name that is not ours or a foreign page; 0 for neither.

    A page's own GET has no `Origin`, or ours; a WebSocket of a browser always has one.
    """
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if len(hosts) != 1 or not hosts[0]:
        return 400
    if called(hosts[0]) not in names:
        return 403
    if any(not is_same_origin(origin, hosts[0]) for origin in origins):
        return 403
    return 403 if kind == "websocket" and len(origins) != 1 else 0


async def _refuse(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse("", status_code=status)(scope, receive, send)
