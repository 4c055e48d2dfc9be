"""R6: 200 visits that time out and 200 page reloads; the server keeps nothing of them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.benchmarks.rig import sojourn
from tests.browser.chromium import chromium
from tests.browser.visit_page import SECONDS_TO_DRAW

from .figures import Outcome
from .idle_timeout import let_visit_time_out
from .observed_page import ObservedPage, observed_page
from .resource_usage import ResourceGrowth

LONG, SHORT = 200, 20
GOAL = "200 idle resets and 200 reloads: server < +20 MB"
WARM_UP = 10
SESSION_EXPIRY = 12_000
"""Milliseconds, more than `disconnectedSessionTTL`: by then the server has removed the last page's
session."""


def measure(long: bool) -> Outcome:
    """200 of each in the long form, 20 in the short, after a warm-up of ten of each."""
    count = LONG if long else SHORT
    with (
        chromium() as browser,
        sojourn() as server,
        observed_page(browser, server.url, server.pid) as observed,
    ):
        resets = _growth(_reset, count, observed)
        reloads = _growth(_reload, count, observed)
        faults = observed.monitor.check()
    faults += [f"resets: {each}" for each in resets.faults()] + [
        f"reloads: {each}" for each in reloads.faults()
    ]
    found = f"{count} idle resets: {resets}; {count} reloads: {reloads}"
    ends = (f"after the resets: {resets.end}", f"after the reloads: {reloads.end}")
    return Outcome("R6", GOAL, found, not faults, (*ends, *faults[:20]))


def _growth(action: Callable[[ObservedPage], None], count: int, observed: ObservedPage) -> ResourceGrowth:
    """Repeat an action to warm up, then `count` times; the growth between both measurements."""
    usages = []
    for times in (WARM_UP, count):
        for number in range(times):
            action(observed)
            print(f"\r{number + 1} of {times} ", end="", file=sys.stderr, flush=True)
        observed.visit.page.wait_for_timeout(SESSION_EXPIRY)
        usages.append(observed.usage_at_start())
    return ResourceGrowth(*usages)


def _reset(observed: ObservedPage) -> None:
    """A visitor opens a story and leaves."""
    visit = observed.visit
    if visit.find("html[data-screen=attract]").count():
        visit.wake()
    visit.open_first_story()
    let_visit_time_out(visit.page)


def _reload(observed: ObservedPage) -> None:
    page = observed.visit.page
    page.reload()
    page.wait_for_selector("[data-part=atlas][data-ready]", state="attached", timeout=1000 * SECONDS_TO_DRAW)
    page.wait_for_selector("[data-part=attract][data-ready]", state="attached")
