"""The finger of the film: it touches the page, and a translucent circle shows where."""

from __future__ import annotations

from itertools import pairwise
from time import monotonic

from playwright.sync_api import Page

from tests.endurance.touch_screen import Point, TouchScreen

from .visit_steps import Step

SECONDS_TO_APPEAR = 20.0
TAP_MILLISECONDS = 140
DRAG_MILLISECONDS = 33
"""Between two moves of a finger that drags."""
LINGER_MILLISECONDS = 700
"""At each end of a drag."""

MARK = """() => {
  const mark = document.createElement("div");
  Object.assign(mark.style, {
    position: "fixed", left: "0", top: "0", width: "96px", height: "96px", margin: "-48px 0 0 -48px",
    borderRadius: "50%", background: "rgb(255 255 255 / 45%)", border: "4px solid rgb(40 30 20 / 70%)",
    boxSizing: "border-box", boxShadow: "0 2px 8px rgb(0 0 0 / 40%)", opacity: "0", pointerEvents: "none",
    zIndex: "2147483647", transition: "opacity 350ms",
  });
  document.documentElement.append(mark);
  const at = ({ clientX, clientY }) => { mark.style.translate = `${clientX}px ${clientY}px`; };
  const show = (event) => { at(event); mark.style.transition = "none"; mark.style.opacity = "1"; };
  const hide = () => { mark.style.transition = "opacity 350ms"; mark.style.opacity = "0"; };
  addEventListener("pointerdown", show, true);
  addEventListener("pointermove", at, true);
  addEventListener("pointerup", hide, true);
  addEventListener("pointercancel", hide, true);
}"""
REACH = """(selector) => {
  for (const each of document.querySelectorAll(selector)) {
    const { left, top, width, height } = each.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const part = document.elementFromPoint(x, y)?.closest("[data-part]");
    if (width && !each.disabled && each.checkVisibility({ visibilityProperty: true })
      && part && part === each.closest("[data-part]")) return [x, y];
  }
  return null;
}"""
"""The middle of the first element of a selector over which nothing of another part lies."""
IS_SHOWN = """(selector) => [...document.querySelectorAll(selector)].some((each) => (
  each.checkVisibility({ visibilityProperty: true, opacityProperty: true })))"""


class StepNotPossibleError(Exception):
    """The page does not show what a step needs."""


class FilmedFinger:
    """One finger on a page."""

    def __init__(self, page: Page) -> None:
        self._page, self._touch_screen = page, TouchScreen(page)
        page.evaluate(MARK)

    def do(self, step: Step) -> None:
        """Do one step, and stay for its seconds. Raises StepNotPossibleError."""
        start = self._reach(step, step.touch)
        if step.through:
            self._drag(step, [start, *(self._middle(step, each) for each in step.through)])
        else:
            self._touch_screen.press(TAP_MILLISECONDS, start)
        self._wait_for(step, IS_SHOWN, step.shows)
        self._page.wait_for_timeout(1000 * step.seconds)

    def _drag(self, step: Step, points: list[Point]) -> None:
        seconds = step.drag_seconds / (len(points) - 1)
        level = points[0][1]
        self._touch_screen.down(points[0])
        for (start, _), (end, _) in pairwise(points):
            # By the clock: on a machine that draws slowly the finger is as fast, with fewer frames.
            begin, share = monotonic(), 0.0
            while share < 1:
                self._page.wait_for_timeout(DRAG_MILLISECONDS)
                share = min(1.0, (monotonic() - begin) / seconds)
                self._touch_screen.move((start + share * (end - start), level))
            self._page.wait_for_timeout(LINGER_MILLISECONDS)
        is_shown = self._page.evaluate(IS_SHOWN, step.during)
        self._touch_screen.up()
        if not is_shown:
            raise StepNotPossibleError(f"{step.name}: while {step.touch} was dragged, no {step.during}")

    def _middle(self, step: Step, selector: str) -> Point:
        box = self._page.locator(selector).first.bounding_box()
        if box is None:
            raise StepNotPossibleError(f"{step.name}: {selector} is not on the screen")
        return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def _reach(self, step: Step, selector: str) -> Point:
        x, y = self._wait_for(step, REACH, selector)
        return (x, y)

    def _wait_for(self, step: Step, script: str, selector: str) -> list[float]:
        waited = 0.0
        while not (found := self._page.evaluate(script, selector)):
            if waited > SECONDS_TO_APPEAR:
                raise StepNotPossibleError(f"{step.name}: {selector} is not on the screen")
            self._page.wait_for_timeout(50)
            waited += 0.05
        return list(found) if isinstance(found, list) else []
