"""The page's first answer names the scripts a visitor waits for, and they are there."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.file_util import get_static_dir

from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition, render_page
from components.page.preload_header import PreloadHeader, addresses, as_link
from components.visitor.atlas.ground_tiles import GroundTiles
from tests.components.route_client import get

ROOM_OF_A_PROXY = 4096
"""Bytes for all headers of one answer where a proxy is not told otherwise."""
OTHER_HEADERS = 1300


def answered(rendered: RenderedEdition, path: str, status: int) -> dict[str, str]:
    """The headers of an answer of some server behind."""
    told: dict[str, str] = {}

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        told.update({name.decode(): value.decode() for name, value in message.get("headers", ())})

    open_exhibit = OpenExhibit(rendered.folder, rendered, rendered.loaded)
    asyncio.run(PreloadHeader(behind, lambda: open_exhibit)({"type": "http", "path": path}, receive, send))
    return told


def test_every_script_it_names_is_served(rendered: RenderedEdition) -> None:
    named = addresses(rendered.content)
    assert len(named) == len(set(named)) > 20
    for address in named:
        if address.startswith("/static/"):
            assert (Path(get_static_dir()) / address.lstrip("/")).is_file()
        else:
            assert get(rendered, address).kind == "text/javascript", address


def test_it_names_streamlits_components_every_part_and_the_map(rendered: RenderedEdition) -> None:
    named = " ".join(addresses(rendered.content))
    (drawing,) = [part.data["module"] for part in rendered.content.parts["en"] if "module" in part.data]
    for script in (
        "BidiComponent.",
        "page.js",
        "visit_state.js",
        "atlas/camera.js",
        "leaflet-src.esm.js",
        drawing,
    ):
        assert script in named, script
    assert "staff/staff.js" not in named, "nobody waits for it"


@pytest.mark.parametrize("status", [200, 304])
def test_the_page_is_answered_with_the_names_also_where_the_browser_has_it(
    rendered: RenderedEdition, status: int
) -> None:
    link = answered(rendered, "/", status)["link"]
    assert link == as_link(addresses(rendered.content))
    assert link.count("rel=modulepreload") == link.count("fetchpriority=low") == link.count("<")


@pytest.mark.parametrize(("path", "status"), [("/health", 200), ("/static/js/index.js", 200), ("/", 403)])
def test_no_other_answer_carries_them(rendered: RenderedEdition, path: str, status: int) -> None:
    assert "link" not in answered(rendered, path, status)


def test_a_proxy_has_room_for_them(rendered: RenderedEdition) -> None:
    assert len(answered(rendered, "/", 200)["link"]) < ROOM_OF_A_PROXY - OTHER_HEADERS


def test_where_no_exhibit_can_be_shown_no_map_is_fetched(rendered: RenderedEdition) -> None:
    named = addresses(render_page(None, GroundTiles(rendered.folder / "none.pmtiles")))
    assert any(script.endswith("unavailable/unavailable.js") for script in named)
    assert not [script for script in named if "atlas" in script or "leaflet" in script]
