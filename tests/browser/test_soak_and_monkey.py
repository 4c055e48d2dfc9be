"""Short forms of the figures `soak` and `monkey`: visits leave nothing behind, random input does no harm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import psutil
import pytest
from playwright.sync_api import Browser

from data import load
from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ROOT, SHIPPED
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.endurance.idle_timeout import allow_time_jumps, let_visit_time_out
from tests.endurance.monkey import Monkey
from tests.endurance.page_monitor import PageMonitor
from tests.endurance.resource_usage import ResourceGrowth, ResourceUsage, measure_usage, restart_visit
from tests.endurance.touch_screen import TouchScreen
from tests.endurance.visitors import Visitors

SMALL = ROOT / "tests" / "exhibits" / "small"
GESTURES = 60


@dataclass(frozen=True, slots=True)
class ObservedPage:
    """A page of a small exhibit, with its monitor, touch screen and server process."""

    visit: VisitPage
    monitor: PageMonitor
    touch_screen: TouchScreen
    server: psutil.Process
    stops: list[str]

    def usage_at_start(self) -> ResourceUsage:
        restart_visit(self.visit, self.touch_screen)
        return measure_usage(self.visit, self.touch_screen, self.server)


@pytest.fixture(scope="module")
def observed(
    browser: Browser, serve: StartServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ObservedPage]:
    folder = tmp_path_factory.mktemp("exhibits") / "small"
    shutil.copytree(SMALL, folder)
    shutil.copytree(SHIPPED / "basemap", folder / "basemap")
    exhibit = load(folder).exhibit
    assert exhibit is not None
    server = serve(folder).wait()
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    allow_time_jumps(context)
    monitor = PageMonitor(context)
    visit, touch_screen = VisitPage(monitor.page).enter(server.url), TouchScreen(monitor.page)
    monitor.forbid_navigation()
    yield ObservedPage(
        visit, monitor, touch_screen, psutil.Process(server.process.pid), [s.id for s in exhibit.stops]
    )
    context.close()
    server.kill()


def test_visits_open_every_story_and_leave_nothing_behind(observed: ObservedPage) -> None:
    visitors = Visitors(observed.visit.page, observed.touch_screen, observed.stops, Random(5))
    visitors.visit(stories=len(observed.stops), times_out=False)
    warm = observed.usage_at_start()
    for number in range(4):
        visitors.visit(stories=2, times_out=number == 2)
    growth = ResourceGrowth(warm, observed.usage_at_start())
    assert visitors.opened == set(observed.stops)
    assert not visitors.unanswered
    assert growth.faults() == []
    assert growth.listeners == 0
    assert observed.monitor.check() == []


def test_random_gestures_cause_no_fault_and_the_attract_screen_follows(observed: ObservedPage) -> None:
    monkey = Monkey()
    monkey.play(observed.touch_screen, observed.monitor, Random(7), GESTURES)
    assert monkey.gestures == GESTURES
    assert monkey.faults == [], monkey.before_fault
    let_visit_time_out(observed.visit.page)
    assert observed.visit.find("html[data-screen=attract]").count() == 1
