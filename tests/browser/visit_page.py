"""Page object of the browser tests: what a visitor can do on the page, and what they see there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Locator, Page, ViewportSize, expect

FULL_HD: ViewportSize = {"width": 1920, "height": 1080}
SECONDS_TO_DRAW = 60.0
TIMEOUT_SECONDS = 30.0
"""A busy test machine is much slower than a kiosk; what never happens still fails."""

VISIBLE_MARKS = """() => {
  const frame = document.querySelector("[data-part=atlas]").getBoundingClientRect();
  const marks = document.querySelectorAll("[data-part=atlas] .marker:is([data-stop], [data-place])");
  return [...marks].filter((mark) => {
    const box = mark.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const isInside = x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
    return mark.checkVisibility({ visibilityProperty: true }) && isInside;
  }).map((mark) => ({
    stop: mark.dataset.stop ?? null, place: mark.dataset.place ?? null,
    members: (mark.dataset.members ?? mark.dataset.mark).split(" ").map(Number),
    number: Number(mark.dataset.mark),
    open: mark.classList.contains("is-open"), label: mark.getAttribute("aria-label"),
    x: mark.getBoundingClientRect().x + mark.offsetWidth / 2,
    y: mark.getBoundingClientRect().y + mark.offsetHeight / 2,
  }));
}"""
MOVES = "() => document.querySelector('[data-part=atlas]').matches('.is-travelling, .is-moving')"
TOUCH_POINT = """(selector) => {
  const visible = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  if (visible.length !== 1 || visible[0].disabled) return null;
  visible[0].scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = visible[0].getBoundingClientRect();
  const middle = [x + width / 2, y + height / 2];
  return visible[0].contains(document.elementFromPoint(...middle)) ? middle : null;
}"""
SHOWN_PANELS = """() => [...document.querySelectorAll("[data-part=story_panel] > article")]
  .filter((panel) => panel.checkVisibility({ opacityProperty: true }))
  .map((panel) => panel.dataset.story ?? panel.dataset.encounter ?? panel.dataset.panel)"""


@dataclass(frozen=True, slots=True)
class VisibleMark:
    """A mark of a stop or of a city whose centre is inside the map's frame; `members` are the numbers of its
    stops, x and y are CSS pixels of the page."""

    stop: str | None
    place: str | None
    members: list[int]
    number: int
    open: bool
    label: str
    x: float
    y: float


WATCH_MOTION = """(isReduced) => {
  const query = matchMedia("(prefers-reduced-motion: reduce)");
  window.motionChanged = query.matches === isReduced ? Promise.resolve()
    : new Promise((done) => query.addEventListener("change", () => done(), { once: true }));
}"""
FOUR_FRAMES = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const timer = () => new Promise((done) => setTimeout(done));
  await frame();
  for (let left = 3; left; left -= 1) {
    await frame();
    await timer();
  }
}"""
"""Map and timeline are updated two frames and a timer after the story, and the map moves a frame and a timer
later. The same is waited for here: a timer of the page that a busy machine delays comes first."""


class VisitPage:
    """One page of the exhibit."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(1000 * TIMEOUT_SECONDS)
        page.set_default_navigation_timeout(1000 * SECONDS_TO_DRAW)

    def enter(self, url: str) -> VisitPage:
        """Load the exhibit and end its attract screen (a curator's preview has none)."""
        self.load(url)
        return self.wake() if self.find("html[data-screen=attract]").count() else self

    def wake(self) -> VisitPage:
        """Touch the attract screen and, where the choice of a life follows, choose all lives on one map."""
        self.touch_attract_screen()
        if self.find("html[data-choosing]").count():
            self.tap("[data-both]")
        expect(self.find("html")).to_have_attribute("data-screen", "explore")
        self.page.evaluate(FOUR_FRAMES)
        return self

    def touch_attract_screen(self) -> VisitPage:
        """Touch the attract screen: the choice of a life follows, or a visit."""
        self.tap_at(2, 2)
        expect(self.find("html")).not_to_have_attribute("data-screen", "attract")
        return self

    def load(self, url: str) -> VisitPage:
        """Load the exhibit and wait until the map and every part are ready; the attract screen is shown."""
        self.page.goto(url)
        ready = self.page.locator("[data-part=atlas][data-ready]")
        expect(ready).to_be_visible(timeout=1000 * SECONDS_TO_DRAW)
        for control in ("[data-step=next]", "[data-person=all]", "[data-lane]", "[data-stop-link]"):
            expect(self.page.locator(control).first).to_be_attached()
        for part in ("attract", "choose"):
            expect(self.find(f"[data-part={part}][data-ready]")).to_be_attached()
        return self

    def set_motion(self, motion: Literal["reduce", "no-preference"]) -> None:
        """What the system asks for. Returns when the page has been told, which happens with a frame."""
        self.page.evaluate(WATCH_MOTION, motion == "reduce")
        self.page.emulate_media(reduced_motion=motion)
        self.page.evaluate("() => window.motionChanged")

    def open_first_story(self) -> VisitPage:
        """Choose the first life: where no story is open, there is no next one."""
        person = self.find("button[data-person]:not([data-person=all])").first.get_attribute("data-person")
        self.tap(f'[data-person="{person}"]')
        self.until(lambda: len(self.shown()) == 1, "a story is shown")
        self.page.evaluate(FOUR_FRAMES)
        return self

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    def tap(self, selector: str) -> None:
        """Tap the middle of the one visible element of a selector, as soon as nothing covers it."""
        found: list[list[float]] = []

        def can_be_tapped() -> bool:
            point = self.page.evaluate(TOUCH_POINT, selector)
            found.extend([point] if point else [])
            return bool(point)

        self.until(can_be_tapped, f"{selector} can be tapped")
        self.tap_at(*found[-1])

    def tap_at(self, x: float, y: float) -> None:
        self.page.touchscreen.tap(x, y)

    def marks(self) -> list[VisibleMark]:
        """The visible markers, of stops and of clusters."""
        return [VisibleMark(**each) for each in self.page.evaluate(VISIBLE_MARKS)]

    def single_stop_mark(self, person: str = "") -> VisibleMark:
        """A visible marker of one stop, of a certain person if given."""
        return next(mark for mark in self.marks() if mark.stop and mark.stop.startswith(person))

    def shown(self) -> list[str]:
        """The open card: the id of its stop or encounter; empty where none is open."""
        return list(self.page.evaluate(SHOWN_PANELS))

    def screen_text(self) -> str:
        """The text on the screen."""
        return str(self.page.evaluate("document.body.innerText"))

    def until(
        self, condition: Callable[[], object], description: str, seconds: float = TIMEOUT_SECONDS
    ) -> None:
        """Wait until a condition is true; `description` is the message when it never is."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"{description}: not in {seconds:.0f} s"
            self.page.wait_for_timeout(40)

    def until_shown(self, panel: str) -> None:
        """Wait until one panel is shown and no other, and map and timeline are updated."""
        self.until(lambda: self.shown() == [panel], f"only {panel} is shown")
        self.page.evaluate(FOUR_FRAMES)

    def until_at_rest(self) -> None:
        """Wait until the map does not move any more."""
        places: list[Any] = [None, None, None]

        def is_at_rest() -> bool:
            if self.page.evaluate(MOVES):  # measuring the marks lays out the page
                places.extend([None, None])
                return False
            places.append([(mark.number, mark.x, mark.y) for mark in self.marks()])
            return bool(places[-1] == places[-2] == places[-3])

        self.until(is_at_rest, "the map rests")
