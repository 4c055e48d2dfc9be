"""An exhibit that is one town: the map opens near enough to part its stops, on a plain sheet with a scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import SharedPage, StartServer
from tests.browser.test_ground import SHARP_TILES_OF_WORLD
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.exhibit_folders import copy_ground, copy_small
from tests.town_tiles import CREDIT, write_town_mbtiles

POSITIONS = ("48.2082,16.3738", "48.2002,16.3691", "48.2131,16.3604")


def move_to_one_town(folder: Path) -> None:
    """The three places of the small exhibit, about a kilometre apart."""
    table = folder / "places.csv"
    positions = iter(POSITIONS)
    text = re.sub(r"\d\d\.\d+,\d\d\.\d+", lambda _: next(positions), table.read_text("utf-8"))
    table.write_text(text, "utf-8")
    settings = folder / "exhibit.yaml"
    settings.write_text(re.sub(r"opening_view: .*\n", "", settings.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def town(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = copy_small(tmp_path_factory.mktemp("town"))
    move_to_one_town(folder)
    copy_ground(folder)
    return serve(folder).wait().url


@pytest.fixture(scope="module")
def mapped_town(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same town, with tiles of its own."""
    folder = copy_small(tmp_path_factory.mktemp("mapped"))
    move_to_one_town(folder)
    copy_ground(folder)
    write_town_mbtiles(folder / "basemap/town.mbtiles")
    return serve(folder).wait().url


@pytest.fixture(scope="module")
def town_page(screen: BrowserContext, town: str) -> Iterator[SharedPage]:
    page = SharedPage(screen, town)
    yield page
    page.close()


@pytest.fixture
def visit(town_page: SharedPage, request: pytest.FixtureRequest) -> VisitPage:
    return town_page.begin_visit(request.session.testsfailed)


def test_a_town_opens_with_its_stops_parted_and_a_scale(visit: VisitPage) -> None:
    visit.until_at_rest()
    assert len(visit.marks()) == 3, "six stops at three places"
    assert visit.find(".atlas__scale").is_visible()
    assert re.fullmatch(r"\d+ k?m", visit.find(".atlas__scale").inner_text())
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.leaflet-tile-pane')).opacity") == "0"
    )
    visit.open_first_story()
    visit.until_at_rest()
    assert len(visit.marks()) >= 2, "the places stay parted when a story opens"


def test_the_world_is_a_few_taps_away_and_has_its_ground(visit: VisitPage) -> None:
    for _ in range(5):
        visit.tap('[data-zoom="out"]')
        visit.until_at_rest()
    assert len(visit.marks()) == 1
    assert not visit.find(".atlas__scale").is_visible()
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.leaflet-tile-pane')).opacity") == "1"
    )


LOADED = """() => [...document.querySelectorAll(".leaflet-localGround-pane img")]
  .filter((tile) => tile.complete && tile.naturalWidth === 256).length"""
TILES = """() => performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => /[/](tiles|ground)[/]/.test(name))"""


def test_the_curators_own_tiles_lie_over_the_ground_of_the_world(browser: Browser, mapped_town: str) -> None:
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion="reduce")
    visit = VisitPage(context.new_page()).enter(mapped_town)
    visit.open_first_story()
    visit.until(lambda: visit.page.evaluate(LOADED) >= 6, "the tiles of the town are shown")
    assert CREDIT in visit.find(".atlas__credit").inner_text()
    assert "Natural Earth" in visit.find(".atlas__credit").inner_text()
    for _ in range(6):
        visit.tap('[data-zoom="out"]')
        visit.until_at_rest()
    assert visit.page.evaluate(LOADED) == 0, "the town has no tiles so far out"
    requested = visit.page.evaluate(TILES)
    assert {"/tiles/" in url for url in requested} == {True, False}
    context.close()


def test_a_towns_own_tiles_are_not_taken_for_the_sharp_tiles_of_the_world(
    browser: Browser, mapped_town: str
) -> None:
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion="reduce")
    visit = VisitPage(context.new_page())
    visit.page.route(SHARP_TILES_OF_WORLD, lambda route: route.abort())
    visit.enter(mapped_town).open_first_story()
    visit.until(lambda: visit.page.evaluate(LOADED) >= 6, "the tiles of the town are shown")
    visit.until_at_rest()
    expect(visit.find(".coarse-ground img.leaflet-tile-loaded").first).to_be_attached()
    expect(visit.find(".coarse-ground.is-hidden")).to_have_count(0)
    context.close()
