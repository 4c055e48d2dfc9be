"""R6: 200 visits that time out and 200 page reloads; the server keeps nothing of them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import psutil
from playwright.sync_api import sync_playwright

from tests.benchmarks.rig import sojourn
from tests.browser.chromium import launch_chromium
from tests.browser.visit_page import FULL_HD, SECONDS_TO_DRAW, VisitPage

from .figures import Outcome
from .idle_timeout import allow_time_jumps, let_visit_time_out, wait_for_screen
from .page_monitor import PageMonitor
from .resource_usage import ResourceGrowth, measure_usage, restart_visit
from .touch_screen import TouchScreen

LONG, SHORT = 200, 20
GOAL = "200 idle resets and 200 reloads: server < +20 MB"
WARM_UP = 10
SESSION_EXPIRY = 12_000
"""Milliseconds, more than `disconnectedSessionTTL`: by then the server has removed the last page's
session."""


def measure(long: bool) -> Outcome:
    """200 of each in the long form, 20 in the short, after a warm-up of ten of each."""
    count = LONG if long else SHORT
    with sync_playwright() as playwright, launch_chromium(playwright) as browser, sojourn() as server:
        context = browser.new_context(viewport=FULL_HD, has_touch=True)
        allow_time_jumps(context)
        monitor = PageMonitor(context)
        visit, touch_screen = VisitPage(monitor.page).enter(server.address), TouchScreen(monitor.page)
        process = psutil.Process(server.pid)
        resets = _growth(lambda: _reset(visit, touch_screen), count, visit, touch_screen, process)
        reloads = _growth(lambda: _reload(visit), count, visit, touch_screen, process)
        faults = monitor.check()
    faults += [f"resets: {each}" for each in resets.faults()] + [
        f"reloads: {each}" for each in reloads.faults()
    ]
    found = f"{count} idle resets: {resets}; {count} reloads: {reloads}"
    ends = (f"after the resets: {resets.end}", f"after the reloads: {reloads.end}")
    return Outcome("R6", GOAL, found, not faults, (*ends, *faults[:20]))


def _growth(
    action: Callable[[], None],
    count: int,
    visit: VisitPage,
    touch_screen: TouchScreen,
    server: psutil.Process,
) -> ResourceGrowth:
    """Repeat an action to warm up, then `count` times; the growth between both measurements."""
    usages = []
    for times in (WARM_UP, count):
        for number in range(times):
            action()
            print(f"\r{number + 1} of {times} ", end="", file=sys.stderr, flush=True)
        visit.page.wait_for_timeout(SESSION_EXPIRY)
        restart_visit(visit, touch_screen)
        usages.append(measure_usage(visit, touch_screen, server))
    return ResourceGrowth(*usages)


def _reset(visit: VisitPage, touch_screen: TouchScreen) -> None:
    """A visitor opens a story and leaves."""
    if visit.find("html[data-screen=attract]").count():
        touch_screen.tap((2, 2))
        wait_for_screen(visit.page, "explore")
    visit.tap("[data-step=next]")
    let_visit_time_out(visit.page)


def _reload(visit: VisitPage) -> None:
    visit.page.reload()
    visit.page.wait_for_selector(
        "[data-part=atlas][data-ready]", state="attached", timeout=1000 * SECONDS_TO_DRAW
    )
    visit.page.wait_for_selector("[data-part=attract][data-ready]", state="attached")
