"""Touch input for a page, through the DevTools protocol: any number of fingers at any points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from playwright.sync_api import CDPSession, Page

Point = tuple[float, float]
"""x and y in CSS pixels of the page."""


class TouchScreen:
    """The touch screen of one page. Each call returns when the page has received the event."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def _dispatch(self, kind: str, fingers: Iterable[Point]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def down(self, *fingers: Point) -> None:
        """Put fingers on the screen, one after the other."""
        for count in range(len(fingers)):
            self.add(*fingers[: count + 1])

    def add(self, *fingers: Point) -> None:
        """Put one more finger on the screen, the last one; the others are down already."""
        self._dispatch("touchStart", fingers)

    def move(self, *fingers: Point) -> None:
        self._dispatch("touchMove", fingers)

    def up(self) -> None:
        """Lift all fingers at once."""
        self._dispatch("touchEnd", ())

    def cancel(self) -> None:
        """The system cancels the touch, as when it recognises a palm."""
        self._dispatch("touchCancel", ())

    def tap(self, *fingers: Point) -> None:
        self.down(*fingers)
        self.up()

    def press(self, milliseconds: float, *fingers: Point) -> None:
        """Hold fingers down for some time."""
        self.down(*fingers)
        if milliseconds:
            self.page.wait_for_timeout(milliseconds)
        self.up()

    def swipe(self, *paths: Sequence[Point]) -> None:
        """Move each finger along its path; all paths have the same number of points."""
        first, *others = zip(*paths, strict=True)
        self.down(*first)
        for each in others:
            self.move(*each)
        self.up()


def straight_path(start: Point, end: Point, steps: int = 6) -> list[Point]:
    """The points of a straight line in so many steps, both ends included."""
    parts = [number / steps for number in range(steps + 1)]
    return [(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part) for part in parts]


def browser_metrics(touch_screen: TouchScreen) -> dict[str, float]:
    """Chromium's metrics of the page after a garbage collection: `Nodes`, `JSEventListeners`,
    `JSHeapUsedSize` in bytes, and more."""
    session = touch_screen.session
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found: dict[str, Any] = session.send("Performance.getMetrics")
    return {each["name"]: float(each["value"]) for each in found["metrics"]}
