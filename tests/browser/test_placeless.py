"""Stories that belong to no place: opened by list, step and timeline; a life without any place has no map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.conftest import StartServer
from tests.browser.visit_page import FULL_HD, SECONDS_TO_DRAW, VisitPage
from tests.exhibit_folders import copy_journeys

PLACELESS, BEFORE, AFTER = "holm/omsk-1871", "holm/kazan-1871", "holm/irkutsk-1871"
PLACELESS_FILE = "people/holm/07-omsk-1871.md"
PLACES = re.compile(r"^(place|via|mentions): .*\n", re.MULTILINE)
PHONE: ViewportSize = {"width": 390, "height": 844}
OpenPage = Callable[[str, ViewportSize], VisitPage]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an exhibit and ends its attract screen. Fails at the end if an error was on the console."""
    errors, contexts = list[str](), []

    def enter(url: str, size: ViewportSize) -> VisitPage:
        contexts.append(browser.new_context(viewport=size, has_touch=True, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        ready = page.locator("[data-part=attract][data-ready]")
        ready.wait_for(state="attached", timeout=1000 * SECONDS_TO_DRAW)
        page.locator("[data-part=atlas][data-ready]").wait_for(state="attached")
        return VisitPage(page).wake()

    yield enter
    for context in contexts:
        context.close()
    assert errors == []


def without_places(*files: Path) -> None:
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(PLACES.sub("", text), encoding="utf-8")


@pytest.fixture(scope="module")
def mixed(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the journeys, one stop of them without a place."""
    folder = copy_journeys(tmp_path_factory.mktemp("mixed"))
    without_places(folder / PLACELESS_FILE)
    return serve(folder).wait().url


@pytest.fixture(scope="module")
def placeless(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the journeys without any place."""
    folder = copy_journeys(tmp_path_factory.mktemp("placeless"))
    without_places(*folder.glob("people/*/*.md"))
    return serve(folder).wait().url


def test_a_story_without_a_place_opens_and_the_map_stays(mixed: str, open_page: OpenPage) -> None:
    visit = open_page(mixed, FULL_HD)
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{BEFORE}"]')
    visit.until_shown(BEFORE)
    visit.until_at_rest()
    before = [(mark.number, mark.x, mark.y) for mark in visit.marks()]
    visit.tap('[data-step="next"]')
    visit.until_shown(PLACELESS)
    visit.until_at_rest()
    assert [(mark.number, mark.x, mark.y) for mark in visit.marks()] == before
    assert not [mark for mark in visit.marks() if mark.open]
    assert visit.find(f'[data-stop="{PLACELESS}"]').count() == 0
    assert visit.find(f'[data-story="{PLACELESS}"] .story__where').count() == 0
    assert visit.find(f'[data-stop-mark="{PLACELESS}"].is-open').is_visible()
    visit.tap('[data-step="next"]')
    visit.until_shown(AFTER)
    visit.until(lambda: [mark for mark in visit.marks() if mark.open], "the map shows the next stop")
    assert visit.find(f'[data-story="{AFTER}"] .story__leg').count() == 0, "the last stop is at no place"


def test_without_any_place_the_list_has_the_maps_room(placeless: str, open_page: OpenPage) -> None:
    visit = open_page(placeless, FULL_HD)
    assert not visit.find("[data-part=atlas]").is_visible()
    assert not visit.find("[data-list]").is_visible()
    assert not visit.find(".cartouche__hint").count(), "there is no map to tap"
    rows = visit.find("[data-stop-link]")
    assert rows.first.is_visible()
    assert not visit.find("[data-close-list]").is_visible(), "it is always there"
    room = visit.find("[data-part=stop_list]").bounding_box()
    assert room
    assert room["width"] > 0.9 * FULL_HD["width"]
    visit.tap(f'[data-stop-link="{BEFORE}"]')
    visit.until_shown(BEFORE)
    card = visit.find("[data-part=story_panel]").bounding_box()
    room = visit.find("[data-part=stop_list]").bounding_box()
    assert card
    assert room
    assert 0 < card["x"] - (room["x"] + room["width"]) < 61, "the list has the room beside the card"
    visit.tap('[data-step="next"]')
    visit.until_shown(PLACELESS)
    assert visit.find(f'[data-stop-link="{PLACELESS}"].is-open').is_visible()
    visit.tap('[data-person="orlin"]')
    visit.until_shown("orlin/moscow-1851")
    assert not visit.find(f'[data-stop-link="{PLACELESS}"]').is_visible(), "the list is that of the life"
    assert visit.find('[data-stop-mark="orlin/moscow-1851"].is-open').is_visible()


def test_without_any_place_a_phone_shows_the_story_and_the_list_over_it(
    placeless: str, open_page: OpenPage
) -> None:
    visit = open_page(placeless, PHONE)
    assert not visit.find("[data-stop-link]").first.is_visible()
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{BEFORE}"]')
    visit.until_shown(BEFORE)
    assert not visit.find("[data-stop-link]").first.is_visible()
    assert visit.find(f'[data-story="{BEFORE}"]').is_visible()
