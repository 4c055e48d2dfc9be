"""Stops without a date: opened by map, list, step and key; an exhibit without any date has no timeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import SharedPage, StartServer
from tests.browser.visit_page import FULL_HD, SECONDS_TO_DRAW, VisitPage
from tests.exhibit_folders import copy_journeys

UNDATED, BEFORE, AFTER = "holm/omsk-1871", "holm/kazan-1871", "holm/irkutsk-1871"
UNDATED_FILE = "people/holm/07-omsk-1871.md"
LIFE_DATES = re.compile(r"^(born|died): .*\n", re.MULTILINE)
STOP_DATES = re.compile(r"^(date|old_style): .*\n", re.MULTILINE)


def remove(dates: re.Pattern[str], *files: Path) -> None:
    for file in files:
        text, count = dates.subn("", file.read_text(encoding="utf-8"))
        assert count, file
        file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def mixed(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the journeys, one stop of them without a date and its life without years."""
    folder = copy_journeys(tmp_path_factory.mktemp("mixed"))
    remove(STOP_DATES, folder / UNDATED_FILE)
    remove(LIFE_DATES, folder / "people/holm/person.yaml")
    return serve(folder).wait().url


@pytest.fixture(scope="module")
def undated(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the journeys without any date."""
    folder = copy_journeys(tmp_path_factory.mktemp("undated"))
    remove(STOP_DATES, *folder.glob("people/*/*.md"))
    remove(LIFE_DATES, *folder.glob("people/*/person.yaml"))
    return serve(folder).wait().url


@pytest.fixture(scope="module")
def mixed_page(mixed: str, screen: BrowserContext) -> Iterator[SharedPage]:
    """Fails at the end if an error was on the console."""
    errors: list[str] = []

    def note(page: Page) -> None:
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))

    screen.on("page", note)
    page = SharedPage(screen, mixed)
    yield page
    screen.remove_listener("page", note)
    page.close()
    assert errors == []


@pytest.fixture
def visit(mixed_page: SharedPage, request: pytest.FixtureRequest) -> VisitPage:
    return mixed_page.begin_visit(request.session.testsfailed)


def open_on_map(visit: VisitPage) -> None:
    visit.tap('[data-person="holm"]')
    visit.until_shown("holm/copenhagen-1846")
    visit.until_at_rest()
    mark = next(mark for mark in visit.marks() if mark.stop == UNDATED)
    visit.tap_at(mark.x, mark.y)


def open_in_list(visit: VisitPage) -> None:
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{UNDATED}"]')


def step_forward(visit: VisitPage) -> None:
    open_stop(visit, BEFORE)
    visit.tap('[data-step="next"]')


def step_back(visit: VisitPage) -> None:
    open_stop(visit, AFTER)
    visit.tap('[data-step="previous"]')


def press_key(visit: VisitPage) -> None:
    open_stop(visit, BEFORE)
    visit.find('[data-lane="holm"]').focus()
    visit.page.keyboard.press("ArrowRight")


def open_stop(visit: VisitPage, stop: str) -> None:
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{stop}"]')
    visit.until_shown(stop)


@pytest.mark.parametrize("opens", [open_on_map, open_in_list, step_forward, step_back, press_key])
def test_a_stop_without_a_date_opens_and_the_timeline_marks_none(
    opens: Callable[[VisitPage], None], visit: VisitPage
) -> None:
    opens(visit)
    visit.until_shown(UNDATED)
    story = visit.find(f'[data-story="{UNDATED}"]')
    assert story.locator(".story__when b").count() == 0
    assert story.locator(".story__years").count() == 0
    assert visit.find("[data-part=timeline] [data-stop-mark].is-open").count() == 0
    assert visit.find("[data-time-thumb]").inner_text() == ""
    lane = visit.find('[data-lane="holm"]')
    assert lane.get_attribute("aria-valuenow") == "7"
    assert lane.get_attribute("aria-valuetext") == story.get_attribute("aria-label")


def test_the_next_stop_has_its_mark_again(visit: VisitPage) -> None:
    open_in_list(visit)
    visit.until_shown(UNDATED)
    visit.tap('[data-step="next"]')
    visit.until_shown(AFTER)
    assert visit.find(f'[data-stop-mark="{AFTER}"].is-open').is_visible()
    assert visit.find("[data-time-thumb]").inner_text() == "1871"


def test_a_stop_without_a_date_stays_on_the_map_while_time_is_swept(visit: VisitPage) -> None:
    box = visit.find('[data-lane="holm"]').bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    visit.page.mouse.move(box["x"] + 2, y)
    visit.page.mouse.down()
    for share in range(0, 101, 5):
        visit.page.mouse.move(box["x"] + box["width"] * share / 100, y)
        assert visit.find(f'[data-stop="{UNDATED}"]').count() == 1
    visit.page.mouse.up()
    visit.until(lambda: len(visit.shown()) == 1, "the nearest story is open")
    assert visit.shown() != [UNDATED]
    visit.tap('[data-person="holm"]')
    visit.until(lambda: UNDATED in [mark.stop for mark in visit.marks()], "the marker is on the map")


def test_an_exhibit_without_any_date_has_no_timeline_and_works(undated: str, screen: BrowserContext) -> None:
    visit, errors = VisitPage(screen.new_page()), list[str]()
    visit.page.on("pageerror", lambda error: errors.append(str(error)))
    visit.page.emulate_media(reduced_motion="reduce")
    visit.page.goto(undated)
    ready = visit.find("[data-part=atlas][data-ready]")
    ready.wait_for(timeout=1000 * SECONDS_TO_DRAW)
    visit.wake()
    assert not visit.find("[data-part=timeline]").is_visible()
    toggle = visit.find("[data-part=person_toggle]").bounding_box()
    assert toggle
    assert toggle["y"] + toggle["height"] == FULL_HD["height"]
    open_on_map(visit)
    visit.until_shown(UNDATED)
    visit.tap('[data-step="next"]')
    visit.until_shown(AFTER)
    open_in_list(visit)
    visit.until_shown(UNDATED)
    visit.tap('[data-person="orlin"]')
    visit.until_shown("orlin/moscow-1851")
    assert errors == []
    visit.page.close()
