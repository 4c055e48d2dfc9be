"""The visitor's state of the page: unchanged by an answered question, as at the beginning after a reset."""

from __future__ import annotations

from typing import Any

from tests.browser.visit_page import VisitPage

PAGE_STATE = r"""() => {
  const one = (selector) => document.querySelector(selector);
  const shown = (each) => each.checkVisibility();
  return {
    person: one("[data-person][aria-pressed=true]").dataset.person,
    story: [...document.querySelectorAll("[data-part=story_panel] > article")]
      .filter((each) => !each.hidden)
      .map((each) => each.dataset.story ?? each.dataset.encounter ?? each.dataset.panel),
    // The centre of the map, in pixels at its zoom level, and the zoom level.
    map: one(".leaflet-proxy").style.transform.match(/[\d.]+(?=px|\))/g).map(Number),
    scrolled: one("[data-part=story_panel]").scrollTop,
    list: one("[data-part=stop_list]").checkVisibility(),
    listed: [...document.querySelectorAll("[data-stop-link]")].filter(shown)
      .map((each) => each.dataset.stopLink),
    list_scrolled: one(".list").scrollTop,
    details: [...document.querySelectorAll("[data-sources][aria-expanded=true]")].length,
    focus: document.activeElement.outerHTML.slice(0, 80),
  };
}"""


def page_state(visit: VisitPage) -> dict[str, Any]:
    """Person, story, map, list, scroll positions, open details and focus."""
    return dict(visit.page.evaluate(PAGE_STATE))


MAP_TOLERANCE = 2.0
"""Pixels: the map rounds its centre."""


def differences(expected: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """A sentence for each entry that differs; the map within `MAP_TOLERANCE`."""
    moved = any(
        abs(one - two) > MAP_TOLERANCE for one, two in zip(expected["map"], found["map"], strict=True)
    )
    names = [name for name in expected if name != "map" and expected[name] != found[name]]
    names += ["map"] if moved else []
    return [f"{name} was {expected[name]}, is {found[name]}" for name in names]


def current_screen(visit: VisitPage) -> str:
    """The page's `data-screen`: attract, explore or still-there."""
    return str(visit.find("html").get_attribute("data-screen"))


def wait_for_screen(visit: VisitPage, screen: str) -> None:
    visit.until(lambda: current_screen(visit) == screen, f"the screen is {screen}")


def advance_clock(visit: VisitPage, seconds: float) -> None:
    """Advance the browser's clock, where the test controls it; each timer fires at most once."""
    visit.page.clock.fast_forward(round(1000 * seconds))


def change_page_state(visit: VisitPage, person: str, stop: str) -> None:
    """Make every entry of `page_state` differ from the beginning: a person, a story, its sources, map
    position and zoom, scroll position, and the list, scrolled too."""
    visit.tap(f'[data-person="{person}"]')
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{stop}"]')
    visit.until_shown(stop)
    visit.tap("article:not([hidden]) [data-sources]")
    visit.until_at_rest()
    visit.tap("[data-zoom=out]")
    visit.until_at_rest()
    mouse = visit.page.mouse
    mouse.move(400, 300)
    mouse.down()
    mouse.move(470, 350, steps=5)
    mouse.up()
    visit.page.evaluate("document.querySelector('[data-part=story_panel]').scrollTop = 60")
    visit.tap("[data-list]")
    visit.page.evaluate("document.querySelector('.list').scrollTop = 333")
    visit.until_at_rest()
