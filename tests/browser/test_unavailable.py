"""An exhibit that cannot be shown: a neutral screen for visitors, the problems for the curator."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.test_first_load import SOFTWARE_WORDS
from tests.browser.visit_page import VisitPage
from tests.exhibit_folders import copy_small

UNAVAILABLE = "This exhibit is being prepared"


def missing(folder: Path) -> None:
    assert not folder.exists()


def people_gone(folder: Path) -> None:
    copy_small(folder.parent).rename(folder)
    for file in folder.glob("people/*/person.yaml"):
        file.write_bytes(b"name: \xff\xfe\0")


def half_written(folder: Path) -> None:
    (folder / "exhibit.yaml").write_text('title: "Two lives, one map\nwelcome: [', encoding="utf-8")


def empty(folder: Path) -> None:
    folder.rename(folder.with_name("before"))
    folder.mkdir()


STATES = {
    missing: "there is no such folder",
    people_gone: "people/brandt/person.yaml",
    half_written: "exhibit.yaml, line",
    empty: "exhibit.yaml: the file is missing",
}
"""What happens to one folder, in this order, and part of the message in the terminal."""


def test_the_visitor_sees_a_neutral_screen_and_the_curator_the_problems(
    serve: StartServer, screen: BrowserContext, tmp_path: Path
) -> None:
    folder, page, errors = tmp_path / "exhibit", screen.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    visit, server = VisitPage(page), None
    for change, message in STATES.items():
        change(folder)
        server = server or serve(folder).wait()
        check_report(visit, server, message)
        check_page(visit, server)
    assert server is not None
    assert "Traceback" not in server.output
    assert errors == []
    page.close()
    server.kill()


def check_page(visit: VisitPage, server: ExhibitServer) -> None:
    visit.page.goto(server.url)
    expect(visit.page.get_by_text(UNAVAILABLE)).to_be_visible(timeout=60_000)
    text = visit.screen_text()
    assert not [word for word in SOFTWARE_WORDS if word in text]
    assert len(text) < 200, "no more than two lines"
    assert visit.page.title() == UNAVAILABLE


def check_report(visit: VisitPage, server: ExhibitServer, message: str) -> None:
    """The terminal says what is wrong; /health reports the exhibit as being prepared, with the problem."""
    visit.until(lambda: message in server.output, f"the terminal says {message}", 60)
    health = server.health()
    assert health
    assert health["status"] == "preparing"
    assert health["stops"] == 0
    assert any(message.split(",")[0].split(":")[0] in str(problem) for problem in health["problems"])
