"""Where the map is: its zoom, and the pixel of the screen at which it shows a point."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import Any

from components.page.assets import asset_address
from data import Point, to_pixel
from tests.browser.visit_page import FOUR_FRAMES, VisitPage

CENTRE = """() => {
  const { e: x, f: y, a: scale } = new DOMMatrix(document.querySelector(".leaflet-proxy").style.transform);
  return [x, y, scale];
}"""
"""The pixel of the world in the middle of the map's element, and the scale, which is 1 at zoom 1."""
SIZE = """() => {
  const { clientWidth, clientHeight } = document.querySelector(".leaflet-container");
  return [clientWidth, clientHeight];
}"""
ROOM = """async (stage) => {
  const { left, top, right, bottom } = (await import(stage)).mapRoom();
  return [left, top, right, bottom];
}"""
CALL = "async ([state, name, values]) => { (await import(state))[name](...values); }"


def map_zoom(visit: VisitPage) -> float:
    return 1 + log2(visit.page.evaluate(CENTRE)[2])


def on_screen(visit: VisitPage, point: Point, centre: Sequence[float] | None = None) -> tuple[float, float]:
    """The pixel of the screen at which the map shows a point, latitude first. Of a map at rest, or as it was
    when CENTRE was `centre`."""
    centre_x, centre_y, scale = centre or visit.page.evaluate(CENTRE)
    width, height = visit.page.evaluate(SIZE)
    x, y = (2 * scale * value for value in to_pixel(*point))
    return (x - centre_x + width / 2, y - centre_y + height / 2)


def room(visit: VisitPage) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what card, river and buttons leave free of the map."""
    left, top, right, bottom = visit.page.evaluate(ROOM, asset_address("visitor/browser/stage.js"))
    return (left, top, right, bottom)


def middle_of_room(visit: VisitPage) -> tuple[float, float]:
    left, top, right, bottom = room(visit)
    return ((left + right) / 2, (top + bottom) / 2)


def begin(visit: VisitPage, function: str, *values: Any) -> None:
    """Call a function of visit_state.js, as a part does after a tap."""
    visit.page.evaluate(CALL, [asset_address("visitor/browser/visit_state.js"), function, list(values)])


def change_state(visit: VisitPage, function: str, *values: Any) -> None:
    """The same; returns when the map has followed."""
    begin(visit, function, *values)
    visit.page.evaluate(FOUR_FRAMES)
    visit.until_at_rest()
