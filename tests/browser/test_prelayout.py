"""A finger takes some tenth of a second to lift: what it will open is laid out meanwhile, unseen."""

from __future__ import annotations

import pytest

from tests.browser.visit_page import FOUR_FRAMES, Visit
from tests.endurance.touch_screen import Glass, Point

LAID_OUT = """() => [...document.querySelectorAll("[data-part=story_panel] > .is-foreseen")].map((story) => ({
  story: story.dataset.story ?? story.dataset.encounter,
  lines: story.querySelector(".story__text").getClientRects()[0].height > 50,
  seen: story.checkVisibility({ opacityProperty: true }),
}))"""
PANEL = """() => {
  const room = document.querySelector("[data-part=story_panel]");
  const shown = room.querySelector(":scope > article:not([hidden])").getBoundingClientRect();
  return [room.scrollHeight, shown.x, shown.y, shown.width, shown.height];
}"""


@pytest.fixture
def glass(visit: Visit) -> Glass:
    visit.until_at_rest()
    return Glass(visit.page)


def middle(visit: Visit, what: str) -> Point:
    box = visit.find(what).filter(visible=True).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def touch(visit: Visit, glass: Glass, at: Point) -> list[dict[str, object]]:
    """Put a finger there; what is laid out unseen by then."""
    glass.put(at)
    visit.page.evaluate(FOUR_FRAMES)
    return list(visit.page.evaluate(LAID_OUT))


def test_the_story_under_the_finger_is_laid_out_and_nothing_on_the_screen_moves(
    visit: Visit, glass: Glass
) -> None:
    mark, before = visit.lone_mark(), visit.page.evaluate(PANEL)
    laid_out = touch(visit, glass, (mark.x, mark.y))
    assert laid_out == [{"story": mark.stop, "lines": True, "seen": False}]
    assert visit.page.evaluate(PANEL) == before
    glass.lift()
    visit.until_shown(str(mark.stop))
    assert visit.page.evaluate(LAID_OUT) == []


def test_it_looks_as_a_story_looks_that_nobody_foresaw(visit: Visit, glass: Glass) -> None:
    visit.tap("[data-person=sorge]")
    visit.tap("[data-step=next]")
    by_touch = visit.page.evaluate(PANEL)
    visit.tap("[data-step=next]")
    visit.page.keyboard.press("ArrowLeft")
    visit.page.evaluate(FOUR_FRAMES)
    assert visit.page.evaluate(PANEL) == by_touch


def test_a_finger_that_slides_away_opens_nothing(visit: Visit, glass: Glass) -> None:
    shown, (x, y) = visit.shown(), middle(visit, "[data-step=next]")
    assert touch(visit, glass, (x, y))
    glass.move((x, y - 300))
    glass.lift()
    visit.page.evaluate(FOUR_FRAMES)
    assert visit.shown() == shown
    assert visit.page.evaluate(LAID_OUT) == []


@pytest.mark.parametrize("life", ["sorge", "kropotkin"])
def test_a_finger_on_a_life_lays_out_its_first_story(visit: Visit, glass: Glass, life: str) -> None:
    [laid_out] = touch(visit, glass, middle(visit, f"[data-person={life}]"))
    glass.lift()
    visit.until_shown(str(laid_out["story"]))
    assert str(laid_out["story"]).startswith(f"{life}/")


def test_a_finger_on_a_row_of_the_list_lays_out_that_story(visit: Visit, glass: Glass) -> None:
    visit.tap("[data-list]")
    row = visit.find("[data-stop-link]").filter(visible=True).nth(2)
    stop, box = row.get_attribute("data-stop-link"), row.bounding_box()
    assert box
    [laid_out] = touch(visit, glass, (box["x"] + 40, box["y"] + box["height"] / 2))
    glass.lift()
    assert laid_out["story"] == stop
    visit.until_shown(str(stop))
