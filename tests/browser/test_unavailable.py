"""An exhibit that cannot be shown: a neutral screen for visitors, the problems for the curator."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import SHIPPED, ExhibitServer
from tests.browser.test_first_load import SOFTWARE_WORDS

UNAVAILABLE = "This exhibit is being prepared"
REPORTED = {
    "missing": "there is no such folder",
    "empty": "exhibit.yaml: the file is missing",
    "half-written": "exhibit.yaml, line",
    "without people": "people/sorge/person.yaml",
}
"""Part of the message in the terminal, by kind of folder."""


def _folder(kind: str, parent: Path) -> Path:
    folder = parent / kind
    if kind == "empty":
        folder.mkdir()
    if kind in ("half-written", "without people"):
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.pmtiles", "*.geojson"))
    if kind == "half-written":
        (folder / "exhibit.yaml").write_text('title: "Two lives, one map\nwelcome: [', encoding="utf-8")
    if kind == "without people":
        for file in folder.glob("people/*/person.yaml"):
            file.write_bytes(b"name: \xff\xfe\0")
    return folder


@pytest.fixture(scope="module")
def unavailable_servers(
    serve: StartServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, ExhibitServer]]:
    """One server for each kind of folder, all started at the same time."""
    folder = tmp_path_factory.mktemp("exhibits")
    opened = {kind: serve(_folder(kind, folder)) for kind in REPORTED}
    yield {kind: server.wait() for kind, server in opened.items()}
    for server in opened.values():
        server.kill()


@dataclass
class UnavailablePage:
    """What a visitor of one of them sees: the text, the page's title and script errors."""

    text: str
    title: str
    errors: list[str]


@pytest.fixture(scope="module", params=list(REPORTED))
def unavailable(
    request: pytest.FixtureRequest, unavailable_servers: dict[str, ExhibitServer]
) -> tuple[str, ExhibitServer]:
    return request.param, unavailable_servers[request.param]


@pytest.fixture(scope="module")
def unavailable_page(unavailable: tuple[str, ExhibitServer], screen: BrowserContext) -> UnavailablePage:
    """The first visit to each of the servers."""
    page = screen.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(unavailable[1].url)
    expect(page.get_by_text(UNAVAILABLE)).to_be_visible(timeout=60_000)
    result = UnavailablePage(page.evaluate("document.body.innerText"), page.title(), errors)
    page.close()
    return result


def test_the_visitor_sees_a_neutral_screen(unavailable_page: UnavailablePage) -> None:
    assert not [word for word in SOFTWARE_WORDS if word in unavailable_page.text]
    assert len(unavailable_page.text) < 200, "no more than two lines"
    assert unavailable_page.errors == []
    assert unavailable_page.title == UNAVAILABLE


@pytest.mark.usefixtures("unavailable_page")
def test_the_terminal_lists_the_problems(unavailable: tuple[str, ExhibitServer]) -> None:
    kind, server = unavailable
    assert REPORTED[kind] in server.output
    assert "Traceback" not in server.output


def test_health_reports_the_exhibit_as_being_prepared(unavailable: tuple[str, ExhibitServer]) -> None:
    kind, server = unavailable
    health = server.health()
    assert health
    assert health["status"] == "preparing"
    assert health["stops"] == 0
    assert any(REPORTED[kind].split(",")[0].split(":")[0] in str(problem) for problem in health["problems"])
