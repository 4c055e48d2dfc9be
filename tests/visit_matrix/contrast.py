"""Figure A7 for the names on the map: axe-core does not judge a text that stands on a picture."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import Image
from playwright.sync_api import Page

from data import TEXT_CONTRAST, contrast
from tests.visit_matrix.figures import Miss, Screen

WITHOUT_LETTERS = """
  .leaflet-map-pane * { -webkit-text-fill-color: transparent !important; }
  .leaflet-map-pane text { fill: transparent !important; }
"""
"""What is left under a name: the ground, the ways, and the halo of its letters."""
MOST_OF_THE_GROUND = 0.5
"""A name is judged by the median of its ground: a line that crosses it is no ground."""
SECONDS = 60


def contrast_misses(page: Page, screen: Screen, scale: float) -> Iterator[Miss]:
    """Every name on the map with too little contrast; `scale`: pixels of the screen for a CSS pixel."""
    seen = [each for each in screen["names"] if not each["isHidden"] and not each["isCut"]]
    if not seen:
        return
    taken = page.screenshot(animations="disabled", style=WITHOUT_LETTERS, timeout=1000 * SECONDS)
    ground = Image.open(io.BytesIO(taken)).convert("RGB")
    for name in seen:
        found = _contrast(name, ground, scale)
        if found < TEXT_CONTRAST:
            yield Miss("A7", f"{name['where']} on the map is pale", f"“{name['text'][:30]}” {found:.1f}:1")


def _contrast(name: dict[str, Any], ground: Image.Image, scale: float) -> float:
    box = name["box"]
    corners = (box["left"] * scale, box["top"] * scale, box["right"] * scale, box["bottom"] * scale)
    part = ground.crop((int(corners[0]), int(corners[1]), int(corners[2]) + 1, int(corners[3]) + 1))
    median = [_median(band.histogram()) for band in part.split()]
    *letters, opacity = name["colour"]
    drawn = [opacity * one + (1 - opacity) * under for one, under in zip(letters, median, strict=True)]
    return contrast(_hexadecimal(drawn), _hexadecimal(median))


def _hexadecimal(colour: Sequence[float]) -> str:
    return "#" + "".join(f"{round(each):02x}" for each in colour)


def _median(histogram: list[int]) -> int:
    left = MOST_OF_THE_GROUND * sum(histogram)
    for level, count in enumerate(histogram):
        left -= count
        if left <= 0:
            return level
    return 255
