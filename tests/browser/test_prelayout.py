"""Prelayout: while a finger is on a control, the story that it will open is laid out invisibly."""

from __future__ import annotations

import pytest

from tests.browser.visit_page import FOUR_FRAMES, VisitPage
from tests.endurance.touch_screen import Point, TouchScreen

LAID_OUT = """() => [...document.querySelectorAll("[data-part=story_panel] >.is-prelayout")].map((story) => ({
  story: story.dataset.story ?? story.dataset.encounter,
  laid_out: story.querySelector(".story__text").getClientRects()[0].height > 50,
  visible: story.checkVisibility({ opacityProperty: true }),
}))"""
PANEL = """() => {
  const part = document.querySelector("[data-part=story_panel]");
  const shown = part.querySelector(":scope > article:not([hidden])").getBoundingClientRect();
  return [part.scrollHeight, shown.x, shown.y, shown.width, shown.height];
}"""


@pytest.fixture
def touch_screen(visit: VisitPage) -> TouchScreen:
    visit.until_at_rest()
    return TouchScreen(visit.page)


def middle(visit: VisitPage, selector: str) -> Point:
    box = visit.find(selector).filter(visible=True).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def touch_and_inspect(visit: VisitPage, touch_screen: TouchScreen, at: Point) -> list[dict[str, object]]:
    """Put a finger down; the stories that are laid out invisibly by then."""
    touch_screen.down(at)
    visit.page.evaluate(FOUR_FRAMES)
    return list(visit.page.evaluate(LAID_OUT))


def test_the_story_under_the_finger_is_laid_out_and_nothing_visible_moves(
    visit: VisitPage, touch_screen: TouchScreen
) -> None:
    visit.open_first_story().until_at_rest()
    mark = next(mark for mark in visit.marks() if mark.stop and not mark.open)
    before = visit.page.evaluate(PANEL)
    laid_out = touch_and_inspect(visit, touch_screen, (mark.x, mark.y))
    assert laid_out == [{"story": mark.stop, "laid_out": True, "visible": False}]
    assert visit.page.evaluate(PANEL) == before
    touch_screen.up()
    visit.until_shown(str(mark.stop))
    assert visit.page.evaluate(LAID_OUT) == []


def test_a_story_laid_out_before_looks_the_same_as_one_that_was_not(
    visit: VisitPage, touch_screen: TouchScreen
) -> None:
    visit.tap("[data-person=holm]")
    visit.tap("[data-step=next]")
    by_touch = visit.page.evaluate(PANEL)
    visit.tap("[data-step=next]")
    visit.page.keyboard.press("ArrowLeft")
    visit.page.evaluate(FOUR_FRAMES)
    assert visit.page.evaluate(PANEL) == by_touch


def test_a_finger_that_moves_away_opens_nothing(visit: VisitPage, touch_screen: TouchScreen) -> None:
    visit.open_first_story()
    shown, (x, y) = visit.shown(), middle(visit, "[data-step=next]")
    assert touch_and_inspect(visit, touch_screen, (x, y))
    touch_screen.move((x, y - 300))
    touch_screen.up()
    visit.page.evaluate(FOUR_FRAMES)
    assert visit.shown() == shown
    assert visit.page.evaluate(LAID_OUT) == []


@pytest.mark.parametrize("person", ["holm", "orlin"])
def test_a_finger_on_a_person_button_lays_out_their_first_story(
    visit: VisitPage, touch_screen: TouchScreen, person: str
) -> None:
    [laid_out] = touch_and_inspect(visit, touch_screen, middle(visit, f"[data-person={person}]"))
    touch_screen.up()
    visit.until_shown(str(laid_out["story"]))
    assert str(laid_out["story"]).startswith(f"{person}/")


def test_a_finger_on_a_list_row_lays_out_its_story(visit: VisitPage, touch_screen: TouchScreen) -> None:
    visit.tap("[data-list]")
    row = visit.find("[data-stop-link]").filter(visible=True).nth(2)
    stop, box = row.get_attribute("data-stop-link"), row.bounding_box()
    assert box
    [laid_out] = touch_and_inspect(visit, touch_screen, (box["x"] + 40, box["y"] + box["height"] / 2))
    touch_screen.up()
    assert laid_out["story"] == stop
    visit.until_shown(str(stop))
