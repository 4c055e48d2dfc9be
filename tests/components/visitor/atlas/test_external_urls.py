"""A map that would load anything from another machine is refused before a visitor sees it."""

from __future__ import annotations

import re

import pytest
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium import Map, TileLayer
from folium.plugins import Fullscreen

from components.visitor.atlas.folium_map import as_module, world_map

GROUND = "/ground/abc/{z}/{x}/{y}.webp"


def _header(world: Map) -> Element:
    figure = world.get_root()
    assert isinstance(figure, Figure)
    return figure.header


@pytest.mark.parametrize(
    "link", ["https://cdn.example/x.js", "http://cdn.example/x.js", "//cdn.example/x.js"]
)
def test_an_external_link_is_refused(link: str) -> None:
    for kind in (JavascriptLink, CssLink):
        world = world_map(GROUND)
        _header(world).add_child(kind(link))
        with pytest.raises(ValueError, match=re.escape(link)):
            as_module(world)


def test_a_plugin_that_loads_external_files_is_refused() -> None:
    world = world_map(GROUND)
    Fullscreen().add_to(world)  # type: ignore[no-untyped-call]
    with pytest.raises(ValueError, match="no network"):
        as_module(world)


def test_foliums_default_libraries_are_refused() -> None:
    with pytest.raises(ValueError, match="no network"):
        as_module(Map(tiles=None))


def test_external_tiles_are_refused() -> None:
    world = world_map(GROUND)
    TileLayer("https://tile.example/{z}/{x}/{y}.png", attr="x").add_to(world)
    with pytest.raises(ValueError, match=r"tile\.example"):
        as_module(world)


def test_a_link_to_this_machine_is_allowed() -> None:
    world = world_map(GROUND)
    _header(world).add_child(JavascriptLink("/leaflet/more.js"))
    assert "L.map(" in as_module(world)
