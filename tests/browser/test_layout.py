"""Layout: no part overlaps another, nothing is cut off, every control is large enough for a finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ViewportSize

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import FULL_HD, VisitPage

SCREENS: dict[str, ViewportSize] = {
    "1920x1080": FULL_HD,
    "1080x1920": {"width": 1080, "height": 1920},
    "1366x768": {"width": 1366, "height": 768},
}
PARTS = ("atlas", "story_panel", "stop_list", "person_toggle", "timeline", "prev_next")
MAIN_CONTROL = 81  # pixels: 20 mm on a 21.5 inch screen 1920 pixels wide
ANY_TARGET = 61  # 15 mm
MAIN = ".prev-next [data-step], [data-list], button[data-person], [data-zoom], button[data-whole]"
TARGETS = "[data-part] button, [data-part] summary, [data-part] [role=slider]"
MEASURE = """(selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility())
  .map((each) => {
  const { left, top, right, bottom } = each.getBoundingClientRect();
  const frame = each.closest("[data-part]").getBoundingClientRect();
  return {
    name: each.getAttribute("aria-label") || each.textContent.trim().slice(0, 40) || each.dataset.part,
    part: each.closest("[data-part]").dataset.part, left, top, right, bottom,
    wide: each.scrollWidth - each.clientWidth,
    main: each.matches("%s"),
    beside: left < frame.left - 1 || right > frame.right + 1,
  };
})""".replace("%s", MAIN)
Box = dict[str, Any]
State = Callable[[VisitPage, Exhibit], None]


def _opening(visit: VisitPage, _: Exhibit) -> None:
    visit.until_shown("welcome")


def _story(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    longest = max(person.stops, key=lambda stop: len(stop.story) + len(stop.doubt))
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{longest.id}"]')
    visit.until_shown(longest.id)
    visit.tap("article:not([hidden]) [data-sources]")


def _list(visit: VisitPage, _: Exhibit) -> None:
    visit.tap("[data-list]")


def _encounter(visit: VisitPage, exhibit: Exhibit) -> None:
    visit.tap(f'[data-encounter-link="{exhibit.encounters[0].id}"]')
    visit.until_shown(exhibit.encounters[0].id)


def _person(visit: VisitPage, exhibit: Exhibit) -> None:
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    visit.until_shown(exhibit.people[0].stops[0].id)


STATES: tuple[State, ...] = (_opening, _person, _story, _list, _encounter)


SHOWN = [
    *((size, "server", "journeys") for size in SCREENS),
    *(pytest.param((size, "shipped_server", "shipped"), marks=pytest.mark.content) for size in SCREENS),
]
"""Each screen size with the fixtures of a server and of its exhibit."""


def _name(shown: tuple[str, str, str]) -> str:
    return f"{shown[2]}, {shown[0]}"


@pytest.fixture(scope="module", params=SHOWN, ids=_name)
def layout(
    request: pytest.FixtureRequest, screen: BrowserContext
) -> Iterator[tuple[str, dict[str, tuple[list[Box], list[Box]]]]]:
    """The name of a screen size, and the boxes of parts and of touch targets in every state of the page."""
    size, server_name, exhibit_name = request.param
    server: ExhibitServer = request.getfixturevalue(server_name)
    exhibit: Exhibit = request.getfixturevalue(exhibit_name)
    page = screen.new_page()
    page.set_viewport_size(SCREENS[size])
    page.emulate_media(reduced_motion="reduce")
    visit = VisitPage(page).enter(server.url)
    boxes = {}
    for state in STATES:
        visit.tap('[data-person="all"]')
        visit.until_shown("welcome")
        state(visit, exhibit)
        visit.until_at_rest()
        boxes[state.__name__] = (page.evaluate(MEASURE, "[data-part]"), page.evaluate(MEASURE, TARGETS))
        sideways = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert sideways <= 0, f"{state.__name__}: the page scrolls sideways by {sideways} px"
    yield size, boxes
    page.close()


Layout = tuple[str, dict[str, tuple[list[Box], list[Box]]]]


def test_no_part_overlaps_another(layout: Layout) -> None:
    for state, (parts, _) in layout[1].items():
        # The list covers the story panel completely, on purpose.
        visible = {box["part"]: box for box in parts if box["part"] in PARTS}
        if "stop_list" in visible:
            visible.pop("story_panel")
        assert len(visible) == 5, state
        for one, two in combinations(visible.values(), 2):
            across = min(one["right"], two["right"]) - max(one["left"], two["left"])
            down = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
            assert across <= 1 or down <= 1, f"{state}: {one['part']} overlaps {two['part']}"


def test_the_parts_fill_the_screen_and_none_extends_beyond_it(layout: Layout) -> None:
    size = SCREENS[layout[0]]
    for state, (parts, _) in layout[1].items():
        covered = 0.0
        for box in parts:
            assert box["left"] >= -1, (state, box)
            assert box["top"] >= -1, (state, box)
            assert box["right"] <= size["width"] + 1, (state, box)
            assert box["bottom"] <= size["height"] + 1, (state, box)
            if not (box["part"] == "story_panel" and any(b["part"] == "stop_list" for b in parts)):
                covered += (box["right"] - box["left"]) * (box["bottom"] - box["top"])
        assert covered == pytest.approx(size["width"] * size["height"], rel=0.01), state


def test_nothing_scrolls_sideways_or_is_cut_off_at_a_shorter_side(layout: Layout) -> None:
    for state, (parts, targets) in layout[1].items():
        wide = [(box["part"], box["wide"]) for box in parts if box["part"] != "atlas" and box["wide"] > 1]
        assert not wide, f"{state}: {wide}"
        # A marker may extend beyond the map's edge; a lane's line continues into the margin.
        controls = [box for box in targets if box["part"] not in ("atlas", "timeline")]
        cut = [(box["name"], box["wide"]) for box in controls if box["wide"] > 1 or box["beside"]]
        assert not cut, f"{state}: {cut}"


def test_no_control_is_covered_by_the_edge_of_its_part(layout: Layout) -> None:
    for state, (parts, targets) in layout[1].items():
        frames = {box["part"]: box for box in parts}
        for box in targets:
            if box["part"] in ("prev_next", "person_toggle", "timeline"):
                frame = frames[box["part"]]
                assert box["top"] >= frame["top"] - 1, (state, box)
                assert box["bottom"] <= frame["bottom"] + 1, (state, box)


@pytest.mark.parametrize("layout", SHOWN[::3], indirect=True, ids=_name)
def test_every_target_is_15_millimetres(layout: Layout) -> None:
    for state, (_, targets) in layout[1].items():
        small = [_name_and_size(box) for box in targets if _shorter_side(box) < ANY_TARGET]
        assert not small, f"{state}: {small}"


@pytest.mark.parametrize("layout", SHOWN[::3], indirect=True, ids=_name)
def test_main_controls_are_20_millimetres(layout: Layout) -> None:
    for state, (_, targets) in layout[1].items():
        main = [box for box in targets if box["main"]]
        assert len(main) >= 9, state
        assert not [_name_and_size(box) for box in main if _shorter_side(box) < MAIN_CONTROL], state


def test_controls_are_in_the_lower_half(layout: Layout) -> None:
    middle = SCREENS[layout[0]]["height"] / 2
    for state, (_, targets) in layout[1].items():
        fixed = [box for box in targets if box["part"] in ("prev_next", "person_toggle", "timeline")]
        assert fixed, state
        high = [box["name"] for box in fixed if box["top"] < middle]
        assert not high, f"{state}: {high}"


def test_the_maps_buttons_are_in_the_lower_half(layout: Layout) -> None:
    for state, (_, targets) in layout[1].items():
        buttons = [box for box in targets if box["main"] and box["part"] == "atlas"]
        assert len(buttons) == 3, state
        high = [_name_and_size(box) for box in buttons if box["top"] < SCREENS[layout[0]]["height"] / 2]
        assert not high, f"{state}: {high}"


def _shorter_side(box: Box) -> float:
    return float(min(box["right"] - box["left"], box["bottom"] - box["top"]))


def _name_and_size(box: Box) -> str:
    return f"{box['name']}: {box['right'] - box['left']:.0f} x {box['bottom'] - box['top']:.0f} px"
