"""A draft is in a curator's preview, with its mark, and not in the gallery; it goes out within seconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import StartServer
from tests.browser.visit_page import VisitPage
from tests.exhibit_folders import copy_small, replace_in_file

STOP, FILE = "rizzi/trieste-1852", "people/rizzi/03-trieste-1852.md"
STORY = f'article[data-story="{STOP}"]'
ROW = f'[data-stop-link="{STOP}"]'
SECONDS = 5
"""From a saved file to the screen, R8 of the figures; a busy machine has twelve times as long."""


@pytest.fixture
def page(screen: BrowserContext) -> Iterator[Page]:
    page = screen.new_page()
    yield page
    page.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = copy_small(tmp_path)
    replace_in_file(copy / FILE, "---\ntitle", "---\ndraft: true\ntitle")
    return copy


def within_seconds(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + 12 * SECONDS
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.measurement  # also tested without a browser: tests/components/page/test_open_exhibit.py
def test_a_draft_is_not_in_the_gallery(serve: StartServer, folder: Path, page: Page) -> None:
    with serve(folder) as server:
        VisitPage(page).enter(server.url)
        assert page.locator('article[data-story^="rizzi/"]').count() == 2
        assert "The corvette comes home" not in page.content()
        assert page.locator(".story__draft, .list__draft").count() == 0


def test_a_preview_marks_a_draft_and_shows_when_it_is_published(
    serve: StartServer, folder: Path, page: Page
) -> None:
    with serve(folder, 0, "--preview") as server:
        VisitPage(page).enter(server.url)
        page.tap('button[data-person="rizzi"]')
        for _ in range(2):
            page.tap('button[data-step="next"]')
        assert page.is_visible(STORY)
        assert page.inner_text(f"{STORY} .story__draft") == "Draft"
        assert page.text_content(f"{ROW} .list__draft") == "Draft"
        assert page.locator(".story__draft").count() == page.locator(".list__draft").count() == 1
        replace_in_file(folder / FILE, "draft: true\n", "")
        assert within_seconds(lambda: page.locator(f"{STORY}").count() == 1 and not marks(page))
        replace_in_file(folder / FILE, "---\ntitle", "---\ndraft: true\ntitle")
        assert within_seconds(lambda: marks(page) == 2)


def marks(page: Page) -> int:
    return page.locator(".story__draft, .list__draft").count()
