"""Asking the routes for an address, as a browser does."""

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
from components.server.routes import routes
from components.staff.routes import staff_routes


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]


def all_routes(open_exhibit: OpenExhibit) -> list[Route]:
    """The routes of visitors, curators and staff, as app.py joins them."""

    def give() -> OpenExhibit:
        return open_exhibit

    return [*routes(give), *desk_routes(give), *staff_routes(give)]


def get(
    rendered: RenderedEdition | OpenExhibit,
    address: str,
    *,
    headers: Sequence[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """What the routes answer to a GET; the address may be escaped as in a browser's address line."""
    return ask(rendered, "GET", address, headers=headers, peer=peer)


def ask(
    rendered: RenderedEdition | OpenExhibit,
    method: str,
    address: str,
    *pieces: bytes,
    headers: Sequence[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """What the routes answer; a body is sent in as many pieces as are given."""
    open_exhibit = (
        rendered
        if isinstance(rendered, OpenExhibit)
        else OpenExhibit(rendered.folder, rendered, rendered.loaded)
    )
    return ask_routes(all_routes(open_exhibit), method, address, *pieces, headers=headers, peer=peer)


def ask_routes(
    doors: Sequence[BaseRoute],
    method: str,
    address: str,
    *pieces: bytes,
    headers: Sequence[tuple[str, str]] = (),
    peer: str = "127.0.0.1",
) -> Answer:
    """What some routes answer; the same routes may be asked again, and remember."""
    answer = Answer()
    left = list(pieces)

    async def receive() -> dict[str, Any]:
        if left:
            return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}
        await asyncio.Event().wait()  # a browser that has asked, and stays
        return {}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        answer.body += message.get("body", b"")

    scope = {
        "type": "http",
        "method": method,
        "path": unquote(address),
        "raw_path": address.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "client": (peer, 50000),
    }
    router = Router(routes=doors, redirect_slashes=False)
    asyncio.run(Starlette(routes=[Mount("/", router)])(scope, receive, send))
    return answer
