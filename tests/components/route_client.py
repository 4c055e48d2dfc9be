"""Sends requests to the routes without a server (ASGI), as a browser would send them."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route, Router

from components.curator.routes import desk_routes
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.server.routes import routes as visitor_routes
from components.staff.routes import staff_routes


@dataclass
class Answer:
    """A response; header names are in lower case."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def kind(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").split(";")[0]

    def add(self, message: MutableMapping[str, Any]) -> None:
        """Take up an ASGI message of the application."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        self.body += message.get("body", b"")


def all_routes(open_exhibit: OpenExhibit) -> list[Route]:
    """The routes of visitors, curators and staff, as app.py joins them."""

    def get_open_exhibit() -> OpenExhibit:
        return open_exhibit

    return [
        *visitor_routes(get_open_exhibit),
        *desk_routes(get_open_exhibit),
        *staff_routes(get_open_exhibit),
    ]


def get(
    rendered: RenderedEdition | OpenExhibit,
    address: str,
    *,
    headers: Sequence[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """The response to a GET request; the address may be percent-encoded, as in a browser's address bar."""
    return ask(rendered, "GET", address, headers=headers, peer=peer)


def ask(
    rendered: RenderedEdition | OpenExhibit,
    method: str,
    address: str,
    *pieces: bytes,
    headers: Sequence[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """The response of Sojourn's routes; each piece of the body is sent as one ASGI message."""
    open_exhibit = (
        rendered
        if isinstance(rendered, OpenExhibit)
        else OpenExhibit(rendered.folder, rendered, rendered.loaded)
    )
    return ask_routes(all_routes(open_exhibit), method, address, *pieces, headers=headers, peer=peer)


def ask_routes(
    routes: Sequence[BaseRoute],
    method: str,
    address: str,
    *pieces: bytes,
    headers: Sequence[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """The response of the given routes; their state is kept between requests."""
    answer = Answer()
    remaining = list(pieces)

    async def receive() -> dict[str, Any]:
        if remaining:
            return {"type": "http.request", "body": remaining.pop(0), "more_body": bool(remaining)}
        await asyncio.Event().wait()  # the browser waits for the response
        return {}

    async def send(message: MutableMapping[str, Any]) -> None:
        answer.add(message)

    scope = {
        "type": "http",
        "method": method,
        "path": unquote(address),
        "raw_path": address.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "client": (peer, 50000),
    }
    router = Router(routes=routes, redirect_slashes=False)
    asyncio.run(Starlette(routes=[Mount("/", router)])(scope, receive, send))
    return answer
