"""An exhibit that cannot be shown: a calm screen for visitors, the reasons for the curator."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import OpenGallery
from tests.browser.exhibit_server import SHIPPED, Gallery
from tests.browser.test_first_load import SOFTWARE_WORDS

CALM = "This exhibit is being prepared"
TOLD = {
    "missing": "there is no such folder",
    "empty": "exhibit.yaml: the file is missing",
    "half-written": "exhibit.yaml, line",
    "lifeless": "people/sorge/person.yaml",
}
"""What the terminal says of each kind of folder."""


def _folder(kind: str, at: Path) -> Path:
    folder = at / kind
    if kind == "empty":
        folder.mkdir()
    if kind in ("half-written", "lifeless"):
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.pmtiles", "*.geojson"))
    if kind == "half-written":
        (folder / "exhibit.yaml").write_text('title: "Two lives, one map\nwelcome: [', encoding="utf-8")
    if kind == "lifeless":
        for sheet in folder.glob("people/*/person.yaml"):
            sheet.write_bytes(b"name: \xff\xfe\0")
    return folder


@pytest.fixture(scope="module")
def closed_galleries(
    galleries: OpenGallery, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Gallery]]:
    """A server of each kind of folder, all started at once."""
    at = tmp_path_factory.mktemp("exhibits")
    opened = {kind: galleries(_folder(kind, at)) for kind in TOLD}
    yield {kind: gallery.wait() for kind, gallery in opened.items()}
    for gallery in opened.values():
        gallery.kill()


@dataclass
class Sight:
    """What a visitor of one of them saw: every word, the page's title, and what its scripts complained of."""

    words: str
    title: str
    errors: list[str]


@pytest.fixture(scope="module", params=list(TOLD))
def closed(request: pytest.FixtureRequest, closed_galleries: dict[str, Gallery]) -> tuple[str, Gallery]:
    return request.param, closed_galleries[request.param]


@pytest.fixture(scope="module")
def sight(closed: tuple[str, Gallery], screen: BrowserContext) -> Sight:
    """A visit, before which nobody has come."""
    page = screen.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(closed[1].url)
    expect(page.get_by_text(CALM)).to_be_visible(timeout=60_000)
    seen = Sight(page.evaluate("document.body.innerText"), page.title(), errors)
    page.close()
    return seen


def test_the_visitor_sees_a_calm_screen(sight: Sight) -> None:
    assert not [word for word in SOFTWARE_WORDS if word in sight.words]
    assert len(sight.words) < 200, "two lines, no more"
    assert sight.errors == []
    assert sight.title == CALM


@pytest.mark.usefixtures("sight")
def test_the_terminal_lists_what_is_to_be_mended(closed: tuple[str, Gallery]) -> None:
    kind, gallery = closed
    assert TOLD[kind] in gallery.said
    assert "Traceback" not in gallery.said


def test_health_says_that_the_exhibit_is_being_prepared(closed: tuple[str, Gallery]) -> None:
    kind, gallery = closed
    health = gallery.health()
    assert health
    assert health["status"] == "preparing"
    assert health["stops"] == 0
    assert any(TOLD[kind].split(",")[0].split(":")[0] in str(problem) for problem in health["problems"])
