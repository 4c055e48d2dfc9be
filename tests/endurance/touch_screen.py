"""Fingers on the glass, as the touch screen's driver tells of them: any number, at any place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from playwright.sync_api import CDPSession, Page

Point = tuple[float, float]
"""x and y in pixels of the page."""


class Glass:
    """The touch screen of one page. Each call comes back when the page has heard of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.line: CDPSession = page.context.new_cdp_session(page)

    def _tell(self, kind: str, fingers: Iterable[Point]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        self.line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def put(self, *fingers: Point) -> None:
        """Fingers come down, one after the other, as hands do."""
        for count in range(len(fingers)):
            self._tell("touchStart", fingers[: count + 1])

    def move(self, *fingers: Point) -> None:
        self._tell("touchMove", fingers)

    def lift(self) -> None:
        """All fingers leave the glass at once."""
        self._tell("touchEnd", ())

    def snatch(self) -> None:
        """The system takes the fingers away, as when a palm is recognised."""
        self._tell("touchCancel", ())

    def tap(self, *fingers: Point) -> None:
        self.put(*fingers)
        self.lift()

    def press(self, milliseconds: float, *fingers: Point) -> None:
        """Hold down for a while."""
        self.put(*fingers)
        if milliseconds:
            self.page.wait_for_timeout(milliseconds)
        self.lift()

    def draw(self, *ways: Sequence[Point]) -> None:
        """Each finger goes its way; all ways have the same number of points."""
        first, *others = zip(*ways, strict=True)
        self.put(*first)
        for each in others:
            self.move(*each)
        self.lift()


def line(start: Point, end: Point, steps: int = 6) -> list[Point]:
    """A straight way, in so many steps; both ends belong to it."""
    parts = [number / steps for number in range(steps + 1)]
    return [(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part) for part in parts]


def metrics(glass: Glass) -> dict[str, float]:
    """What the browser holds for the page, after a collection of what nobody needs: `Nodes`,
    `JSEventListeners`, `JSHeapUsedSize` in bytes, and more."""
    glass.line.send("HeapProfiler.enable")
    glass.line.send("HeapProfiler.collectGarbage")
    glass.line.send("Performance.enable")
    found: dict[str, Any] = glass.line.send("Performance.getMetrics")
    return {each["name"]: float(each["value"]) for each in found["metrics"]}
