"""A visitor's hands and eyes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize, expect

FULL_HD: ViewportSize = {"width": 1920, "height": 1080}
SECONDS_TO_DRAW = 60.0
PATIENCE = 10.0
"""Seconds: a busy test machine is slower than a kiosk; a thing that never comes still fails."""

VISIBLE_MARKS = """() => {
  const frame = document.querySelector("[data-part=atlas]").getBoundingClientRect();
  return [...document.querySelectorAll("[data-part=atlas] .mark")].filter((mark) => {
    const box = mark.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    return mark.checkVisibility() && x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
  }).map((mark) => ({
    stop: mark.dataset.stop ?? null, stack: mark.dataset.stack ?? null, number: Number(mark.dataset.mark),
    open: mark.classList.contains("is-open"), label: mark.getAttribute("aria-label"),
    x: mark.getBoundingClientRect().x + mark.offsetWidth / 2,
    y: mark.getBoundingClientRect().y + mark.offsetHeight / 2,
  }));
}"""
IN_REACH = """(what) => {
  const seen = [...document.querySelectorAll(what)].filter((each) => each.checkVisibility());
  if (seen.length !== 1 || seen[0].disabled) return null;
  seen[0].scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = seen[0].getBoundingClientRect();
  const middle = [x + width / 2, y + height / 2];
  return seen[0].contains(document.elementFromPoint(...middle)) ? middle : null;
}"""
SHOWN_PANELS = """() => [...document.querySelectorAll("[data-part=story_panel] > article")]
  .filter((panel) => panel.checkVisibility({ opacityProperty: true }))
  .map((panel) => panel.dataset.story ?? panel.dataset.encounter ?? panel.dataset.panel)"""


@dataclass(frozen=True, slots=True)
class SeenMark:
    """A mark whose middle stands inside the map's frame; x and y in pixels of the page."""

    stop: str | None
    stack: str | None
    number: int
    open: bool
    label: str
    x: float
    y: float


FOUR_FRAMES = """() => new Promise((done) => {
  let left = 4;
  const frame = () => { left -= 1; if (left) requestAnimationFrame(frame); else setTimeout(done); };
  requestAnimationFrame(frame);
})"""
"""The map and the timeline follow two frames after the story; the map's flight sets out one later."""


class Visit:
    """One page, and what a visitor can do with it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(1000 * PATIENCE)

    def enter(self, url: str) -> Visit:
        """Open the exhibit, wait until the map is drawn and every part stands, and touch the screen where it
        plays by itself (a curator's preview does not)."""
        self.arrive(url)
        return self.wake() if self.find("html[data-screen=attract]").count() else self

    def wake(self) -> Visit:
        """The first touch, and, where a machine is so slow that the exhibit walks already, the whole view."""
        self.tap_at(2, 2)
        expect(self.find("html")).to_have_attribute("data-screen", "explore")
        if self.shown() != ["welcome"]:
            self.tap('[data-person="all"]')
        self.page.evaluate(FOUR_FRAMES)
        return self

    def arrive(self, url: str) -> Visit:
        """Open the exhibit and wait until every part stands: it plays by itself."""
        self.page.goto(url)
        ready = self.page.locator("[data-part=atlas][data-ready]")
        expect(ready).to_be_visible(timeout=1000 * SECONDS_TO_DRAW)
        for control in ("[data-step=next]", "[data-person=all]", "[data-lane]", "[data-stop-link]"):
            expect(self.page.locator(control).first).to_be_attached()
        expect(self.find("[data-part=attract][data-ready]")).to_be_attached()
        return self

    def find(self, what: str) -> Locator:
        return self.page.locator(what)

    def tap(self, what: str) -> None:
        """Tap the middle of the one visible thing of a selector, as soon as nothing lies over it."""
        found: list[list[float]] = []

        def in_reach() -> bool:
            point = self.page.evaluate(IN_REACH, what)
            found.extend([point] if point else [])
            return bool(point)

        self.until(in_reach, f"{what} can be tapped")
        self.tap_at(*found[-1])

    def tap_at(self, x: float, y: float) -> None:
        self.page.touchscreen.tap(x, y)

    def marks(self) -> list[SeenMark]:
        """The marks that can be seen, stops and stacks."""
        return [SeenMark(**each) for each in self.page.evaluate(VISIBLE_MARKS)]

    def lone_mark(self, life: str = "") -> SeenMark:
        """A visible marker of one stop, of a life if one is asked for."""
        return next(mark for mark in self.marks() if mark.stop and mark.stop.startswith(life))

    def shown(self) -> list[str]:
        """The panels that can be seen: a stop's id, an encounter's, or "welcome"."""
        return list(self.page.evaluate(SHOWN_PANELS))

    def screen_text(self) -> str:
        """Every word on the screen."""
        return str(self.page.evaluate("document.body.innerText"))

    def until(self, holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Wait until something holds; `what` is said when it never does."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"{what}: not in {seconds:.0f} s"
            self.page.wait_for_timeout(40)

    def until_shown(self, panel: str) -> None:
        """Wait until one panel is shown and no other, and what follows its paint has followed."""
        self.until(lambda: self.shown() == [panel], f"only {panel} is shown")
        self.page.evaluate(FOUR_FRAMES)

    def until_at_rest(self) -> None:
        """Wait until the map has ceased to move."""
        places: list[Any] = [None, None, None]

        def rests() -> bool:
            places.append([(mark.number, mark.x, mark.y) for mark in self.marks()])
            turning = self.page.locator("[data-part=atlas].is-turning").count()
            return not turning and places[-1] == places[-2] == places[-3]

        self.until(rests, "the map rests")
