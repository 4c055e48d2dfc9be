"""Sojourn's page as a visitor's finger meets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.endurance.touch_screen import Glass

MOVING = ".leaflet-map-pane, .mark:not([hidden]), [data-part=atlas], [data-part=stop_list]"
WARM_MILLISECONDS = 240_000
HELD = 80
"""Milliseconds a finger rests on the glass; a quick one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One tap: milliseconds from the lifted finger until the frame that shows the answer was handed to the
    screen, and until the next frame began."""

    painted: float
    following: float


def enter(context: BrowserContext, address: str) -> Page:
    """Open the exhibit, touch the screen, and wait until all is as it is all day: drawn, at rest, the ground
    fetched."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("[data-part=atlas][data-warm]", timeout=WARM_MILLISECONDS)
    page.touchscreen.tap(2, 2)  # it played by itself
    page.wait_for_selector("html[data-screen=explore]", state="attached")
    tap(page, "[data-person=all]")
    rest(page, MOVING)
    return page


def rest(page: Page, moving: str) -> None:
    """Wait until the elements of a selector stand still."""
    page.evaluate("what => stopwatch.rest(what)", moving)


def spot(page: Page, selector: str) -> dict[str, float] | None:
    """Where a finger meets the first element of a selector; None where it cannot."""
    within = "what => { const each = document.querySelector(what); return each && stopwatch.reach(each); }"
    found: dict[str, float] | None = page.evaluate(within, selector)
    return found


def tap(page: Page, selector: str) -> bool:
    """Tap the first element of a selector; False where no finger can meet it."""
    at = spot(page, selector)
    if at is not None:
        page.touchscreen.tap(at["x"], at["y"])
    return at is not None


def timed_tap(
    page: Page, at: Mapping[str, Any], wanted: Mapping[str, Sequence[str]], held: float = HELD
) -> Reading:
    """Tap at a spot, and read the stopwatch when all that is wanted is on the screen."""
    glass = Glass(page)
    page.evaluate("wanted => stopwatch.arm(wanted)", wanted)
    glass.press(held, (at["x"], at["y"]))
    reading = Reading(**page.evaluate("() => window.reading"))
    glass.line.detach()
    return reading
