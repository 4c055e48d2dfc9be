"""A page of the exhibit under observation: its monitor, its touch screen, and its server's process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil
from playwright.sync_api import Browser

from tests.browser.visit_page import FULL_HD, VisitPage

from .idle_timeout import allow_time_jumps
from .page_monitor import PageMonitor
from .resource_usage import ResourceUsage, measure_usage, restart_visit
from .touch_screen import TouchScreen


@dataclass(frozen=True, slots=True)
class ObservedPage:
    """A visit that has begun."""

    visit: VisitPage
    monitor: PageMonitor
    touch_screen: TouchScreen
    server: psutil.Process

    def usage_at_start(self, enough_files: int = 0) -> ResourceUsage:
        """Start the visit anew, as after a timeout, and measure (`enough_files`: see `measure_usage`)."""
        restart_visit(self.visit)
        return measure_usage(self.visit, self.touch_screen, self.server, enough_files)


@contextmanager
def observed_page(browser: Browser, address: str, pid: int) -> Iterator[ObservedPage]:
    """A page of the server at this address with this process id; its time can jump."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    allow_time_jumps(context)
    monitor = PageMonitor(context)
    visit, touch_screen = VisitPage(monitor.page).enter(address), TouchScreen(monitor.page)
    yield ObservedPage(visit, monitor, touch_screen, psutil.Process(pid))
    context.close()
