"""The map fills the screen; what a story is about is shown in the room that card and river leave of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from components.visitor.atlas.map_cut import map_cut, on_the_map
from data import Exhibit, Stop, View
from tests.browser.map_view import change_state, map_zoom, middle_of_room, on_screen, room
from tests.browser.visit_page import FULL_HD, VisitPage


@pytest.fixture
def town(exhibit: Exhibit) -> Stop:
    """A stop that is on no city plan."""
    return next(stop for stop in exhibit.stops if "irkutsk" in stop.id)


@pytest.fixture(autouse=True)
def full_hd(visit: VisitPage) -> Iterator[None]:
    yield
    visit.page.set_viewport_size(FULL_HD)
    visit.page.evaluate("delete document.documentElement.dataset.mirror")


def test_a_story_is_shown_in_the_middle_of_the_room(visit: VisitPage, town: Stop) -> None:
    change_state(visit, "openStop", town.id)
    visit.until(lambda: _is_in_the_middle(visit, town), "the story is in the middle of the room")
    assert room(visit)[2] < 1100, "the card covers the right of the map"


def test_the_whole_view_lies_in_the_room(visit: VisitPage, exhibit: Exhibit) -> None:
    drawn = on_the_map(exhibit, map_cut(exhibit.people))
    for person in drawn.people:
        change_state(visit, "choosePerson", person.id)
        left, top, right, bottom = room(visit)
        for stop in person.stops:
            if stop.present:
                x, y = on_screen(visit, stop.place_on_map.point)
                assert left < x < right, stop.id
                assert top < y < bottom, stop.id


def test_the_map_follows_when_the_stage_changes(visit: VisitPage, town: Stop) -> None:
    change_state(visit, "openStop", town.id)
    zoom = map_zoom(visit)
    visit.page.evaluate("document.documentElement.dataset.mirror = ''")
    for size in (FULL_HD, {"width": 1080, "height": 1920}, {"width": 3840, "height": 2160}):
        visit.page.set_viewport_size(size)  # type: ignore[arg-type]
        visit.until(
            lambda: _is_in_the_middle(visit, town),
            f"the story is in the middle of the room on {size}",
        )
    assert map_zoom(visit) == zoom + 1, "twice the pixels show the same, twice as large"


def test_a_city_plan_fills_the_room(visit: VisitPage, exhibit: Exhibit) -> None:
    drawn = on_the_map(exhibit, map_cut(exhibit.people))
    sheets = drawn.plan_sheets
    on_plans = {
        _sheet_of(stop, sheets): stop
        for stop in drawn.stops
        if any(sheet.contains(stop.place_on_map.point) for sheet in sheets)
    }
    assert len(on_plans) == 2
    for sheet, stop in on_plans.items():
        change_state(visit, "openStop", stop.id)
        visit.until(lambda: _fills_room(visit, sheet), f"the plan fills the room: {stop.id}")  # noqa: B023


def _is_in_the_middle(visit: VisitPage, stop: Stop) -> bool:
    x, y = on_screen(visit, stop.place_on_map.point)
    middle_x, middle_y = middle_of_room(visit)
    return max(abs(x - middle_x), abs(y - middle_y)) <= 1


def _fills_room(visit: VisitPage, sheet: View) -> bool:
    """Within some pixels: a plan that is so little smaller fills the room well enough."""
    left, top, right, bottom = room(visit)
    west, north = on_screen(visit, (sheet.north, sheet.west))
    east, south = on_screen(visit, (sheet.south, sheet.east))
    return max(west - left, north - top, right - east, bottom - south) <= 80


def _sheet_of(stop: Stop, sheets: tuple[View, ...]) -> View:
    return next(sheet for sheet in sheets if sheet.contains(stop.place_on_map.point))
