"""One tap on a page, timed by `stopwatch.js` and by the browser; and how a page is brought to rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from playwright.sync_api import Page

from tests.endurance.touch_screen import TouchScreen, straight_path

TOUCH_MILLISECONDS = cycle((60, 70, 80, 65, 75))
"""How long a finger stays on the screen in a quick tap."""
FRAME_MILLISECONDS = 16
SAME_FRAME = 17.0
"""Milliseconds: the browser rounds to 8, and the stopwatch stops after the frame."""

Point = Mapping[str, Any]
Expected = Mapping[str, Sequence[str] | str]


class NothingToTapError(Exception):
    """The page has, at this moment, nothing for this kind of tap."""


@dataclass(frozen=True, slots=True)
class TapTiming:
    """Milliseconds from the lifted finger. `next_paint` is the browser's own (Event Timing); `painted`
    when what was expected was."""

    painted: float
    next_paint: float

    @property
    def answered(self) -> float:
        """Until the next paint if it shows what was expected, else until the one that does."""
        return self.next_paint if self.painted <= self.next_paint + SAME_FRAME else self.painted


def wait_until_still(page: Page, selector: str) -> None:
    """Wait until the elements of a selector do not move, appear or disappear any more."""
    page.evaluate("selector => stopwatch.rest(selector)", selector)


def reachable(page: Page, selector: str) -> list[dict[str, Any]]:
    """Every element of a selector that a finger can touch: x, y, its data attributes and `alt`."""
    found: list[dict[str, Any]] = page.evaluate("selector => stopwatch.reachable(selector)", selector)
    return found


def tap(page: Page, selector: str) -> bool:
    """Tap the first element of a selector that a finger can touch; False where there is none."""
    found = reachable(page, selector)
    if found:
        page.touchscreen.tap(found[0]["x"], found[0]["y"])
    return bool(found)


def drag(page: Page, start: tuple[float, float], end: tuple[float, float], moves: int) -> TouchScreen:
    """Put a finger on the page and move it, once a frame; it stays where it ends: lift it, and detach the
    touch screen."""
    touch_screen = TouchScreen(page)
    first, *others = straight_path(start, end, moves)
    touch_screen.down(first)
    for point in others:
        touch_screen.move(point)
        page.wait_for_timeout(FRAME_MILLISECONDS)
    return touch_screen


def timed_tap(page: Page, at: Point, expected: Expected, moving: str) -> TapTiming:
    """Tap at a point; returns when all that is expected (see `stopwatch.js`) is on the screen, and what moves
    is at rest again."""
    page.bring_to_front()
    touch_screen = TouchScreen(page)
    page.evaluate("expected => stopwatch.arm(expected)", expected)
    touch_screen.press(next(TOUCH_MILLISECONDS), (at["x"], at["y"]))
    painted = page.evaluate("async () => (await window.tapTiming).painted")
    wait_until_still(page, moving)
    touch_screen.session.detach()
    return TapTiming(painted, page.evaluate("stopwatch.nextPaint()"))
