"""The way a visit ends with nobody to end it: quiet, the question, quiet, the exhibit by itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Page

QUIET_SECONDS = 200
"""Longer than any idle time a curator may choose, and than the countdown."""
PATIENCE = 60_000


def let_time_leap(context: BrowserContext) -> None:
    """Every page opened from now on has `leap(seconds)`."""
    context.add_init_script(path=Path(__file__).parent / "time_jump.js")


def until_screen(page: Page, screen: str) -> None:
    page.wait_for_selector(f"html[data-screen={screen}]", state="attached", timeout=PATIENCE)


def fall_quiet(page: Page) -> None:
    """Nobody touches the screen for long: the page asks, then begins again and plays by itself."""
    if page.locator("html[data-screen=attract]").count():
        return
    page.evaluate("seconds => leap(seconds)", QUIET_SECONDS)
    until_screen(page, "still-there")
    page.evaluate("seconds => leap(seconds)", QUIET_SECONDS)
    until_screen(page, "attract")
