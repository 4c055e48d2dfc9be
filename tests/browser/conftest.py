"""Fixtures of the browser tests: one server, one browser and, for most visits, one page for all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from components.kiosk.supervise.display import find_browser
from components.page.assets import asset_address
from data import Exhibit
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import ExhibitServer, start_forked
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, VisitPage
from tests.endurance.tools import missing
from tests.exhibit_folders import SHIPPED
from tests.exhibit_in_language import journeys_in_languages

StartServer = Callable[..., ExhibitServer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def exhibit(journeys: Exhibit) -> Exhibit:
    """The exhibit that the server shows."""
    return journeys


@contextmanager
def _servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    started: list[ExhibitServer] = []

    def start(exhibit: Path, port: int = 0, *options: str) -> ExhibitServer:
        output_file = tmp_path_factory.mktemp("terminal") / "output.txt"
        started.append(start_forked(exhibit, output_file, port, *options))
        return started[-1]

    try:
        yield start
    finally:
        for server in started:
            server.kill()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """A function `serve(exhibit, port, *options)` that starts a server. All are killed at the end of the
    module, as each holds 220 MB: a machine that runs out of memory fails tests that are not to blame."""
    with _servers(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, journeys_folder: Path) -> Iterator[ExhibitServer]:
    """The server of the journeys. No test may kill it: the others use it too."""
    with _servers(tmp_path_factory) as start:
        yield start(journeys_folder).wait()


@pytest.fixture(scope="package")
def languages_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExhibitServer]:
    """The server of the journeys in three languages. No test may kill it."""
    with _servers(tmp_path_factory) as start:
        yield start(journeys_in_languages(tmp_path_factory.mktemp("languages"))).wait()


@pytest.fixture(scope="package")
def shared_page_in_languages(screen: BrowserContext, languages_server: ExhibitServer) -> SharedPage:
    return SharedPage(screen, languages_server.url)


@pytest.fixture
def visit_in_languages(
    shared_page_in_languages: SharedPage, request: pytest.FixtureRequest
) -> Iterator[VisitPage]:
    """A visit of the exhibit in three languages that has begun, with reduced motion."""
    yield shared_page_in_languages.begin_visit(request.session.testsfailed)
    shared_page_in_languages.rest()


@pytest.fixture(scope="package")
def shipped_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExhibitServer]:
    """The server of the shipped exhibit, for content tests."""
    with _servers(tmp_path_factory) as start:
        yield start(SHIPPED).wait()


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


END_VISIT = """async (visitState) => {
  if (!document.querySelector("[data-part=atlas][data-ready]")) return false;
  (await import(visitState)).endVisit();
  return true;
}"""
"""What follows where nobody answers the "still there?" question; false where the page shows no exhibit."""


BEGIN_VISIT = """async (visitState) => {
  const { currentState, resumeVisit, choosePerson, EVERYONE } = await import(visitState);
  if (currentState().screen === "attract") resumeVisit();
  if (currentState().screen === "choose") choosePerson(EVERYONE);
}"""
"""What follows a touch on the attract screen, and on "both lives" where a visit begins with a choice."""


class SharedPage:
    """The page on which tests visit the exhibit, one after the other, as visitors do on a touch screen."""

    def __init__(self, screen: BrowserContext, url: str, *, with_clock: bool = False) -> None:
        self._screen, self._url, self._with_clock = screen, url, with_clock
        self._visit: VisitPage | None = None
        self._failures = 0

    def after_a_visit(self, failures: int) -> VisitPage:
        """The attract screen after the last visit; on a new page if one of the tests before has failed."""
        if self._visit is not None:
            script = asset_address("visitor/browser/visit_state.js")
            self._visit.page.bring_to_front()  # a page in the background draws one frame in a second
            if failures == self._failures and self._visit.page.evaluate(END_VISIT, script):
                return self._visit
            self._visit.page.close()
        self._failures = failures
        page = self._screen.new_page()
        if self._with_clock:
            page.clock.install()
        self._visit = VisitPage(page).load(self._url)
        return self._visit

    def begin_visit(self, failures: int) -> VisitPage:
        """The next visit, which has begun; with reduced motion: the map moves without animation. The first
        one of a page begins by touch; the others by the state that a touch leads to, which is less work."""
        page = self._visit
        visit = self.after_a_visit(failures)
        visit.page.emulate_media(reduced_motion="reduce")
        if visit is not page:
            return visit.wake()
        visit.page.evaluate(BEGIN_VISIT, asset_address("visitor/browser/visit_state.js"))
        visit.page.keyboard.press("Shift")  # somebody is here
        visit.page.evaluate(FOUR_FRAMES)
        return visit

    def rest(self) -> None:
        """End all motion: a page in the background takes the processor's time from the tests."""
        if self._visit is not None and not self._visit.page.is_closed():
            self._visit.page.emulate_media(reduced_motion="reduce")

    def close(self) -> None:
        if self._visit is not None:
            self._visit.page.close()


@pytest.fixture(scope="package")
def shared_page(screen: BrowserContext, server: ExhibitServer) -> SharedPage:
    return SharedPage(screen, server.url)


@pytest.fixture(scope="package")
def shared_page_with_clock(screen: BrowserContext, server: ExhibitServer) -> SharedPage:
    return SharedPage(screen, server.url, with_clock=True)


@pytest.fixture
def visit(shared_page: SharedPage, request: pytest.FixtureRequest) -> Iterator[VisitPage]:
    """A visit that has begun: both lives are on the map. With reduced motion it moves without animation."""
    yield shared_page.begin_visit(request.session.testsfailed)
    shared_page.rest()


@pytest.fixture
def choice(shared_page: SharedPage, request: pytest.FixtureRequest) -> Iterator[VisitPage]:
    """The choice of a life, with which a visit begins; with reduced motion."""
    visit = shared_page.after_a_visit(request.session.testsfailed)
    visit.page.emulate_media(reduced_motion="reduce")
    yield visit.touch_attract_screen()
    shared_page.rest()


@pytest.fixture
def animated_visit(visit: VisitPage) -> VisitPage:
    """A visit in which the map moves as on a kiosk."""
    visit.page.emulate_media(reduced_motion="no-preference")
    return visit


@pytest.fixture
def attract_page(shared_page_with_clock: SharedPage, request: pytest.FixtureRequest) -> Iterator[VisitPage]:
    """The attract screen after a visit, with reduced motion; the test controls the browser's clock."""
    visit = shared_page_with_clock.after_a_visit(request.session.testsfailed)
    visit.set_motion("reduce")
    yield visit
    visit.page.unroute_all()
    shared_page_with_clock.rest()


@pytest.fixture
def new_page(screen: BrowserContext, server: ExhibitServer) -> Iterator[VisitPage]:
    """The attract screen of a page that was just loaded."""
    page = screen.new_page()
    yield VisitPage(page).load(server.url)
    page.close()
