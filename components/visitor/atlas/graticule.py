"""The graticule: meridians and parallels, drawn where the map has no ground."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from folium import FeatureGroup, PolyLine

LINE_COLOUR = "#c3b697"
NORTH, SOUTH = 84, -80
"""The parallels at which the meridians end; in the Mercator projection they never meet."""
WIDE, CLOSE = 10, 1
"""Degrees between two lines: on the whole map, and between those where the map shows a region (atlas.css)."""


def graticule(cut: float = -180) -> FeatureGroup:
    """The lines of the world that begins at `cut`, and of half a world on each side of it."""
    west = WIDE * floor(cut / WIDE) - 180
    group = FeatureGroup(name="graticule")
    for step, class_name in ((WIDE, "graticule"), (CLOSE, "graticule graticule--close")):
        lines = PolyLine(
            [*_meridians(step, west), *_parallels(step, west)],
            class_name=class_name,
            color=LINE_COLOUR,
            weight=1,
        )
        lines.add_to(group)
    return group


def _meridians(step: int, west: int) -> Iterator[list[tuple[float, float]]]:
    for longitude in range(west, west + 721, step):
        yield [(SOUTH, longitude), (NORTH, longitude)]


def _parallels(step: int, west: int) -> Iterator[list[tuple[float, float]]]:
    for latitude in range(SOUTH, NORTH + 1, step):
        yield [(latitude, west), (latitude, west + 720)]
