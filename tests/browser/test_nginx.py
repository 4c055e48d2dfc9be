"""Visitors' phones share two servers behind nginx, and do not notice when one of them is gone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NoReturn
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from components.server.security.hosts import ALLOW_VARIABLE
from tests.browser.conftest import OpenGallery
from tests.browser.exhibit_server import HOUSE, SHIPPED, Gallery, free_port
from tests.browser.visit_page import PATIENCE, SECONDS_TO_DRAW, Visit
from tests.endurance.raw_http import ask

CONFIGURATION = HOUSE / "components" / "kiosk" / "nginx.conf"
NAME = "museum.localhost"
"""Browsers lead every name that ends so to this machine."""
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class Door:
    """Nginx before two servers."""

    port: int
    servers: tuple[Gallery, Gallery]

    @property
    def url(self) -> str:
        return f"http://{NAME}:{self.port}"


def no_nginx() -> NoReturn:
    """Where everything must be there (CI is set) its absence is a failure; on a desk it is not."""
    reason = "many screens need nginx: install it, as in apt-get install nginx-light"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def door(galleries: OpenGallery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        no_nginx()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ALLOW_VARIABLE, NAME)
        one = galleries(SHIPPED, 0, "--preview").wait()
        other = galleries(SHIPPED, 0).wait()
    port, folder = free_port(), tmp_path_factory.mktemp("nginx")
    told = CONFIGURATION.read_text(encoding="utf-8").replace("museum.local;", f"{NAME};")
    for ours, here in (("8501", one.port), ("8502", other.port)):
        told = told.replace(f"127.0.0.1:{ours} ", f"127.0.0.1:{here} ")
    (folder / "nginx.conf").write_text(told.replace("listen 8080", f"listen {port}"), encoding="utf-8")
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    if os.geteuid() == 0:  # as root nginx would step down to somebody who may not see the test's folder
        command += ["-g", "user root;"]
    front = subprocess.Popen(command)
    door = Door(port, (one, other))
    until_open(door, front)
    yield door
    front.terminate()
    front.wait()


def until_open(door: Door, front: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        assert front.poll() is None, "nginx ended by itself"
        assert time.monotonic() < end, "nginx does not answer"
        try:
            ask(door.port, "GET / HTTP/1.1")
        except OSError:
            time.sleep(0.05)
        else:
            return


def phone(browser: Browser, door: Door) -> Visit:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    visit = Visit(context.new_page())
    visit.page.set_default_navigation_timeout(1000 * SECONDS_TO_DRAW)
    return visit.enter(door.url)


def mark(visit: Visit) -> str:
    """The random mark by which nginx knows a browser."""
    return {cookie["name"]: cookie["value"] for cookie in visit.page.context.cookies()}["sojourn"]


def server_of(door: Door, visit: Visit) -> Gallery:
    """The server that nginx leads a browser to: each has read the exhibit at another second."""
    asked = Request(f"http://127.0.0.1:{door.port}/health")
    asked.add_header("Host", f"{NAME}:{door.port}")
    asked.add_header("Cookie", f"sojourn={mark(visit)}")
    with urlopen(asked, timeout=PATIENCE) as answer:
        read = json.load(answer)["read_at"]
    (found,) = [server for server in door.servers if (server.health() or {}).get("read_at") == read]
    return found


def tap_on(visit: Visit) -> None:
    before = visit.shown()
    visit.tap('[data-step="next"]')
    visit.until(lambda: visit.shown() not in (before, []), "the next story is shown")


WATCH_THE_LINE = """() => new MutationObserver(() => {
  window.cut ||= !document.querySelector("[data-test-connection-state=CONNECTED]");
}).observe(document, { subtree: true, childList: true, attributeFilter: ["data-test-connection-state"] })"""
"""The page may have a line again, to the other server, before anybody looks for its cut."""


def has_its_line(page: Page) -> bool:
    return bool(page.evaluate("!!document.querySelector('[data-test-connection-state=CONNECTED]')"))


def test_nginx_itself_lets_nobody_else_in(door: Door) -> None:
    host = f"Host: {NAME}:{door.port}"
    assert ask(door.port, "GET /favicon.png HTTP/1.1", [host]).status == 200
    for stranger in ("evil.example", f"127.0.0.1:{door.port}", "localhost", f"www.{NAME}"):
        assert ask(door.port, "GET / HTTP/1.1", [f"Host: {stranger}"]).status == 0
    for desk in ("/curator", "/curator/desk", "/%63urator", "//curator", "/x/../curator"):
        assert ask(door.port, f"GET {desk} HTTP/1.1", [host]).status in (400, 404)
    assert ask(door.port, "GET / HTTP/1.1", [host, "Origin: http://evil.example"]).status == 403
    assert ask(door.port, "POST /beat HTTP/1.1", [host, "Content-Length: 70000"]).status == 413


def test_the_desk_is_closed_to_what_nginx_passes_on(door: Door) -> None:
    desk = door.servers[0]
    own = f"Host: 127.0.0.1:{desk.port}"
    assert ask(desk.port, "GET /curator HTTP/1.1", [own]).status == 200
    assert ask(desk.port, "GET /curator HTTP/1.1", [own, "X-Forwarded-For: 127.0.0.1"]).status == 404


def test_visits_go_on_through_nginx_when_their_server_is_gone(door: Door, browser: Browser) -> None:
    visits = [phone(browser, door), phone(browser, door)]
    assert len({mark(visit) for visit in visits}) == 2
    for visit in visits:
        tap_on(visit)
        visit.until(partial(has_its_line, visit.page), "the page has its line")
    visits[0].page.evaluate(WATCH_THE_LINE)
    server_of(door, visits[0]).kill()
    for visit in visits:
        tap_on(visit)
    visits[0].until(lambda: visits[0].page.evaluate("window.cut"), "the line is cut")
    visits[0].until(lambda: has_its_line(visits[0].page), "the page has its line again, to the other", 30)
    for visit in (*visits, phone(browser, door)):
        assert "Streamlit" not in visit.screen_text()
        tap_on(visit)
        visit.page.context.close()
