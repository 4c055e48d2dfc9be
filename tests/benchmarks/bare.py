"""What the rig itself needs: one button that shows one paragraph, tapped and timed like everything else.

It answers when the finger lifts, as Sojourn does: a click would come a frame later.
"""

from __future__ import annotations

from playwright.sync_api import Browser

from .rig import touch_screen
from .timed_tap import Reading, spot, timed_tap

PAGE = """
<meta name="viewport" content="width=device-width">
<style>button { width: 200px; height: 200px }</style>
<button>tap</button><p hidden>The story.</p>
"""
ANSWERS = """() => {
  document.querySelector("button").onpointerup = () => { document.querySelector("p").hidden = false; };
}"""
"""Given from outside: the address’s own policy lets no script stand in the page."""
BETWEEN = 300
"""Milliseconds between two taps."""


def bare_taps(browser: Browser, address: str, count: int) -> list[Reading]:
    """Tap the button `count` times; `address` is any page's, the stopwatch needs one."""
    readings = []
    with touch_screen(browser, offline=False) as context:
        page = context.new_page()
        page.goto(address)
        for _ in range(count):
            page.set_content(PAGE)
            page.evaluate(ANSWERS)
            page.wait_for_timeout(BETWEEN)
            at = spot(page, "button")
            assert at is not None
            readings.append(timed_tap(page, at, {"seen": ["p"]}))
    return readings
