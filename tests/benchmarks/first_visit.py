"""P4: a first visit, from the start of the navigation to the first marker a finger can meet."""

from __future__ import annotations

from playwright.sync_api import Browser

from .rig import touch_screen

OURS = ".mark[data-stop]"
THEIRS = ".leaflet-marker-icon"


def first_visits(browser: Browser, ours: str, theirs: str, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of `count` first visits to either address, by turns, each by a browser that knows nothing.

    One visit before them, not counted: a server's own first visit is not the visitor's.
    """
    pairs = [(_visit(browser, ours, OURS), _visit(browser, theirs, THEIRS)) for _ in range(count + 1)]
    return [mine for mine, _ in pairs[1:]], [other for _, other in pairs[1:]]


def _visit(browser: Browser, address: str, marker: str) -> float:
    # Both pages' requests are looked at alike, so that both pay the same for it.
    context = touch_screen(browser, offline=True)
    context.add_init_script(f"window.reached = window.stopwatch?.firstReach({marker!r})")
    page = context.new_page()
    page.goto(address)
    reached = float(page.evaluate("() => window.reached"))
    context.close()
    return reached
