"""A new edition comes to a visitor who has left, to a curator at once, and half a file to nobody."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from components.visitor.still_there.part import COUNTDOWN_SECONDS
from tests.browser.conftest import OpenGallery
from tests.browser.exhibit_server import Gallery
from tests.browser.page_state import screen_of, until_screen
from tests.browser.visit_page import Visit

SMALL = Path(__file__).parents[1] / "exhibits" / "small"
STOP = "rizzi/03-trieste-1852"
PATIENCE = 30_000
"""Milliseconds for a busy machine; how fast it is, the benchmarks measure."""
IDLE = 45
"""Seconds: the shortest a curator may choose."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = Path(shutil.copytree(SMALL, tmp_path / "small"))
    sheet = (copy / "exhibit.yaml").read_text(encoding="utf-8")
    (copy / "exhibit.yaml").write_text(
        sheet.replace("idle_seconds: 60", f"idle_seconds: {IDLE}"), encoding="utf-8"
    )
    return copy


@pytest.fixture
def page(screen: BrowserContext) -> Iterator[Page]:
    page = screen.new_page()
    yield page
    page.close()


@pytest.fixture
def opens(galleries: OpenGallery) -> Iterator[OpenGallery]:
    """Opens a gallery for one test."""
    opened: list[Gallery] = []

    def open_another(*wishes: object) -> Gallery:
        opened.append(galleries(*wishes).wait())
        return opened[-1]

    yield open_another
    for gallery in opened:
        gallery.kill()


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / f"people/{STOP}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def title(page: Page) -> str | None:
    return page.text_content(f'article[data-story="{STOP}"] .story__title')


def wait_for_edition(gallery: Gallery, before: str) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while (gallery.health() or {}).get("edition") == before:
        assert time.monotonic() < until, f"the edit was not taken up:\n{gallery.said}"
        time.sleep(0.2)


def edition(gallery: Gallery) -> str:
    return str((gallery.health() or {})["edition"])


def seen(page: Page, text: str) -> None:
    page.wait_for_function(
        '([stop, text]) => document.querySelector(`article[data-story="${stop}"] .story__title`)'
        "?.textContent === text",
        arg=[STOP, text],
        timeout=PATIENCE,
    )


def test_a_curators_preview_shows_an_edit_at_once_and_keeps_the_story_open(
    opens: OpenGallery, folder: Path, page: Page
) -> None:
    gallery = opens(folder, 0, "--preview")
    Visit(page).enter(gallery.url)
    assert page.locator("html[data-screen=explore]").count(), "nobody's preview plays by itself"
    page.click('button[data-person="rizzi"]')
    for _ in range(2):
        page.tap('button[data-step="next"]')
    edit(folder, "The corvette comes home", "Home")
    seen(page, "Home")
    assert page.is_visible(f'article[data-story="{STOP}"]')
    page.tap('button[data-step="previous"]')
    assert page.is_visible('article[data-story="rizzi/02-vienna-1848"]')
    page.tap('button[data-step="next"]')
    assert page.is_visible(f'article[data-story="{STOP}"]')
    assert page.locator(".leaflet-container").count() == 1


def test_a_visit_is_not_disturbed_and_the_edition_comes_when_the_visitor_has_left(
    opens: OpenGallery, folder: Path, page: Page
) -> None:
    gallery = opens(folder)
    page.clock.install()
    visit = Visit(page).enter(gallery.url)
    before = edition(gallery)
    page.tap('button[data-person="rizzi"]')
    edit(folder, "The corvette comes home", "Home")
    wait_for_edition(gallery, before)
    page.wait_for_timeout(5000)  # the page hears of it
    page.clock.fast_forward(1000 * (IDLE - 10))
    page.wait_for_timeout(500)
    assert title(page) == "The corvette comes home"
    assert page.is_visible('article[data-story^="rizzi/01"]')
    page.clock.fast_forward(10_000)
    until_screen(visit, "still-there")
    page.wait_for_timeout(500)
    assert title(page) == "The corvette comes home", "nor while somebody may be reading"
    page.clock.fast_forward(1000 * COUNTDOWN_SECONDS)
    seen(page, "Home")
    assert screen_of(visit) == "attract"
    page.touchscreen.tap(300, 300)
    until_screen(visit, "explore")
    assert not page.is_visible('article[data-story^="rizzi/01"]')
    page.tap('button[data-person="rizzi"]')
    assert page.is_visible('article[data-story^="rizzi/01"]')


def test_half_a_file_is_never_shown(opens: OpenGallery, folder: Path, page: Page) -> None:
    gallery = opens(folder, 0, "--preview")
    Visit(page).enter(gallery.url)
    table = (folder / "places.csv").read_bytes()
    titles = pairwise(["The corvette comes home", "Home", "Home again", "Home at last"])
    for share, (before, after) in zip([0.2, 0.5, 0.8], titles, strict=True):
        (folder / "places.csv").write_bytes(table[: int(len(table) * share)])
        until = time.monotonic() + PATIENCE / 1000
        while (gallery.health() or {}).get("showing") != "last good":
            assert time.monotonic() < until, share
            time.sleep(0.1)
        page.wait_for_timeout(3000)
        assert title(page) == before, share
        (folder / "places.csv").write_bytes(table)
        edit(folder, before, after)
        seen(page, after)
