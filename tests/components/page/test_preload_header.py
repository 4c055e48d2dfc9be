"""The page's first answer names the scripts a visitor waits for, and they are there."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from components.page.open_exhibit import Today
from components.page.page_content import House, programme
from components.page.preload_header import STREAMLIT, Ahead, addresses, as_link
from components.visitor.atlas.ground_tiles import Ground
from tests.components.asking import get

ROOM_OF_A_PROXY = 4096
"""Bytes for all headers of one answer where a proxy is not told otherwise."""
OTHER_HEADERS = 1300


def answered(house: House, path: str, status: int) -> dict[str, str]:
    """The headers of an answer of some server behind."""
    told: dict[str, str] = {}

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    async def send(message: MutableMapping[str, Any]) -> None:
        told.update({name.decode(): value.decode() for name, value in message.get("headers", ())})

    today = Today(house.folder, house, house.loaded)
    asyncio.run(Ahead(behind, lambda: today)({"type": "http", "path": path}, receive, send))
    return told


def test_every_script_it_names_is_served(house: House) -> None:
    named = addresses(house.programme)
    assert len(named) == len(set(named)) > 20
    for address in named:
        if address.startswith("/static/"):
            assert (STREAMLIT / address.lstrip("/")).is_file()
        else:
            assert get(house, address).kind == "text/javascript", address


def test_it_names_streamlits_components_every_part_and_the_map(house: House) -> None:
    named = " ".join(addresses(house.programme))
    (drawing,) = [part.data["module"] for part in house.programme.parts["en"] if "module" in part.data]
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
def test_the_page_is_answered_with_the_names_also_where_the_browser_has_it(house: House, status: int) -> None:
    link = answered(house, "/", status)["link"]
    assert link == as_link(addresses(house.programme))
    assert link.count("rel=modulepreload") == link.count("fetchpriority=low") == link.count("<")


@pytest.mark.parametrize(("path", "status"), [("/health", 200), ("/static/js/index.js", 200), ("/", 403)])
def test_no_other_answer_carries_them(house: House, path: str, status: int) -> None:
    assert "link" not in answered(house, path, status)


def test_a_proxy_has_room_for_them(house: House) -> None:
    assert len(answered(house, "/", 200)["link"]) < ROOM_OF_A_PROXY - OTHER_HEADERS


def test_where_no_exhibit_can_be_shown_no_map_is_fetched(house: House) -> None:
    named = addresses(programme(None, Ground(house.folder / "none.pmtiles")))
    assert any(script.endswith("unavailable/unavailable.js") for script in named)
    assert not [script for script in named if "atlas" in script or "leaflet" in script]
