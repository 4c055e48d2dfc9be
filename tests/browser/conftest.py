"""One real server and one real browser for all visits; every test gets a fresh page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from data import Exhibit, load
from tests.browser.exhibit_server import SHIPPED, Gallery, open_gallery
from tests.browser.visit_page import FULL_HD, Visit

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenGallery = Callable[..., Gallery]


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
def galleries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenGallery]:
    """Opens servers; whatever was opened is closed in the end."""
    opened: list[Gallery] = []

    def open_another(exhibit: Path = SHIPPED, port: int = 0, *wishes: str) -> Gallery:
        terminal = tmp_path_factory.mktemp("terminal") / "said.txt"
        opened.append(open_gallery(exhibit, terminal, port, *wishes))
        return opened[-1]

    yield open_another
    for gallery in opened:
        gallery.kill()


@pytest.fixture(scope="package")
def gallery(galleries: OpenGallery) -> Gallery:
    """The shipped exhibit, served. Never killed by a test: others visit it too."""
    return galleries().wait()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        no_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


def no_browser() -> None:
    """Where the browser must be there (CI is set) its absence is a failure; on a desk it is not."""
    reason = f"visits need a browser: install Chromium so that one of {', '.join(CHROMIUM)} is on the PATH"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def screen(browser: Browser) -> Iterator[BrowserContext]:
    """One touch screen for all: what one visit fetched for ever is there for the next."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    yield context
    context.close()


@pytest.fixture
def visit(screen: BrowserContext, gallery: Gallery) -> Iterator[Visit]:
    """A visitor before the opened exhibit."""
    page = screen.new_page()
    yield Visit(page).enter(gallery.url)
    page.close()


@pytest.fixture
def quiet_visit(screen: BrowserContext, gallery: Gallery) -> Iterator[Visit]:
    """The same with reduced motion: the map is where it should be at once."""
    page = screen.new_page()
    page.emulate_media(reduced_motion="reduce")
    yield Visit(page).enter(gallery.url)
    page.close()


@pytest.fixture
def alone(screen: BrowserContext, gallery: Gallery) -> Iterator[Visit]:
    """The exhibit as it plays in an empty room, the browser's clock in the test's hand."""
    page = screen.new_page()
    page.clock.install()
    yield Visit(page).arrive(gallery.url)
    page.close()
