"""A finger on the screen that moves, and another one beside it."""

from __future__ import annotations

from types import TracebackType

from tests.browser.visit_page import VisitPage


class Finger:
    """It is put down at the first place it moves to, and lifted at the end of the block."""

    def __init__(self, visit: VisitPage) -> None:
        self._cdp = visit.page.context.new_cdp_session(visit.page)
        self._points: list[dict[str, float]] = []

    def __enter__(self) -> Finger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._points:
            self._send("touchEnd", [])
        self._cdp.detach()

    def move(self, x: float, y: float) -> None:
        kind = "touchMove" if self._points else "touchStart"
        self._points[:1] = [{"x": x, "y": y, "id": 1}]
        self._send(kind, self._points)

    def put_down_another(self, x: float, y: float) -> None:
        self._points.append({"x": x, "y": y, "id": 2})
        self._send("touchStart", self._points)

    def move_another(self, x: float, y: float) -> None:
        self._points[1] = {"x": x, "y": y, "id": 2}
        self._send("touchMove", self._points)

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        self._cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
