"""Live update: a new edition is shown after the visit, in a preview at once; a half-written file never."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from components.visitor.still_there.part import COUNTDOWN_SECONDS
from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.page_state import current_screen, wait_for_screen
from tests.browser.visit_page import FOUR_FRAMES, VisitPage
from tests.exhibit_folders import copy_small, replace_in_file

STOP, FILE = "rizzi/trieste-1852", "people/rizzi/03-trieste-1852.md"
TIMEOUT_MILLISECONDS = 60_000
"""For a busy machine; the benchmarks measure the speed."""
IDLE = 45
"""Seconds: the shortest idle time that a curator can choose."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = copy_small(tmp_path)
    replace_in_file(copy / "exhibit.yaml", "idle_seconds: 60", f"idle_seconds: {IDLE}")
    return copy


@pytest.fixture(scope="module")
def previewed(
    serve: StartServer, screen: BrowserContext, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ExhibitServer, Page]]:
    """A server with `--preview`, of a folder that the tests edit in turn, and a page of it."""
    server = serve(copy_small(tmp_path_factory.mktemp("previewed")), 0, "--preview").wait()
    page = screen.new_page()
    VisitPage(page).enter(server.url)
    yield server, page
    page.close()


@pytest.fixture
def page(screen: BrowserContext) -> Iterator[Page]:
    page = screen.new_page()
    yield page
    page.close()


@pytest.fixture
def serve_once(serve: StartServer) -> Iterator[StartServer]:
    """Like `serve`, but waits for the server, and kills it after the test."""
    started: list[ExhibitServer] = []

    def start(*options: object) -> ExhibitServer:
        started.append(serve(*options).wait())
        return started[-1]

    yield start
    for server in started:
        server.kill()


def edit(folder: Path, old: str, new: str) -> None:
    replace_in_file(folder / FILE, old, new)


def title(page: Page) -> str | None:
    return page.text_content(f'article[data-story="{STOP}"] .story__title')


def wait_for(server: ExhibitServer, condition: Callable[[dict[str, Any]], bool], description: str) -> None:
    """Wait until /health answers something."""
    until = time.monotonic() + TIMEOUT_MILLISECONDS / 1000
    while not condition(server.health() or {}):
        assert time.monotonic() < until, f"{description}: not in time:\n{server.output}"
        time.sleep(0.1)


def wait_for_script(server: ExhibitServer) -> None:
    """Wait until the page's script has begun twice from now: then the first run has ended, and the page has
    what it sent."""
    for _ in range(2):
        since = time.monotonic()
        wait_for(server, partial(has_run_after, since), "the page's script runs")


def has_run_after(since: float, health: dict[str, Any]) -> bool:
    age = health.get("seconds_since_beat", {}).get("script")
    return age is not None and time.monotonic() - age > since


def edition(server: ExhibitServer) -> str:
    return str((server.health() or {})["edition"])


def wait_for_title(page: Page, text: str) -> None:
    page.wait_for_function(
        '([stop, text]) => document.querySelector(`article[data-story="${stop}"] .story__title`)'
        "?.textContent === text",
        arg=[STOP, text],
        timeout=TIMEOUT_MILLISECONDS,
    )


def test_a_curators_preview_shows_an_edit_at_once_and_keeps_the_story_open(
    previewed: tuple[ExhibitServer, Page],
) -> None:
    server, page = previewed
    assert page.locator("html[data-screen=explore]").count(), "a preview has no attract screen"
    page.click('button[data-person="rizzi"]')
    for _ in range(2):
        page.tap('button[data-step="next"]')
    edit(server.exhibit, "The corvette comes home", "Home")
    wait_for_title(page, "Home")
    assert page.is_visible(f'article[data-story="{STOP}"]')
    page.tap('button[data-step="previous"]')
    assert page.is_visible('article[data-story="rizzi/vienna-1848"]')
    page.tap('button[data-step="next"]')
    assert page.is_visible(f'article[data-story="{STOP}"]')
    assert page.locator(".leaflet-container").count() == 1


def test_a_visit_is_not_disturbed_and_the_edition_is_shown_when_the_visitor_has_left(
    serve_once: StartServer, folder: Path, page: Page
) -> None:
    server = serve_once(folder)
    page.clock.install()
    visit = VisitPage(page).enter(server.url)
    before = edition(server)
    page.tap('button[data-person="rizzi"]')
    edit(folder, "The corvette comes home", "Home")
    wait_for(server, lambda health: health.get("edition") != before, "the edit is loaded")
    wait_for_script(server)  # the page is notified
    page.clock.fast_forward(1000 * (IDLE - 10))
    page.evaluate(FOUR_FRAMES)
    assert title(page) == "The corvette comes home"
    assert page.is_visible('article[data-story="rizzi/trieste-1840"]')
    page.clock.fast_forward(10_000)
    wait_for_screen(visit, "still-there")
    page.evaluate(FOUR_FRAMES)
    assert title(page) == "The corvette comes home", "nor while the question is shown"
    page.clock.fast_forward(1000 * COUNTDOWN_SECONDS)
    wait_for_title(page, "Home")
    assert current_screen(visit) == "attract"
    visit.wake()
    assert not page.is_visible('article[data-story="rizzi/trieste-1840"]')
    page.tap('button[data-person="rizzi"]')
    assert page.is_visible('article[data-story="rizzi/trieste-1840"]')


def test_a_half_written_file_is_never_shown(previewed: tuple[ExhibitServer, Page]) -> None:
    server, page = previewed
    folder, before = server.exhibit, title(page)
    assert before
    table = (folder / "places.csv").read_bytes()
    (folder / "places.csv").write_bytes(table[: len(table) // 2])
    wait_for(server, lambda health: health.get("showing") == "last good", "the last good edition is shown")
    wait_for_script(server)
    assert title(page) == before
    (folder / "places.csv").write_bytes(table)
    edit(folder, before, "The whole file")
    wait_for_title(page, "The whole file")
