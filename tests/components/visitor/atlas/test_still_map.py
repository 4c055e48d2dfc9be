"""The still map of the poster: where Leaflet will draw the same, and small."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.atlas.still_map import ROOM, still_map
from data import Exhibit, View, legs
from tests.exhibit_folders import SHIPPED
from tests.ground_file import write_ground

MOST_BYTES = 150_000
"""It is part of the page's first response."""


@pytest.fixture
def ground(tmp_path: Path) -> GroundTiles:
    write_ground(tmp_path / "ground.pmtiles")
    return GroundTiles(tmp_path / "ground.pmtiles")


def pictures(html: str) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each, in pixels at zoom 0."""
    found = re.findall(r'<image x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)"', html)
    return [(float(x), float(y), float(width), float(height)) for x, y, width, height in found]


def test_every_leg_is_a_line_in_the_colour_of_its_life(small: Exhibit, ground: GroundTiles) -> None:
    html = still_map(small, ground)
    for person in small.people:
        assert html.count(f'stroke="{person.colour}"') == len(list(legs(person)))


def test_the_sharp_picture_covers_what_the_screen_shows(small: Exhibit, ground: GroundTiles) -> None:
    html = still_map(replace(small, opening_view=View(40, 0, 60, 40)), ground)
    world, near = pictures(html)
    assert world == (0, 0, 256, 256)
    # The view is 28.4 pixels wide at zoom 0 and about as high as Europe: it fits at zoom 4.5.
    width = 40 / 360 * 256
    assert near[2] == pytest.approx((ROOM[0] + 80) / 2**4.5, abs=0.2)
    assert near[0] == pytest.approx(128 + width / 2 - near[2] / 2, abs=0.2)


@pytest.mark.parametrize(
    "view", [View(-58, -179, 84, 179), View(10, 20, 10, 20), View(50, 170, 60, 200), View(84, 0, 85, 2)]
)
def test_any_opening_view_has_a_still_map(small: Exhibit, ground: GroundTiles, view: View) -> None:
    html = still_map(replace(small, opening_view=view), ground)
    assert len(html) < MOST_BYTES
    assert all(width > 0 and height > 0 for _, _, width, height in pictures(html))


def test_without_a_ground_only_the_lines_are_drawn(small: Exhibit) -> None:
    html = still_map(small, GroundTiles(None))
    assert "<image" not in html
    assert "still--plain" in html, "on paper, not on the colour of the sea"
    assert "<path" in html


@pytest.mark.content
def test_the_still_map_of_the_shipped_exhibit_is_small(shipped: Exhibit) -> None:
    html = still_map(shipped, GroundTiles(SHIPPED / "basemap" / "ground.pmtiles"))
    assert len(pictures(html)) == 2
    assert len(html) < MOST_BYTES
