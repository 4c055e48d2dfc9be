"""A whole visit with nothing but this machine: a gallery has no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, Route

from data import Exhibit
from tests.browser.exhibit_server import Gallery
from tests.browser.test_content_security_policy import COLLECT, violations
from tests.browser.visit_page import FULL_HD, Visit

ELSEWHERE = re.compile(r"^(?!(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:)")


@dataclass
class Traffic:
    """Everything a page asked for, and how it was answered."""

    asked: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    against_the_policy: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> Page:
        context.route(ELSEWHERE, self._abort)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def _abort(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.refused.append(f"{response.status} {response.url}")

    def _failed(self, request: Request) -> None:
        if "/ground/" not in request.url:  # a tile that is no longer needed is given up
            self.refused.append(f"{request.failure} {request.url}")


@pytest.fixture(scope="module")
def traffic(browser: Browser, gallery: Gallery, exhibit: Exhibit) -> Iterator[Traffic]:
    """One whole visit by somebody who touches everything, in a browser that has kept nothing."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    context.add_init_script(COLLECT)
    heard = Traffic()
    visit = Visit(heard.listen(context)).enter(gallery.url)
    touch_everything(visit, exhibit)
    heard.against_the_policy = violations(visit.page)
    yield heard
    context.close()


def touch_everything(visit: Visit, exhibit: Exhibit) -> None:
    visit.until_at_rest()
    for mark in visit.marks()[:2]:
        visit.tap_at(mark.x, mark.y)
    visit.tap('[data-person="all"]')
    visit.until_shown("welcome")
    visit.tap(f'[data-encounter-link="{exhibit.encounters[0].id}"]')
    visit.until_shown(exhibit.encounters[0].id)
    for person in exhibit.people:
        visit.tap(f'[data-person="{person.id}"]')
        visit.tap('[data-step="next"]')
        visit.until_shown(person.stops[1].id)
        visit.until_at_rest()
        visit.tap("article:not([hidden]) [data-sources]")
        visit.tap('[data-zoom="in"]')
        visit.tap('[data-zoom="out"]')
        visit.tap("[data-whole]")
        visit.tap("[data-list]")
        visit.tap(f'[data-stop-link="{person.stops[-1].id}"]')
        visit.until_shown(person.stops[-1].id)
        visit.until_at_rest()


def test_a_visit_asks_no_other_machine_for_anything(traffic: Traffic) -> None:
    hosts = {urlsplit(url).hostname for url in traffic.asked if not url.startswith(("data:", "blob:"))}
    assert len(traffic.asked) > 50, "the requests were counted"
    assert traffic.elsewhere == []
    assert hosts == {"127.0.0.1"}


def test_nothing_that_was_asked_for_is_missing(traffic: Traffic) -> None:
    assert traffic.refused == []


def test_the_console_stays_clean(traffic: Traffic) -> None:
    assert traffic.errors == []


def test_nothing_in_a_whole_visit_is_against_the_policy(traffic: Traffic) -> None:
    assert traffic.against_the_policy == []


def test_the_page_has_no_way_out(visit: Visit) -> None:
    links = visit.page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    assert [link for link in links if urlsplit(link).hostname != "127.0.0.1"] == []
    assert not visit.find("[data-part] a").count(), "no part has links: a kiosk never leaves its page"
