"""The server dies under a visitor's finger; the visit goes on, and the server may come back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, WebSocket

from data import Exhibit
from tests.browser.conftest import OpenGallery
from tests.browser.exhibit_server import SHIPPED, Gallery
from tests.browser.test_first_load import SOFTWARE_WORDS
from tests.browser.visit_page import Visit

NOTICED = 6.0
"""Seconds: Streamlit shows its own words 3 to 4 seconds after it lost its server."""
SECONDS_TO_RETURN = 30.0


@dataclass
class Wire:
    """The page's connections to the server: how many are open, and which have said something."""

    open: int = 0
    alive: list[WebSocket] = field(default_factory=list)

    def hear(self, socket: WebSocket) -> None:
        self.open += 1
        socket.on("framereceived", lambda _: None if socket in self.alive else self.alive.append(socket))
        socket.on("close", self._closed)

    def _closed(self, _: WebSocket) -> None:
        self.open -= 1


@pytest.fixture
def own(galleries: OpenGallery) -> Iterator[Gallery]:
    """A server that may be killed."""
    gallery = galleries().wait()
    yield gallery
    gallery.kill()


@pytest.fixture
def lonely(screen: BrowserContext, own: Gallery) -> Iterator[tuple[Visit, Wire]]:
    """A visitor of that server, and the page's wire to it."""
    page = screen.new_page()
    wire = Wire()
    page.on("websocket", wire.hear)
    yield Visit(page).enter(own.url), wire
    page.close()


def test_a_visit_outlives_its_server_and_finds_it_again(
    lonely: tuple[Visit, Wire], own: Gallery, galleries: OpenGallery, exhibit: Exhibit
) -> None:
    visit, wire = lonely
    visit.tap("[data-step=next]")
    visit.page.evaluate("document.querySelector('.leaflet-container').stays = true")
    own.kill()
    visit.until(lambda: wire.open == 0, "the page has lost its server")
    lost = time.monotonic()
    while time.monotonic() < lost + NOTICED:
        tap_through(visit, exhibit)
        assert not [word for word in SOFTWARE_WORDS if word in visit.screen_text()]

    last = exhibit.people[0].stops[2].id
    before = len(wire.alive)
    again = galleries(SHIPPED, own.port).wait()
    visit.until(lambda: len(wire.alive) > before, "the page speaks with the server again", SECONDS_TO_RETURN)
    visit.page.wait_for_load_state("networkidle")
    assert visit.shown() == [last], "the open story stays"
    assert visit.page.evaluate("document.querySelector('.leaflet-container').stays === true")
    assert not [word for word in SOFTWARE_WORDS if word in visit.screen_text()]
    assert (again.health() or {})["status"] == "ok"
    tap_through(visit, exhibit)
    again.kill()


def tap_through(visit: Visit, exhibit: Exhibit) -> None:
    """A little of everything; ends with the third story of the first life."""
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
