"""A whole visit without a network: no request to another host, none that fails, and a clean console."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, Route

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.test_content_security_policy import COLLECT, violations
from tests.browser.visit_page import FULL_HD, VisitPage

ELSEWHERE = re.compile(r"^(?!(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:)")


@dataclass
class Traffic:
    """Every request of a page: all, those to other hosts (aborted), those that failed; console errors; CSP
    violations."""

    requests: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> Page:
        context.route(ELSEWHERE, self._abort)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)
        page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def _abort(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")

    def _failed(self, request: Request) -> None:
        is_tile = "/ground/" in request.url  # the map aborts those that it no longer needs
        is_late_heartbeat = request.url.endswith("/beat") and "ABORTED" in str(request.failure)
        # A heartbeat gives up after four seconds, which a busy test machine may need; the next one follows.
        if not is_tile and not is_late_heartbeat:
            self.failed.append(f"{request.failure} {request.url}")


@pytest.fixture(scope="module")
def traffic(browser: Browser, server: ExhibitServer, exhibit: Exhibit) -> Iterator[Traffic]:
    """One visit that uses every part, in a browser with an empty cache."""
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    context.add_init_script(COLLECT)
    recorded = Traffic()
    visit = VisitPage(recorded.listen(context)).enter(server.url)
    touch_everything(visit, exhibit)
    recorded.violations = violations(visit.page)
    yield recorded
    context.close()


def touch_everything(visit: VisitPage, exhibit: Exhibit) -> None:
    visit.until_at_rest()
    for mark in visit.marks()[:2]:
        visit.tap_at(mark.x, mark.y)
    visit.tap('[data-person="all"]')
    visit.until(lambda: not visit.shown(), "no story is open")
    visit.tap("[data-list]")
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


def test_a_visit_sends_no_request_to_another_host(traffic: Traffic) -> None:
    hosts = {urlsplit(url).hostname for url in traffic.requests if not url.startswith(("data:", "blob:"))}
    assert len(traffic.requests) > 50, "the requests were counted"
    assert traffic.elsewhere == []
    assert hosts == {"127.0.0.1"}


def test_no_request_fails(traffic: Traffic) -> None:
    assert traffic.failed == []


def test_the_console_stays_clean(traffic: Traffic) -> None:
    assert traffic.errors == []


def test_a_whole_visit_does_not_violate_the_content_security_policy(traffic: Traffic) -> None:
    assert traffic.violations == []


def test_the_page_has_no_link_to_another_host(visit: VisitPage) -> None:
    links = visit.page.evaluate("[...document.querySelectorAll('a[href]')].map((link) => link.href)")
    assert [link for link in links if urlsplit(link).hostname != "127.0.0.1"] == []
    assert not visit.find("[data-part] a").count(), "no part has links: a kiosk never leaves its page"
