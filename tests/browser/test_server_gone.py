"""The server is killed during a visit: the visit continues, and the page reconnects to a new server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, WebSocket

from data import Exhibit
from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.test_first_load import SOFTWARE_WORDS
from tests.browser.visit_page import VisitPage

SECONDS_OFFLINE = 6.0
"""Streamlit would show its own message 3 to 4 seconds after the connection is lost."""
SECONDS_TO_RECONNECT = 60.0


@dataclass
class Connections:
    """The page's WebSockets: how many are open, and which have received a frame."""

    open: int = 0
    receiving: list[WebSocket] = field(default_factory=list)

    def add(self, socket: WebSocket) -> None:
        self.open += 1
        socket.on(
            "framereceived", lambda _: None if socket in self.receiving else self.receiving.append(socket)
        )
        socket.on("close", self._closed)

    def _closed(self, _: WebSocket) -> None:
        self.open -= 1


@pytest.fixture
def own_server(serve: StartServer, journeys_folder: Path) -> Iterator[ExhibitServer]:
    """A server that the test may kill."""
    server = serve(journeys_folder).wait()
    yield server
    server.kill()


@pytest.fixture
def connected_visit(
    screen: BrowserContext, own_server: ExhibitServer
) -> Iterator[tuple[VisitPage, Connections]]:
    """A visit to that server, and the page's connections to it."""
    page = screen.new_page()
    connections = Connections()
    page.on("websocket", connections.add)
    yield VisitPage(page).enter(own_server.url), connections
    page.close()


def test_a_visit_continues_without_its_server_and_reconnects_to_the_next(
    connected_visit: tuple[VisitPage, Connections],
    own_server: ExhibitServer,
    serve: StartServer,
    exhibit: Exhibit,
) -> None:
    visit, connections = connected_visit
    visit.open_first_story()
    visit.page.evaluate("document.querySelector('.leaflet-container').isSame = true")
    own_server.kill()
    visit.until(lambda: connections.open == 0, "the page has lost its server")
    lost = time.monotonic()
    while time.monotonic() < lost + SECONDS_OFFLINE:
        use_every_control(visit, exhibit)
        assert not [word for word in SOFTWARE_WORDS if word in visit.screen_text()]

    last = exhibit.people[0].stops[2].id
    before = len(connections.receiving)
    new_server = serve(own_server.exhibit, own_server.port).wait()
    visit.until(
        lambda: len(connections.receiving) > before,
        "the page is connected to the new server",
        SECONDS_TO_RECONNECT,
    )
    visit.page.wait_for_load_state("networkidle")
    assert visit.shown() == [last], "the open story stays"
    assert visit.page.evaluate("document.querySelector('.leaflet-container').isSame === true")
    assert not [word for word in SOFTWARE_WORDS if word in visit.screen_text()]
    assert (new_server.health() or {})["status"] == "ok"
    use_every_control(visit, exhibit)
    new_server.kill()


def use_every_control(visit: VisitPage, exhibit: Exhibit) -> None:
    """Use every kind of control; ends with the third story of the first person."""
    one, two = exhibit.people[:2]
    visit.tap(f'[data-person="{two.id}"]')
    visit.until_shown(two.stops[0].id)
    visit.find(f'[data-lane="{two.id}"]').focus()
    visit.page.keyboard.press("End")
    visit.until_shown(two.stops[-1].id)
    visit.tap(f'[data-person="{one.id}"]')
    visit.until_shown(one.stops[0].id)
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{one.stops[1].id}"]')
    visit.until_shown(one.stops[1].id)
    visit.tap("[data-step=next]")
    visit.until_shown(one.stops[2].id)
