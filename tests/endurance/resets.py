"""R6: two hundred visits that end by themselves, two hundred pages loaded anew; the server forgets them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import psutil
from playwright.sync_api import sync_playwright

from tests.benchmarks.rig import chromium, sojourn
from tests.browser.visit_page import FULL_HD, SECONDS_TO_DRAW, Visit

from .idle_timeout import fall_quiet, let_time_leap, until_screen
from .outcome import Outcome
from .page_monitor import Witness
from .resource_usage import Growth, open_anew, read
from .touch_screen import Glass

LONG, SHORT = 200, 20
GOAL = "200 idle resets and 200 reloads: server < +20 MB"
WARM = 10
FORGOTTEN = 12_000
"""Milliseconds, more than `disconnectedSessionTTL`: by then the server has let the last page go."""


def measure(long: bool) -> Outcome:
    """200 of each in the long form, 20 in the short, after ten of each that warm up."""
    count = LONG if long else SHORT
    with sync_playwright() as playwright, chromium(playwright) as browser, sojourn() as server:
        context = browser.new_context(viewport=FULL_HD, has_touch=True)
        let_time_leap(context)
        witness = Witness(context)
        visit, glass = Visit(witness.page).enter(server.address), Glass(witness.page)
        process = psutil.Process(server.pid)
        resets = _grown(lambda: _reset(visit, glass), count, visit, glass, process)
        reloads = _grown(lambda: _reload(visit), count, visit, glass, process)
        faults = witness.ask()
    faults += [f"resets: {each}" for each in resets.faults()] + [
        f"reloads: {each}" for each in reloads.faults()
    ]
    found = f"{count} idle resets: {resets}; {count} reloads: {reloads}"
    ends = (f"after the resets: {resets.end}", f"after the reloads: {reloads.end}")
    return Outcome("R6", GOAL, found, not faults, (*ends, *faults[:20]))


def _grown(do: Callable[[], None], count: int, visit: Visit, glass: Glass, server: psutil.Process) -> Growth:
    """Do it some times to warm up, then so many times; what there is more of then."""
    readings = []
    for times in (WARM, count):
        for number in range(times):
            do()
            print(f"\r{number + 1} of {times} ", end="", file=sys.stderr, flush=True)
        visit.page.wait_for_timeout(FORGOTTEN)
        open_anew(visit, glass)
        readings.append(read(visit, glass, server))
    return Growth(*readings)


def _reset(visit: Visit, glass: Glass) -> None:
    """A visitor opens a story and goes away."""
    if visit.find("html[data-screen=attract]").count():
        glass.tap((2, 2))
        until_screen(visit.page, "explore")
    visit.tap("[data-step=next]")
    fall_quiet(visit.page)


def _reload(visit: Visit) -> None:
    visit.page.reload()
    visit.page.wait_for_selector(
        "[data-part=atlas][data-ready]", state="attached", timeout=1000 * SECONDS_TO_DRAW
    )
    visit.page.wait_for_selector("[data-part=attract][data-ready]", state="attached")
