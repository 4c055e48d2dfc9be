"""The page of an exhibit that is not in English, and is written from right to left."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.browser.conftest import StartServer
from tests.browser.visit_page import VisitPage
from tests.exhibit_in_language import PLACE, write_exhibit

BOXES = """() => [...document.querySelectorAll("[data-part]")].filter((part) => part.offsetWidth)
    .map((part) => [part, part.getBoundingClientRect()])
    .map(([part, { left, right }]) => [part.dataset.part, left, right])"""


def test_an_arabic_exhibit_is_read_from_right_to_left_and_every_part_is_on_the_screen(
    serve: StartServer, screen: BrowserContext, tmp_path: Path
) -> None:
    server = serve(write_exhibit(tmp_path / "arabic", "ar")).wait()
    page = screen.new_page()
    try:
        visit = VisitPage(page).enter(server.url)
        root = page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
        visit.tap("[data-step=next]")
        visit.until_shown("example/kyiv-1850")
        story = page.locator("[data-story]:not([hidden])")
        assert PLACE["ar"] in story.inner_text()
        assert story.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
        beyond = [part for part, left, right in page.evaluate(BOXES) if left < -1 or right > 1921]
        assert beyond == []
    finally:
        page.close()
        server.kill()
