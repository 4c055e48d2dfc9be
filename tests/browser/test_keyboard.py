"""Keyboard access: every part can be reached and used without a touch screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage

FOCUS = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  const style = getComputedStyle(focused), frame = focused.closest("[data-part]")?.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const on_top = document.elementFromPoint(x, y);
  return {
    tag: focused.tagName, part: focused.closest("[data-part]")?.dataset.part ?? null,
    data: { ...focused.dataset },
    name: focused.getAttribute("aria-label") || focused.textContent.trim(),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    in_sight: Boolean(frame) && x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom,
    on_top: Boolean(on_top) && (focused.contains(on_top) || on_top.contains(focused)),
  };
}"""
MOST_TABS = 150


def _tab(visit: VisitPage, key: str = "Tab") -> dict[str, Any]:
    visit.page.keyboard.press(key)
    return dict(visit.page.evaluate(FOCUS))


def _tab_to(visit: VisitPage, name: str, value: str | None = None) -> dict[str, Any]:
    """Press Tab until an element with a data attribute (of a value) has the focus; returns that element."""
    for _ in range(MOST_TABS):
        focus = _tab(visit)
        if name in focus["data"] and value in (None, focus["data"][name]):
            return focus
    raise AssertionError(f"{MOST_TABS} tabs do not reach {name} {value or ''}")


def _tab_order(visit: VisitPage) -> list[dict[str, Any]]:
    """Every element that Tab reaches, until it is at the first again or leaves the page."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_TABS):
        focus = _tab(visit)
        if focus["tag"] == "BODY" or (found and focus == found[0]):
            break
        found.append(focus)
    return found


def test_every_marker_is_a_button_whose_name_ends_with_its_title(visit: VisitPage, exhibit: Exhibit) -> None:
    marks = visit.find("[data-part=atlas] [data-stop]").evaluate_all(
        "(all) => all.map((m) => [m.dataset.stop, m.getAttribute('role'), m.getAttribute('aria-label')])"
    )
    titles = {stop.id: stop.title for stop in exhibit.stops}
    assert {stop for stop, _, _ in marks} == set(titles)
    assert [mark for mark in marks if mark[1] != "button" or not mark[2].endswith(titles[mark[0]])] == []
    assert max(Counter(name for _, _, name in marks).values()) == 1, "no two markers have the same name"


@pytest.fixture(scope="module")
def reached(screen: BrowserContext, server: ExhibitServer) -> Iterator[list[dict[str, Any]]]:
    """Every element that Tab reaches on the opening page, in order."""
    page = screen.new_page()
    visit = VisitPage(page).enter(server.url)
    visit.until_at_rest()
    yield _tab_order(visit)
    page.close()


def test_tab_reaches_every_part(reached: list[dict[str, Any]]) -> None:
    assert len(reached) > 12
    parts = {focus["part"] for focus in reached}
    assert parts >= {"atlas", "person_toggle", "timeline", "toolbar"}
    assert [focus for focus in reached if focus["part"] and not focus["name"]] == []


def test_the_focus_is_visible(reached: list[dict[str, Any]]) -> None:
    assert [focus["name"] for focus in reached if focus["part"] and focus["outline"] < 2] == []


def test_tab_reaches_only_visible_elements(reached: list[dict[str, Any]]) -> None:
    hidden = [f for f in reached if f["part"] and not (f["in_sight"] and f["on_top"])]
    assert [focus["name"] for focus in hidden] == []


def test_tab_reaches_no_control_of_streamlit(reached: list[dict[str, Any]]) -> None:
    outside = [focus for focus in reached if focus["part"] is None]
    assert outside == [], "Streamlit's own controls must not be reachable"


def test_a_whole_visit_by_keyboard_alone(visit: VisitPage, exhibit: Exhibit) -> None:
    one, two = exhibit.people[:2]
    visit.until_at_rest()
    keys = visit.page.keyboard
    mark = _tab_to(visit, "stop")
    keys.press("Enter")
    visit.until_shown(mark["data"]["stop"])

    _tab_to(visit, "person", two.id)
    keys.press("Enter")
    visit.until_shown(two.stops[0].id)
    keys.press("ArrowRight")
    visit.until_shown(two.stops[1].id)
    keys.press("ArrowLeft")
    visit.until_shown(two.stops[0].id)

    _tab_to(visit, "lane", one.id)
    keys.press("End")
    visit.until_shown(one.stops[-1].id)

    _tab_to(visit, "list")
    keys.press("Enter")
    _tab_to(visit, "stopLink", one.stops[3].id)
    keys.press("Enter")
    visit.until_shown(one.stops[3].id)

    _tab_to(visit, "step", "previous")
    keys.press(" ")
    visit.until_shown(one.stops[2].id)
    _tab_to(visit, "person", "all")
    keys.press("Enter")
    visit.until(lambda: not visit.shown(), "no story is open")
    encounter = exhibit.encounters[-1]
    _tab_to(visit, "list")
    keys.press("Enter")
    _tab_to(visit, "encounterLink", encounter.id)
    keys.press("Enter")
    visit.until_shown(encounter.id)


TO_WHOLE_LIFE = ("ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight")
"""On the choice of two lives: to the button of the second one's whole life. That of its walk is above it."""


def _has_focus(visit: VisitPage, stop: str) -> bool:
    return bool(visit.page.evaluate("(stop) => document.activeElement.dataset.story === stop", stop))


@pytest.mark.parametrize("way", ["walk", "wholeLife"])
def test_a_life_from_the_attract_screen_to_its_end_by_arrow_keys_and_enter_alone(
    way: str, attract_page: VisitPage, exhibit: Exhibit
) -> None:
    visit, person = attract_page, exhibit.people[1]
    told = [stop.id for stop in person.stops if stop.highlight or way == "wholeLife"]
    assert len(told) > 2
    keys = visit.page.keyboard
    keys.press("Enter")
    expect(visit.find("html")).to_have_attribute("data-screen", "choose")
    for key in (*TO_WHOLE_LIFE, *(["ArrowUp"] if way == "walk" else [])):
        keys.press(key)
    assert visit.page.evaluate(FOCUS)["data"] == {way: person.id}
    keys.press("Enter")
    for stop in told:
        visit.until_shown(stop)
        visit.until(partial(_has_focus, visit, stop), f"the focus is on {stop}")
        keys.press("ArrowRight")
    expect(visit.find("html")).to_have_attribute("data-screen", "ending")
    keys.press("Escape")
    visit.until_shown(told[-1])
    for stop in reversed(told[:-1]):
        keys.press("ArrowLeft")
        visit.until_shown(stop)


def test_enter_opens_the_fan_of_a_city_and_escape_closes_it(visit: VisitPage) -> None:
    visit.until_at_rest()
    _tab_to(visit, "place")
    visit.page.keyboard.press("Enter")
    chip = visit.find("[data-part=atlas] .fan [data-stop]").first
    expect(chip).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(chip).to_be_hidden()


def test_the_arrow_keys_on_the_map_move_the_map_and_not_the_story(visit: VisitPage) -> None:
    visit.open_first_story()
    visit.until_at_rest()
    story = visit.shown()
    visit.find(".leaflet-container").focus()
    before = [mark.x for mark in visit.marks() if mark.open]
    visit.page.keyboard.press("ArrowRight")
    visit.until(lambda: [mark.x for mark in visit.marks() if mark.open] != before, "the map moves")
    assert visit.shown() == story
