"""Many screens: phones use two servers behind nginx, and visits continue when one of them is killed."""

from __future__ import annotations

import json
import os
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
from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer, free_port
from tests.browser.visit_page import TIMEOUT_SECONDS, VisitPage
from tests.endurance.raw_http import send_request
from tests.endurance.tools import find_nginx, missing
from tests.exhibit_folders import ROOT, SMALL

CONFIGURATION = ROOT / "components" / "kiosk" / "nginx.conf"
NAME = "museum.localhost"
"""Browsers resolve every name under `.localhost` to this machine."""
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class NginxProxy:
    """Nginx in front of two servers."""

    port: int
    servers: tuple[ExhibitServer, ExhibitServer]

    @property
    def url(self) -> str:
        return f"http://{NAME}:{self.port}"


def skip_without_nginx() -> NoReturn:
    """Fail where nginx is required (CI is set), else skip the test."""
    reason = f"many screens need nginx: {missing(['nginx'])}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def proxy(serve: StartServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NginxProxy]:
    nginx = find_nginx()
    if nginx is None:
        skip_without_nginx()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ALLOW_VARIABLE, NAME)
        one = serve(SMALL, 0, "--preview").wait()
        other = serve(SMALL, 0).wait()
    port, folder = free_port(), tmp_path_factory.mktemp("nginx")
    text = CONFIGURATION.read_text(encoding="utf-8").replace("museum.local;", f"{NAME};")
    for shipped, actual in (("8501", one.port), ("8502", other.port)):
        text = text.replace(f"127.0.0.1:{shipped} ", f"127.0.0.1:{actual} ")
    (folder / "nginx.conf").write_text(text.replace("listen 8080", f"listen {port}"), encoding="utf-8")
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    if os.geteuid() == 0:  # as root, nginx would change to a user who cannot read the test's folder
        command += ["-g", "user root;"]
    nginx_process = subprocess.Popen(command)
    proxy = NginxProxy(port, (one, other))
    wait_until_ready(proxy, nginx_process)
    yield proxy
    nginx_process.terminate()
    nginx_process.wait()


def wait_until_ready(proxy: NginxProxy, nginx_process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + TIMEOUT_SECONDS
    while True:
        assert nginx_process.poll() is None, "nginx ended by itself"
        assert time.monotonic() < end, "nginx does not answer"
        try:
            send_request(proxy.port, "GET / HTTP/1.1")
        except OSError:
            time.sleep(0.05)
        else:
            return


def phone(browser: Browser, proxy: NginxProxy) -> VisitPage:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    visit = VisitPage(context.new_page())
    return visit.enter(proxy.url)


def cookie(visit: VisitPage) -> str:
    """The random cookie by which nginx chooses a browser's server."""
    return {each["name"]: each["value"] for each in visit.page.context.cookies()}["sojourn"]


def server_of(proxy: NginxProxy, visit: VisitPage) -> ExhibitServer:
    """The server that nginx chose for a browser, recognised by the time at which it read the exhibit."""
    request = Request(f"http://127.0.0.1:{proxy.port}/health")
    request.add_header("Host", f"{NAME}:{proxy.port}")
    request.add_header("Cookie", f"sojourn={cookie(visit)}")
    with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        read_at = json.load(answer)["read_at"]
    (found,) = [server for server in proxy.servers if (server.health() or {}).get("read_at") == read_at]
    return found


def open_next_story(visit: VisitPage) -> None:
    before = visit.shown()
    if before:
        visit.tap("[data-step=next]")
    else:
        visit.open_first_story()
    visit.until(lambda: visit.shown() not in (before, []), "the next story is shown")


WATCH_CONNECTION = """() => new MutationObserver(() => {
  window.connectionLost ||= !document.querySelector("[data-test-connection-state=CONNECTED]");
}).observe(document, { subtree: true, childList: true, attributeFilter: ["data-test-connection-state"] })"""
"""The page may have reconnected to the other server before the test looks: so the loss is recorded."""


def is_connected(page: Page) -> bool:
    return bool(page.evaluate("!!document.querySelector('[data-test-connection-state=CONNECTED]')"))


def test_nginx_refuses_other_hosts_origins_and_the_curators_desk(proxy: NginxProxy) -> None:
    host = f"Host: {NAME}:{proxy.port}"
    assert send_request(proxy.port, "GET /favicon.png HTTP/1.1", [host]).status == 200
    for other_host in ("evil.example", f"127.0.0.1:{proxy.port}", "localhost", f"www.{NAME}"):
        assert send_request(proxy.port, "GET / HTTP/1.1", [f"Host: {other_host}"]).status == 0
    for desk in ("/curator", "/curator/desk", "/%63urator", "//curator", "/x/../curator"):
        assert send_request(proxy.port, f"GET {desk} HTTP/1.1", [host]).status in (400, 404)
    assert send_request(proxy.port, "GET / HTTP/1.1", [host, "Origin: http://evil.example"]).status == 403
    assert send_request(proxy.port, "POST /beat HTTP/1.1", [host, "Content-Length: 70000"]).status == 413


def test_the_curators_desk_refuses_forwarded_requests(proxy: NginxProxy) -> None:
    desk = proxy.servers[0]
    own = f"Host: 127.0.0.1:{desk.port}"
    assert send_request(desk.port, "GET /curator HTTP/1.1", [own]).status == 200
    assert send_request(desk.port, "GET /curator HTTP/1.1", [own, "X-Forwarded-For: 127.0.0.1"]).status == 404


def test_a_phones_heartbeat_is_not_taken_for_the_kiosks_own_screen(proxy: NginxProxy) -> None:
    server, empty = proxy.servers[0], "Content-Length: 0"

    def page_age() -> object:
        return (server.health() or {})["seconds_since_beat"]["page"]

    for _ in proxy.servers:  # without a cookie each may go to either server
        beat = send_request(proxy.port, "POST /beat HTTP/1.1", [f"Host: {NAME}:{proxy.port}", empty])
        assert beat.status == 204
    own = f"Host: 127.0.0.1:{server.port}"
    send_request(server.port, "POST /beat HTTP/1.1", [own, empty, "X-Forwarded-For: 192.0.2.7"])
    assert page_age() is None
    send_request(server.port, "POST /beat HTTP/1.1", [own, empty])
    assert page_age() is not None


def test_visits_continue_through_nginx_when_their_server_is_killed(
    proxy: NginxProxy, browser: Browser
) -> None:
    visits = [phone(browser, proxy), phone(browser, proxy)]
    assert len({cookie(visit) for visit in visits}) == 2
    for visit in visits:
        open_next_story(visit)
        visit.until(partial(is_connected, visit.page), "the page is connected")
    visits[0].page.evaluate(WATCH_CONNECTION)
    server_of(proxy, visits[0]).kill()
    for visit in visits:
        open_next_story(visit)
    visits[0].until(lambda: visits[0].page.evaluate("window.connectionLost"), "the connection is lost")
    visits[0].until(
        lambda: is_connected(visits[0].page), "the page is connected again, to the other server", 30
    )
    for visit in (*visits, phone(browser, proxy)):
        assert "Streamlit" not in visit.screen_text()
        open_next_story(visit)
        visit.page.context.close()
