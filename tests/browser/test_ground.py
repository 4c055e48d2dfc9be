"""The ground of the map: an exhibit without one asks for no tile; an imported one has that which ships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect

from components.visitor.atlas.folium_map import COARSE_ZOOM
from data import GROUND_FILE, Exhibit
from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.test_offline import Traffic
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.commands import command
from tests.exhibit_folders import copy_small
from tests.ground_file import write_ground

CREDIT = "Ground: Natural Earth and GSHHG"
WARM = "() => document.querySelector('[data-part=atlas]').dataset.warm !== undefined"
"""Whether the tiles around every stop have been fetched."""

RECORD_TILES = """() => {
  const part = document.querySelector("[data-part=atlas]");
  window.recorded = { flying: [], times: 0, flights: 0 };
  new MutationObserver((changes) => {
    const before = recorded.flying.length;
    for (const { addedNodes, target } of changes) {
      for (const each of addedNodes) {
        const isTile = each.matches?.(".leaflet-tile") && part.classList.contains("is-moving");
        if (isTile && !target.closest(".coarse-ground")) recorded.flying.push(each.src);
      }
    }
    if (recorded.flying.length > before) recorded.times += 1;
  }).observe(part, { subtree: true, childList: true });
  new MutationObserver(([{ oldValue }]) => {
    if (part.classList.contains("is-far") && !oldValue.includes("is-far")) recorded.flights += 1;
  }).observe(part, { attributeFilter: ["class"], attributeOldValue: true });
}"""
"""Records the tiles that are added to the map while it moves, without those of the coarse ground, and how
often some are."""


SHARP_TILES_OF_WORLD = re.compile(rf"/ground/[^/]+/(?!{COARSE_ZOOM}/)")
RECORD_COARSE = """() => {
  const coarse = document.querySelector(".coarse-ground");
  window.wasCoarseShown = false;
  new MutationObserver(() => { wasCoarseShown ||= !coarse.classList.contains("is-hidden"); })
    .observe(coarse, { attributeFilter: ["class"] });
}"""
"""Records whether the coarse ground is shown at some time."""


@pytest.fixture
def traffic(browser: Browser) -> Iterator[tuple[Traffic, VisitPage]]:
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    recorded = Traffic()
    yield recorded, VisitPage(recorded.listen(context))
    context.close()


def tiles(traffic: Traffic) -> list[str]:
    return [url for url in traffic.requests if "/ground/" in url]


def test_without_a_ground_no_tile_is_requested_until_one_is_copied(
    serve: StartServer, traffic: tuple[Traffic, VisitPage], tmp_path: Path
) -> None:
    recorded, visit = traffic
    folder = copy_small(tmp_path)
    server = serve(folder).wait()
    assert "there is no such file; for the ground that ships, type: uv run app.py new ground" in server.output
    visit.enter(server.url)
    visit.open_first_story()
    visit.page.wait_for_function(WARM, timeout=60_000)
    assert (tiles(recorded), recorded.failed, recorded.errors) == ([], [], [])
    expect(visit.page.locator(".atlas__credit")).to_have_count(0)
    assert visit.page.locator(".graticule").count() == 2
    health = server.health()
    assert health
    assert health["ground"] is False
    write_ground(folder / GROUND_FILE, metadata={"attribution": "Drawn for the tests"})
    visit.until(lambda: (server.health() or {})["ground"] is True, "the ground is in /health", 30)
    visit.page.reload()
    expect(visit.page.locator(".atlas__credit")).to_have_text("Drawn for the tests")
    visit.until(lambda: bool(tiles(recorded)), "a tile is requested", 30)
    assert (recorded.failed, recorded.errors) == ([], [])
    server.kill()


def test_a_flight_loads_its_tiles_when_it_begins_and_none_on_its_way(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    there = next(stop for stop in exhibit.people[1].stops if "irkutsk" in stop.id)
    here = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    for stop in (here, there):
        if stop is there:
            animated_visit.page.evaluate(RECORD_TILES)
        animated_visit.tap("[data-list]")
        animated_visit.tap(f'[data-stop-link="{stop.id}"]')
        animated_visit.until_shown(stop.id)
        if stop is there:
            animated_visit.until(
                lambda: animated_visit.page.evaluate("recorded.flights"), "a far flight has begun"
            )
        animated_visit.until_at_rest()
    recorded = animated_visit.page.evaluate("recorded")
    assert recorded["flying"]
    assert recorded["times"] == recorded["flights"], recorded["flying"]
    assert animated_visit.find(".coarse-ground img.leaflet-tile-loaded").count() >= 64


def test_below_sharp_tiles_the_coarse_ground_is_hidden_and_shown_where_a_flight_leaves_them(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    hidden = animated_visit.find(".coarse-ground.is-hidden")
    expect(hidden).to_have_count(1)
    animated_visit.page.evaluate(RECORD_COARSE)
    there = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    animated_visit.tap("[data-list]")
    animated_visit.tap(f'[data-stop-link="{there.id}"]')
    animated_visit.until_shown(there.id)
    animated_visit.until_at_rest()
    animated_visit.tap("[data-whole]")
    animated_visit.until_at_rest()
    assert animated_visit.page.evaluate("wasCoarseShown")
    expect(hidden).to_have_count(1)


def test_the_coarse_ground_is_shown_where_sharp_tiles_are_missing(
    server: ExhibitServer, traffic: tuple[Traffic, VisitPage]
) -> None:
    _, visit = traffic
    visit.page.route(SHARP_TILES_OF_WORLD, lambda route: route.abort())
    visit.enter(server.url).open_first_story()
    visit.until_at_rest()
    expect(visit.find(".coarse-ground img.leaflet-tile-loaded").first).to_be_attached()
    expect(visit.find(".coarse-ground.is-hidden")).to_have_count(0)


def test_a_jump_from_a_city_to_the_world_paints_the_world_at_its_own_scale(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    here = next(stop for stop in exhibit.people[0].stops if "tokyo" in stop.id)
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{here.id}"]')
    visit.until_shown(here.id)
    visit.until_at_rest()
    before = memory_of_browser()
    visit.tap("[data-whole]")
    visit.until_at_rest()
    visit.page.wait_for_timeout(3000)
    assert memory_of_browser() - before < 500e6, "at the scale of the city the world needs gigabytes"


def memory_of_browser() -> int:
    """Bytes of all browser processes of this test run."""
    total = 0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # it has just ended
            total += process.memory_info().rss
    return total


@pytest.mark.measurement
def test_a_ground_of_one_region_leaves_no_error_elsewhere(
    serve: StartServer, traffic: tuple[Traffic, VisitPage], tmp_path: Path
) -> None:
    recorded, visit = traffic
    folder = copy_small(tmp_path)
    write_ground(folder / GROUND_FILE, (9, 275, 182))
    server = serve(folder).wait()
    visit.enter(server.url)
    visit.page.wait_for_function(WARM, timeout=60_000)
    assert tiles(recorded)
    assert (recorded.failed, recorded.errors) == ([], [])
    server.kill()


@pytest.mark.measurement
def test_an_imported_exhibit_has_a_ground(
    serve: StartServer, traffic: tuple[Traffic, VisitPage], tmp_path: Path
) -> None:
    recorded, visit = traffic
    table = tmp_path / "two.csv"
    table.write_text("title,date,lat,lon\nA,1871,48.85,2.35\nB,1872,52.52,13.4\n", encoding="utf-8")
    command("import")([str(table), "--to", str(tmp_path / "imported")])
    server = serve(tmp_path / "imported").wait()
    visit.enter(server.url)
    visit.until(lambda: bool(tiles(recorded)), "a tile is requested", 30)
    expect(visit.page.locator(".atlas__credit")).to_have_text(CREDIT)
    assert (recorded.failed, recorded.errors) == ([], [])
    server.kill()
