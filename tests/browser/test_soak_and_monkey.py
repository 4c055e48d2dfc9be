"""The short forms of the soak and of the monkey: visits leave nothing behind, random fingers do no harm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import psutil
import pytest
from playwright.sync_api import Browser

from data import load
from tests.browser.conftest import OpenGallery
from tests.browser.exhibit_server import HOUSE, SHIPPED
from tests.browser.visit_page import FULL_HD, Visit
from tests.endurance.idle_timeout import fall_quiet, let_time_leap
from tests.endurance.monkey import Monkey
from tests.endurance.page_monitor import Witness
from tests.endurance.resource_usage import Growth, Standstill, open_anew, read
from tests.endurance.touch_screen import Glass
from tests.endurance.visitors import Visitors

SMALL = HOUSE / "tests" / "exhibits" / "small"
GESTURES = 60


@dataclass(frozen=True, slots=True)
class Room:
    """One screen of a small exhibit, and who watches it."""

    visit: Visit
    witness: Witness
    glass: Glass
    server: psutil.Process
    stops: list[str]

    def rested(self) -> Standstill:
        open_anew(self.visit, self.glass)
        return read(self.visit, self.glass, self.server)


@pytest.fixture(scope="module")
def room(
    browser: Browser, galleries: OpenGallery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("exhibits") / "small"
    shutil.copytree(SMALL, folder)
    shutil.copytree(SHIPPED / "basemap", folder / "basemap")
    exhibit = load(folder).exhibit
    assert exhibit is not None
    gallery = galleries(folder).wait()
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    let_time_leap(context)
    witness = Witness(context)
    visit, glass = Visit(witness.page).enter(gallery.url), Glass(witness.page)
    witness.arrived()
    yield Room(visit, witness, glass, psutil.Process(gallery.process.pid), [s.id for s in exhibit.stops])
    context.close()
    gallery.kill()


def test_visits_open_every_story_and_leave_nothing_behind(room: Room) -> None:
    visitors = Visitors(room.visit.page, room.glass, room.stops, Random(5))
    visitors.come(chosen=len(room.stops), idle=False)
    warm = room.rested()
    for number in range(4):
        visitors.come(chosen=2, idle=number == 2)
    growth = Growth(warm, room.rested())
    assert visitors.opened == set(room.stops)
    assert not visitors.unanswered
    assert growth.faults() == []
    assert growth.listeners == 0
    assert room.witness.ask() == []


def test_random_gestures_lead_nowhere_and_it_plays_by_itself_at_the_end(room: Room) -> None:
    monkey = Monkey()
    monkey.play(room.glass, room.witness, Random(7), GESTURES)
    assert monkey.gestures == GESTURES
    assert monkey.faults == [], monkey.before_fault
    fall_quiet(room.visit.page)
    assert room.visit.find("html[data-screen=attract]").count() == 1
