"""Simulated visitors by touch, one after the other: they open stories from the list and use all controls."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from .idle_timeout import let_visit_time_out
from .touch_screen import Point, TouchScreen, straight_path

LOOK = """([selector, share]) => {
  const open = document.querySelector("[data-part=story_panel] > article:not([hidden])");
  const touchPoint = (each) => {
    if (!each.checkVisibility() || each.disabled) return null;
    each.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = each.getBoundingClientRect();
    const middle = [x + width / 2, y + height / 2];
    return each.contains(document.elementFromPoint(...middle)) ? middle : null;
  };
  const found = selector ? [...document.querySelectorAll(selector)] : [];
  const from = found.length ? Math.floor(share * found.length) : 0;
  const order = [...found.slice(from), ...found.slice(0, from)];
  let at = null;
  for (const each of order) if ((at = touchPoint(each))) break;
  return { at, open: open?.dataset.story ?? null, screen: document.documentElement.dataset.screen };
}"""
"""The middle of one touchable element of a selector (null for none), the open story, and the screen."""
TIMEOUT_MILLISECONDS = 60_000
CHOICES = "[data-both], [data-walk], [data-whole-life]"
"""The choice of a life: all lives on one map, the walk of one, or the whole of it."""
LIST_BUTTON = "[data-list][aria-expanded=false]"
ACTIONS = (
    *("[data-step=next]", "[data-step=next]", "[data-step=previous]", "[data-person]", ".marker", ".marker"),
    *("[data-whole]", "[data-zoom=in]", "[data-zoom=out]", "article:not([hidden]) [data-sources]"),
    *("article:not([hidden]) :is([data-open-overlay], [data-words])", "[data-close-overlay]"),
    *("[data-encounter-link], [data-open-stop]", LIST_BUTTON, "[data-only-encounters]", "[data-close-list]"),
    *("[data-settings]", ".settings__toggle", "[data-close-settings]", "[data-map-key]", "[data-world-line]"),
    *("[data-play]", "sweep", "sweep", "flick", "ending", "map", "scroll"),
)
"""Selectors to tap, and what takes more than a tap by name. What is listed twice is done twice as often."""
LEAVE_ENDING = "[data-part=ending] [data-back-to-map]"


class Visitors:
    """`taps` counts taps and swipes, `opened` holds every story that was open, `unanswered` the stories that
    were chosen in the list and did not open."""

    def __init__(self, page: Page, touch_screen: TouchScreen, stops: Sequence[str], rng: Random) -> None:
        self._page, self._touch_screen, self._stops, self._rng = page, touch_screen, stops, rng
        self.taps = 0
        self.visits = 0
        self.opened: set[str] = set()
        self.unanswered: list[str] = []
        self._next = 0

    def visit(self, *, stories: int, times_out: bool) -> None:
        """One visit: a choice of a life, then so many stories from the list, each stop in turn, with random
        actions in between. It ends with the view of all people, or, with `times_out`, by idle time."""
        self.visits += 1
        self._begin()
        for _ in range(stories):
            self._choose(self._stops[self._next % len(self._stops)])
            self._next += 1
            for _ in range(self._rng.randint(4, 9) // stories):
                self._act(self._rng.choice(ACTIONS))
        if times_out:
            let_visit_time_out(self._page)
        else:
            self._tap(LEAVE_ENDING)
            self._tap("[data-close-list]")
            self._tap("[data-person=all]")

    def _begin(self) -> None:
        """Touch the attract screen and take one of the choices, where the page shows them."""
        if self._look()["screen"] == "attract":
            self._count(lambda: self._touch_screen.tap((2, 2)))
            self._page.wait_for_selector("html:not([data-screen=attract])", state="attached")
        until = time.monotonic() + TIMEOUT_MILLISECONDS / 1000
        while self._look()["screen"] != "explore" and time.monotonic() < until:
            if not self._tap(CHOICES):  # the attract screen is still fading
                self._page.wait_for_timeout(40)

    def _choose(self, stop: str) -> None:
        """Open the list and tap the stop's row: its story must open."""
        self._tap(LEAVE_ENDING)
        if self._look("[data-close-list]")["at"] is None:
            self._tap(LIST_BUTTON)
        link = f'[data-stop-link="{stop}"]'
        if not self._tap(link):  # the list shows only a city's, another person's, or encounters
            self._tap("[data-close-list]")
            self._tap("[data-person=all]")
            self._tap(LIST_BUTTON)
            self._tap(link)
        panel = f'article[data-story="{stop}"]:not([hidden])'
        try:
            self._page.wait_for_selector(panel, state="attached", timeout=TIMEOUT_MILLISECONDS)
            self.opened.add(stop)
        except PlaywrightTimeout:
            self.unanswered.append(stop)

    def _act(self, action: str) -> None:
        swipes: dict[str, Callable[[], None]] = {
            "sweep": self._sweep,
            "flick": self._flick_timeline,
            "ending": self._go_to_ending,
            "map": self._drag_map,
            "scroll": self._scroll_panel,
        }
        if action in swipes:
            self._count(swipes[action])
        else:
            self._tap(action)

    def _look(self, selector: str = "") -> dict[str, Any]:
        seen = dict(self._page.evaluate(LOOK, [selector, self._rng.random()]))
        self.opened |= {seen["open"]} if seen["open"] else set()
        return seen

    def _tap(self, selector: str) -> bool:
        at = self._look(selector)["at"]
        if at is not None:
            self._count(lambda: self._touch_screen.tap((at[0], at[1])))
        return at is not None

    def _count(self, gesture: Callable[[], None]) -> None:
        gesture()
        self.taps += 1

    def _sweep(self) -> None:
        """Drag the thumb through time, and a part of the way back."""
        x, y = self._look("[data-time-thumb]")["at"] or (600, 1000)
        turn, end = (self._rng.uniform(430, 1670), y), (self._rng.uniform(430, 1670), y)
        self._touch_screen.swipe([*straight_path((x, y), turn, 8), *straight_path(turn, end, 4)])

    def _flick_timeline(self) -> None:
        x, y = self._rng.uniform(430, 1670), self._rng.uniform(990, 1070)
        self._touch_screen.swipe([(x, y), (x + self._rng.uniform(-300, 300), y)])

    def _go_to_ending(self) -> None:
        """The last story of a life, and on."""
        self._touch_screen.tap((1676, self._rng.uniform(990, 1040)))
        self._tap("[data-step=next]")

    def _drag_map(self) -> None:
        start = self._point_on_map()
        self._touch_screen.swipe(straight_path(start, self._point_on_map(), 5))

    def _point_on_map(self) -> Point:
        return self._rng.uniform(200, 1100), self._rng.uniform(100, 700)

    def _scroll_panel(self) -> None:
        self._touch_screen.swipe(straight_path((1650, 700), (1650, self._rng.uniform(250, 900)), 4))
