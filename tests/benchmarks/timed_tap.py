"""One tap on a page, timed by `stopwatch.js`; and how a page is brought to rest before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.endurance.touch_screen import TouchScreen

MOVING = ".leaflet-map-pane, .marker:not([hidden]), [data-part=atlas], [data-part=stop_list]"
"""The elements that move after a tap in Sojourn."""
PRELOAD_MILLISECONDS = 240_000
TOUCH_MILLISECONDS = 80
"""How long a finger stays on the screen in a quick tap."""


@dataclass(frozen=True, slots=True)
class TapTiming:
    """Milliseconds from the lifted finger until the frame with the answer was painted, and until the next
    frame began."""

    painted: float
    following: float


def open_exhibit(context: BrowserContext, address: str) -> Page:
    """Open Sojourn's page, touch the screen, and wait until everything is drawn, at rest and preloaded."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-part=atlas][data-warm]", timeout=PRELOAD_MILLISECONDS)
    page.touchscreen.tap(2, 2)  # ends the attract screen
    page.wait_for_selector("html[data-screen=explore]", state="attached")
    tap(page, "[data-person=all]")
    wait_until_still(page, MOVING)
    return page


def wait_until_still(page: Page, selector: str) -> None:
    """Wait until the elements of a selector do not move, appear or disappear any more."""
    page.evaluate("selector => stopwatch.rest(selector)", selector)


def touch_point(page: Page, selector: str) -> dict[str, float] | None:
    """The point (x, y) where a finger touches the first element of a selector; None where it cannot."""
    script = (
        "selector => { const each = document.querySelector(selector); return each && stopwatch.reach(each); }"
    )
    found: dict[str, float] | None = page.evaluate(script, selector)
    return found


def tap(page: Page, selector: str) -> bool:
    """Tap the first element of a selector; False where no finger can touch it."""
    at = touch_point(page, selector)
    if at is not None:
        page.touchscreen.tap(at["x"], at["y"])
    return at is not None


def timed_tap(
    page: Page,
    at: Mapping[str, Any],
    expected: Mapping[str, Sequence[str]],
    touch_milliseconds: float = TOUCH_MILLISECONDS,
) -> TapTiming:
    """Tap at a point; the timing when all that is expected (see `stopwatch.js`) is on the screen."""
    touch_screen = TouchScreen(page)
    page.evaluate("expected => stopwatch.arm(expected)", expected)
    touch_screen.press(touch_milliseconds, (at["x"], at["y"]))
    timing = TapTiming(**page.evaluate("() => window.tapTiming"))
    touch_screen.session.detach()
    return timing
