"""The ground of the map: an exhibit without one asks for no tile; an imported one has that which ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data import GROUND_FILE
from tests.browser.conftest import StartServer
from tests.browser.test_offline import Traffic
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.commands import command
from tests.exhibit_folders import copy_small
from tests.ground_file import write_ground

CREDIT = "Ground: Natural Earth and GSHHG"
WARM = "() => document.querySelector('[data-part=atlas]').dataset.warm !== undefined"
"""Whether the tiles around every stop have been fetched."""


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
