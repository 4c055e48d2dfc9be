"""`--preview --listen`: other machines see the exhibit, the desk and the staff card stay on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import psutil
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.endurance.raw_http import send_request
from tests.exhibit_folders import SMALL

DESK = ("/curator", "/curator/desk", "/%63urator", "//curator", "/x/../curator")


def address_of_this_machine() -> str | None:
    """An IPv4 address at which other machines reach this one; None where it has none."""
    addresses = [each for every in psutil.net_if_addrs().values() for each in every]
    ipv4 = [each.address for each in addresses if each.family == socket.AF_INET]
    return next((each for each in ipv4 if not each.startswith("127.")), None)


ADDRESS = address_of_this_machine()
needs_address = pytest.mark.skipif(ADDRESS is None, reason="this machine has no address but loopback")


@pytest.fixture(scope="module")
def listening(serve: StartServer) -> Iterator[ExhibitServer]:
    server = serve(SMALL, 0, "--preview", "--listen", str(ADDRESS)).wait()
    yield server
    server.kill()


@needs_address
def test_the_exhibit_is_served_at_the_address_and_the_desk_is_not(listening: ExhibitServer) -> None:
    assert status(listening, "/health", str(ADDRESS)) == 200
    for desk in DESK:
        assert status(listening, desk, str(ADDRESS)) in (400, 403, 404)
        assert status(listening, desk, str(ADDRESS), host="127.0.0.1") in (400, 403, 404)


@needs_address
def test_the_desk_is_reached_on_loopback_and_the_terminal_says_where(listening: ExhibitServer) -> None:
    assert f"http://127.0.0.1:{listening.port}/curator  for curators" in listening.output
    assert status(listening, "/curator", "127.0.0.1") == 200
    assert status(listening, "/curator", "127.0.0.1", host=str(ADDRESS)) == 404
    assert status(listening, "/curator", "127.0.0.1", "X-Forwarded-For: 127.0.0.1") == 404


@needs_address
def test_the_staff_routes_answer_on_loopback_alone(listening: ExhibitServer) -> None:
    for address, expected in ((str(ADDRESS), 404), ("127.0.0.1", 204)):
        headers = [f"Host: {address}:{listening.port}", "Content-Type: application/json", "Content-Length: 0"]
        answer = send_request(listening.port, "POST /staff/pad HTTP/1.1", headers, address=address)
        assert answer.status == expected, "204: no PIN is set"


@needs_address
def test_the_page_works_at_both_addresses(listening: ExhibitServer, screen: BrowserContext) -> None:
    for address in (str(ADDRESS), "127.0.0.1"):
        page = screen.new_page()
        page.goto(f"http://{address}:{listening.port}/")
        expect(page.locator("[data-part=atlas][data-ready]")).to_be_attached(timeout=60_000)
        page.close()


@needs_address
def test_another_program_at_the_port_on_loopback_is_told(serve: StartServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        server = serve(SMALL, other.getsockname()[1], "--listen", str(ADDRESS))
        assert server.process.wait(60) == 2
        assert "Is another program at this port?" in server.output
        assert "Traceback" not in server.output


def status(server: ExhibitServer, path: str, address: str, *headers: str, host: str = "") -> int:
    lines = [f"Host: {host or address}:{server.port}", *headers]
    return send_request(server.port, f"GET {path} HTTP/1.1", lines, address=address).status
