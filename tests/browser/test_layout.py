"""Nothing lies over anything else, nothing is cut off, everything is large enough for a finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ViewportSize

from data import Exhibit
from tests.browser.exhibit_server import Gallery
from tests.browser.visit_page import FULL_HD, Visit

SCREENS: dict[str, ViewportSize] = {
    "1920x1080": FULL_HD,
    "1080x1920": {"width": 1080, "height": 1920},
    "1366x768": {"width": 1366, "height": 768},
}
PARTS = ("atlas", "story_panel", "stop_list", "person_toggle", "timeline", "prev_next")
MAIN_CONTROL = 81  # pixels: 20 mm on a 21.5 inch screen of 1920 pixels
ANY_TARGET = 61  # 15 mm
MAIN = ".prev-next [data-step], [data-list], button[data-person], [data-zoom], button[data-whole]"
TARGETS = "[data-part] button, [data-part] summary, [data-part] [role=slider]"
MEASURE = """(what) => [...document.querySelectorAll(what)].filter((e) => e.checkVisibility()).map((each) => {
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
State = Callable[[Visit, Exhibit], None]


def _opening(visit: Visit, _: Exhibit) -> None:
    visit.until_shown("welcome")


def _story(visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    longest = max(person.stops, key=lambda stop: len(stop.story) + len(stop.doubt))
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{longest.id}"]')
    visit.until_shown(longest.id)
    visit.tap("article:not([hidden]) [data-sources]")


def _list(visit: Visit, _: Exhibit) -> None:
    visit.tap("[data-list]")


def _encounter(visit: Visit, exhibit: Exhibit) -> None:
    visit.tap(f'[data-encounter-link="{exhibit.encounters[0].id}"]')
    visit.until_shown(exhibit.encounters[0].id)


def _life(visit: Visit, exhibit: Exhibit) -> None:
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    visit.until_shown(exhibit.people[0].stops[0].id)


STATES: tuple[State, ...] = (_opening, _life, _story, _list, _encounter)


@pytest.fixture(scope="module", params=list(SCREENS))
def hung(
    request: pytest.FixtureRequest, screen: BrowserContext, gallery: Gallery, exhibit: Exhibit
) -> Iterator[tuple[str, dict[str, tuple[list[Box], list[Box]]]]]:
    """A screen of one size, and the boxes of parts and targets in every state of the page."""
    page = screen.new_page()
    page.set_viewport_size(SCREENS[request.param])
    page.emulate_media(reduced_motion="reduce")
    visit = Visit(page).enter(gallery.url)
    seen = {}
    for state in STATES:
        visit.tap('[data-person="all"]')
        visit.until_shown("welcome")
        state(visit, exhibit)
        visit.until_at_rest()
        seen[state.__name__] = (page.evaluate(MEASURE, "[data-part]"), page.evaluate(MEASURE, TARGETS))
        sideways = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert sideways <= 0, f"{state.__name__}: the page scrolls sideways by {sideways} px"
    yield request.param, seen
    page.close()


Hung = tuple[str, dict[str, tuple[list[Box], list[Box]]]]


def test_no_part_lies_over_another(hung: Hung) -> None:
    for state, (parts, _) in hung[1].items():
        # The list lies over the panel on purpose, and covers it wholly.
        standing = {box["part"]: box for box in parts if box["part"] in PARTS}
        if "stop_list" in standing:
            standing.pop("story_panel")
        assert len(standing) == 5, state
        for one, two in combinations(standing.values(), 2):
            across = min(one["right"], two["right"]) - max(one["left"], two["left"])
            down = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
            assert across <= 1 or down <= 1, f"{state}: {one['part']} lies over {two['part']}"


def test_the_parts_fill_the_screen_and_none_leaves_it(hung: Hung) -> None:
    size = SCREENS[hung[0]]
    for state, (parts, _) in hung[1].items():
        covered = 0.0
        for box in parts:
            assert box["left"] >= -1, (state, box)
            assert box["top"] >= -1, (state, box)
            assert box["right"] <= size["width"] + 1, (state, box)
            assert box["bottom"] <= size["height"] + 1, (state, box)
            if not (box["part"] == "story_panel" and any(b["part"] == "stop_list" for b in parts)):
                covered += (box["right"] - box["left"]) * (box["bottom"] - box["top"])
        assert covered == pytest.approx(size["width"] * size["height"], rel=0.01), state


def test_nothing_scrolls_sideways_or_is_cut_off_at_a_side(hung: Hung) -> None:
    for state, (parts, targets) in hung[1].items():
        wide = [(box["part"], box["wide"]) for box in parts if box["part"] != "atlas" and box["wide"] > 1]
        assert not wide, f"{state}: {wide}"
        # A mark on the map may stand beyond its edge; a lane's line runs on into the margin.
        controls = [box for box in targets if box["part"] not in ("atlas", "timeline")]
        cut = [(box["name"], box["wide"]) for box in controls if box["wide"] > 1 or box["beside"]]
        assert not cut, f"{state}: {cut}"


def test_no_control_is_covered_by_the_edge_of_its_part(hung: Hung) -> None:
    for state, (parts, targets) in hung[1].items():
        frames = {box["part"]: box for box in parts}
        for box in targets:
            if box["part"] in ("prev_next", "person_toggle", "timeline"):
                frame = frames[box["part"]]
                assert box["top"] >= frame["top"] - 1, (state, box)
                assert box["bottom"] <= frame["bottom"] + 1, (state, box)


@pytest.mark.parametrize("hung", ["1920x1080"], indirect=True)
def test_every_target_is_15_millimetres(hung: Hung) -> None:
    for state, (_, targets) in hung[1].items():
        small = [_sized(box) for box in targets if _side(box) < ANY_TARGET]
        assert not small, f"{state}: {small}"


@pytest.mark.parametrize("hung", ["1920x1080"], indirect=True)
def test_main_controls_are_20_millimetres(hung: Hung) -> None:
    for state, (_, targets) in hung[1].items():
        main = [box for box in targets if box["main"]]
        assert len(main) >= 9, state
        assert not [_sized(box) for box in main if _side(box) < MAIN_CONTROL], state


def test_controls_stand_in_the_lower_half(hung: Hung) -> None:
    middle = SCREENS[hung[0]]["height"] / 2
    for state, (_, targets) in hung[1].items():
        fixed = [box for box in targets if box["part"] in ("prev_next", "person_toggle", "timeline")]
        assert fixed, state
        high = [box["name"] for box in fixed if box["top"] < middle]
        assert not high, f"{state}: {high}"


def test_the_maps_buttons_stand_in_the_lower_half(hung: Hung) -> None:
    for state, (_, targets) in hung[1].items():
        buttons = [box for box in targets if box["main"] and box["part"] == "atlas"]
        assert len(buttons) == 3, state
        high = [_sized(box) for box in buttons if box["top"] < SCREENS[hung[0]]["height"] / 2]
        assert not high, f"{state}: {high}"


def _side(box: Box) -> float:
    return float(min(box["right"] - box["left"], box["bottom"] - box["top"]))


def _sized(box: Box) -> str:
    return f"{box['name']}: {box['right'] - box['left']:.0f} x {box['bottom'] - box['top']:.0f} px"
