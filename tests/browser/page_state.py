"""How everything stands on the page: what must be the same after a question, and as at the beginning after a
visit."""

from __future__ import annotations

from typing import Any

from tests.browser.visit_page import Visit

STANDING = r"""() => {
  const one = (what) => document.querySelector(what);
  const shown = (each) => each.checkVisibility();
  return {
    person: one("[data-person][aria-pressed=true]").dataset.person,
    story: [...document.querySelectorAll("[data-part=story_panel] > article")]
      .filter((each) => !each.hidden)
      .map((each) => each.dataset.story ?? each.dataset.encounter ?? each.dataset.panel),
    // The middle of the map, in pixels of its zoom, and the zoom.
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


def standing(visit: Visit) -> dict[str, Any]:
    """Person, story, map, list, scroll, open details and focus."""
    return dict(visit.page.evaluate(STANDING))


STEADY = 2.0
"""Pixels: the map rounds its own middle."""


def differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What stands otherwise than it should, in words; the map may have been rounded."""
    moved = any(abs(one - two) > STEADY for one, two in zip(wanted["map"], found["map"], strict=True))
    names = [name for name in wanted if name != "map" and wanted[name] != found[name]]
    names += ["map"] if moved else []
    return [f"{name} was {wanted[name]}, is {found[name]}" for name in names]


def screen_of(visit: Visit) -> str:
    """What the page says it is doing: attract, explore or still-there."""
    return str(visit.find("html").get_attribute("data-screen"))


def until_screen(visit: Visit, screen: str) -> None:
    visit.until(lambda: screen_of(visit) == screen, f"the screen is {screen}")


def turn_on(visit: Visit, seconds: float) -> None:
    """Turn on the browser's clock, where it is in the test's hand; never back, and each timer rings once."""
    visit.page.clock.fast_forward(round(1000 * seconds))


def busy_with(visit: Visit, life: str, stop: str) -> None:
    """A visitor has chosen a life and a story, looked up its sources, dragged the map, scrolled, and has the
    list open, scrolled too."""
    visit.tap(f'[data-person="{life}"]')
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
