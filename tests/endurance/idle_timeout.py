"""How a visit ends by itself: idle time, the question, idle time, then the attract screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Page

IDLE_SECONDS = 200
"""Longer than any idle time that a curator can choose, and than the countdown."""
TIMEOUT_MILLISECONDS = 60_000


def allow_time_jumps(context: BrowserContext) -> None:
    """Every page that is opened from now on has the function `skipSeconds(seconds)`."""
    context.add_init_script(path=Path(__file__).parent / "time_jump.js")


def wait_for_screen(page: Page, screen: str) -> None:
    page.wait_for_selector(f"html[data-screen={screen}]", state="attached", timeout=TIMEOUT_MILLISECONDS)


def let_visit_time_out(page: Page) -> None:
    """Nobody touches the screen: the page asks, then resets itself and shows the attract screen."""
    if page.locator("html[data-screen=attract]").count():
        return
    page.evaluate("seconds => skipSeconds(seconds)", IDLE_SECONDS)
    wait_for_screen(page, "still-there")
    page.evaluate("seconds => skipSeconds(seconds)", IDLE_SECONDS)
    wait_for_screen(page, "attract")
