"""Short forms of the figures `soak` and `monkey`: visits leave nothing behind, random input does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from data import load
from tests.browser.conftest import StartServer
from tests.endurance.idle_timeout import let_visit_time_out
from tests.endurance.monkey import Monkey
from tests.endurance.observed_page import ObservedPage, observed_page
from tests.endurance.resource_usage import ResourceGrowth
from tests.endurance.visitors import Visitors
from tests.exhibit_folders import copy_ground, copy_small

GESTURES = 30
MANY = 10_000
"""Open files: the first reading is enough. The long form waits eight seconds for the fewest, each time."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small exhibit, with the shipped ground."""
    copy = copy_small(tmp_path_factory.mktemp("exhibits"))
    copy_ground(copy)
    return copy


@pytest.fixture(scope="module")
def observed(browser: Browser, serve: StartServer, folder: Path) -> Iterator[ObservedPage]:
    server = serve(folder).wait()
    with observed_page(browser, server.url, server.process.pid) as observed:
        observed.monitor.forbid_navigation()
        yield observed
    server.kill()


@pytest.mark.measurement  # half a minute; `python -m tests.endurance soak` does the same, and longer
def test_visits_open_every_story_and_leave_nothing_behind(observed: ObservedPage, folder: Path) -> None:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    stops = [stop.id for stop in exhibit.stops]
    visitors = Visitors(observed.visit.page, observed.touch_screen, stops, Random(5))
    visitors.visit(stories=len(stops), times_out=False)
    warm = observed.usage_at_start(MANY)
    for times_out in (False, True):
        visitors.visit(stories=2, times_out=times_out)
    growth = ResourceGrowth(warm, observed.usage_at_start(warm.files))
    assert visitors.opened == set(stops)
    assert not visitors.unanswered
    assert growth.faults() == []
    assert growth.listeners <= 1  # one may belong to a transition that runs; a leak has one a visit, so two
    assert observed.monitor.check() == []


def test_random_gestures_cause_no_fault_and_the_attract_screen_follows(observed: ObservedPage) -> None:
    monkey = Monkey()
    monkey.play(observed.touch_screen, observed.monitor, Random(7), GESTURES)
    assert monkey.gestures == GESTURES
    assert monkey.faults == [], monkey.before_fault
    let_visit_time_out(observed.visit.page)
    assert observed.visit.find("html[data-screen=attract]").count() == 1
