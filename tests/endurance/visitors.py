"""Visitors, one after the other, by touch: each has a plan of their own, and just the patience it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as NeverCame

from .idle_timeout import fall_quiet
from .touch_screen import Glass, Point, line

LOOK = """([what, which]) => {
  const open = document.querySelector("[data-part=story_panel] > article:not([hidden])");
  const inReach = (each) => {
    if (!each.checkVisibility() || each.disabled) return null;
    each.scrollIntoView({ block: "nearest" });
    const { x, y, width, height } = each.getBoundingClientRect();
    const middle = [x + width / 2, y + height / 2];
    return each.contains(document.elementFromPoint(...middle)) ? middle : null;
  };
  const found = what ? [...document.querySelectorAll(what)] : [];
  const from = found.length ? Math.floor(which * found.length) : 0;
  const order = [...found.slice(from), ...found.slice(0, from)];
  let at = null;
  for (const each of order) if ((at = inReach(each))) break;
  return { at, open: open?.dataset.story ?? null, screen: document.documentElement.dataset.screen };
}"""
"""One look: where the finger meets something, and which story is open."""
PATIENCE = 20_000
HABITS = (
    *("[data-step=next]", "[data-step=next]", "[data-step=previous]", "[data-person]", ".mark", ".mark"),
    *("[data-whole]", "[data-zoom=in]", "[data-zoom=out]", "article:not([hidden]) [data-sources]"),
    *(
        "[data-encounter-link], [data-open-stop]",
        "[data-list]",
        "[data-close-list]",
        "slide",
        "map",
        "scroll",
    ),
)


class Visitors:
    """`taps` counts what fingers did, `opened` every story that was seen open, `unanswered` the stories
    chosen in the list that did not open."""

    def __init__(self, page: Page, glass: Glass, stops: Sequence[str], chance: Random) -> None:
        self._page, self._glass, self._stops, self._chance = page, glass, stops, chance
        self.taps = 0
        self.visits = 0
        self.opened: set[str] = set()
        self.unanswered: list[str] = []
        self._next = 0

    def come(self, *, chosen: int, idle: bool) -> None:
        """One visit: so many stories chosen from the list, each stop in its turn, and things done by the way.
        It ends with the whole exhibit again; `idle` leaves the screen alone instead."""
        self.visits += 1
        if self._look()["screen"] != "explore":
            self._do(lambda: self._glass.tap((2, 2)))
        for _ in range(chosen):
            self._choose(self._stops[self._next % len(self._stops)])
            self._next += 1
            for _ in range(self._chance.randint(4, 9) // chosen):
                self._act(self._chance.choice(HABITS))
        if idle:
            fall_quiet(self._page)
        else:
            self._tap("[data-close-list]")
            self._tap("[data-person=all]")

    def _choose(self, stop: str) -> None:
        """Open the list, tap the stop's row: its story must come."""
        if self._look("[data-close-list]")["at"] is None:
            self._tap("[data-list]")
        link = f'[data-stop-link="{stop}"]'
        if not self._tap(link):  # the list shows one life
            self._tap("[data-close-list]")
            self._tap("[data-person=all]")
            self._tap("[data-list]")
            self._tap(link)
        panel = f'article[data-story="{stop}"]:not([hidden])'
        try:
            self._page.wait_for_selector(panel, state="attached", timeout=PATIENCE)
            self.opened.add(stop)
        except NeverCame:
            self.unanswered.append(stop)

    def _act(self, habit: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "slide": self._slide,
            "map": self._drag,
            "scroll": self._scroll,
        }
        if habit in ways:
            self._do(ways[habit])
        else:
            self._tap(habit)

    def _look(self, what: str = "") -> dict[str, Any]:
        seen = dict(self._page.evaluate(LOOK, [what, self._chance.random()]))
        self.opened |= {seen["open"]} if seen["open"] else set()
        return seen

    def _tap(self, what: str) -> bool:
        at = self._look(what)["at"]
        if at is not None:
            self._do(lambda: self._glass.tap((at[0], at[1])))
        return at is not None

    def _do(self, gesture: Callable[[], None]) -> None:
        gesture()
        self.taps += 1

    def _slide(self) -> None:
        """A finger along the timeline, to and fro."""
        at = self._look("[data-lane]")["at"] or (600, 1000)
        end = (at[0] + self._chance.uniform(-400, 400), at[1])
        self._glass.draw([*line((at[0], at[1]), end, 8), *line(end, (at[0], at[1]), 4)])

    def _drag(self) -> None:
        start = self._in_map()
        self._glass.draw(line(start, self._in_map(), 5))

    def _in_map(self) -> Point:
        return self._chance.uniform(200, 1100), self._chance.uniform(100, 700)

    def _scroll(self) -> None:
        self._glass.draw(line((1650, 700), (1650, self._chance.uniform(250, 900)), 4))
