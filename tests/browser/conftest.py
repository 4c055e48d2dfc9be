"""Fixtures of the browser tests: one server and one browser for all of them, and a new page for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from components.kiosk.supervise.display import find_browser
from data import Exhibit, load
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import SHIPPED, ExhibitServer, start_server
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.endurance.tools import missing

StartServer = Callable[..., ExhibitServer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def exhibit() -> Exhibit:
    """The shipped exhibit, as the server shows it."""
    shipped = load(SHIPPED).exhibit
    assert shipped is not None
    return shipped


@pytest.fixture(scope="package")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """A function `serve(exhibit, port, *options)` that starts a server; all are killed at the end."""
    started: list[ExhibitServer] = []

    def start(exhibit: Path = SHIPPED, port: int = 0, *options: str) -> ExhibitServer:
        output_file = tmp_path_factory.mktemp("terminal") / "output.txt"
        started.append(start_server(exhibit, output_file, port, *options))
        return started[-1]

    yield start
    for server in started:
        server.kill()


@pytest.fixture(scope="package")
def server(serve: StartServer) -> ExhibitServer:
    """The server of the shipped exhibit. No test may kill it: the others use it too."""
    return serve().wait()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        skip_without_browser()
    with chromium() as browser:
        yield browser


def skip_without_browser() -> None:
    """Fail where a browser is required (CI is set), else skip the test."""
    reason = f"visits need a browser: {missing(['chromium'])}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def screen(browser: Browser) -> Iterator[BrowserContext]:
    """One touch screen for all tests: what one page has cached, the next finds in the cache."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    yield context
    context.close()


@pytest.fixture
def visit(screen: BrowserContext, server: ExhibitServer) -> Iterator[VisitPage]:
    """A visit that has begun: the attract screen is over, the welcome is shown."""
    page = screen.new_page()
    yield VisitPage(page).enter(server.url)
    page.close()


@pytest.fixture
def reduced_motion_visit(screen: BrowserContext, server: ExhibitServer) -> Iterator[VisitPage]:
    """A visit with reduced motion: the map moves without animation."""
    page = screen.new_page()
    page.emulate_media(reduced_motion="reduce")
    yield VisitPage(page).enter(server.url)
    page.close()


@pytest.fixture
def attract_page(screen: BrowserContext, server: ExhibitServer) -> Iterator[VisitPage]:
    """The attract screen, before any touch; the test controls the browser's clock."""
    page = screen.new_page()
    page.clock.install()
    yield VisitPage(page).load(server.url)
    page.close()
