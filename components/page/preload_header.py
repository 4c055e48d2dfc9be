"""What a page will ask for, told with its first answer.

Streamlit's own scripts take a second to start, and only then does the page hear which parts it has. The line
is idle until then: `Link` lets the browser fetch the parts' scripts meanwhile, after all that is more urgent.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from components.page.open_exhibit import Today
from components.page.page_content import PARTS, Programme, folder_of, parts_version
from components.page.static_imports import static_imports
from components.visitor.atlas.folium_map import LEAFLET

STREAMLIT = Path(streamlit.__file__).parent / "static"
LATER = ("staff",)
"""Parts that nobody waits for."""


class Ahead:
    """Middleware: the page's own answer names the scripts it will need."""

    def __init__(self, app: ASGIApp, today: Callable[[], Today]) -> None:
        self._app = app
        self._today = today

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return

        async def foretold(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start" and message["status"] in (200, 304):
                MutableHeaders(scope=message)["link"] = as_link(addresses(self._today().house.programme))
            await send(message)

        await self._app(scope, receive, foretold)


def addresses(programme: Programme) -> list[str]:
    """Every script a visitor waits for, by address: Streamlit's for components, the parts', the map's."""
    parts = programme.parts[programme.opening_language]
    maps = [part.data["module"] for part in parts if "module" in part.data]
    names = tuple(part.name for part in parts if part.name not in LATER)
    return [*_of_streamlit(), *_of_parts(names), *([LEAFLET] if maps else []), *maps]


def as_link(scripts: list[str]) -> str:
    """The header's value. Low priority: what starts Streamlit itself comes first. Written close: a proxy
    gives all headers of an answer 4 kB."""
    return ",".join(f"<{script}>;rel=modulepreload;fetchpriority=low" for script in scripts)


@lru_cache(maxsize=8)
def _of_parts(names: tuple[str, ...]) -> list[str]:
    entries = [PARTS / "visitor/browser/page.js", *(PARTS / folder_of(name) / f"{name}.js" for name in names)]
    inside = PARTS.resolve()
    return [
        f"/parts/{parts_version()}/{script.relative_to(inside).as_posix()}"
        for script in static_imports(entries)
    ]


@lru_cache(maxsize=1)
def _of_streamlit() -> list[str]:
    """What its chunk for components brings that its first page does not. Where a later version has another
    name for the chunk this is empty, and the page asks for it when it comes to it."""
    folder = STREAMLIT / "static" / "js"
    begun = set(static_imports(folder.glob("index.*.js")))
    brought = static_imports(folder.glob("BidiComponent.*.js"))
    return [f"/static/js/{script.name}" for script in brought if script not in begun]
