"""The museum's look in the browser: its colours and its font are seen, and an edit changes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from data.model.colours import TEXT_CONTRAST, as_hex, contrast
from tests.browser.conftest import StartServer
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import FULL_HD
from tests.exhibit_folders import copy_museum, replace_in_file

TIMEOUT_MILLISECONDS = 60_000
"""For a busy machine."""
STYLE = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
TOKEN = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name)"
LOADED_FACES = """() => [...document.fonts].filter((face) => face.family.includes("Museum"))
  .map((face) => `${face.style} ${face.status}`).sort()"""
PART = '[data-part="timeline"]'


def ready(page: Page, url: str) -> Page:
    page.goto(url)
    page.wait_for_selector("[data-part=atlas][data-ready]", timeout=TIMEOUT_MILLISECONDS)
    return page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_museum(tmp_path_factory.mktemp("look"))


@pytest.fixture(scope="module")
def museum(serve: StartServer, folder: Path, screen: BrowserContext) -> Iterator[Page]:
    """A curator's preview: it shows an edit at once."""
    server = serve(folder, 0, "--preview").wait()
    page = screen.new_page()
    yield ready(page, server.url)
    page.close()
    server.kill()


def test_the_page_has_the_colours_of_the_look(museum: Page) -> None:
    assert museum.evaluate(STYLE, [PART, "color"]) == "rgb(18, 38, 63)"
    assert museum.evaluate(STYLE, ["body", "background-color"]) == "rgb(238, 240, 242)"
    assert museum.evaluate(TOKEN, "--paper") == "#ffffff"
    assert museum.evaluate(TOKEN, "--gold") == "#9a1f4d"


def test_texts_are_in_the_museums_font(museum: Page) -> None:
    assert museum.evaluate(STYLE, [PART, "font-family"]).startswith('Museum, "Source Serif"')
    museum.wait_for_function(f"({LOADED_FACES})().includes('normal loaded')", timeout=TIMEOUT_MILLISECONDS)
    wide, narrow = (
        museum.evaluate(
            """(family) => {
              const context = document.createElement("canvas").getContext("2d");
              context.font = `100px ${family}`;
              return context.measureText("Two lights").width;
            }""",
            family,
        )
        for family in ("Source Serif", "Museum")
    )
    assert wide != narrow, "the letters are others"


def test_an_edit_of_a_colour_is_shown_as_any_edit_is(museum: Page, folder: Path) -> None:
    replace_in_file(folder / "exhibit.yaml", 'ink: "#12263f"', 'ink: "#3b1020"')
    museum.wait_for_function(
        f"() => ({STYLE})(['{PART}', 'color']) === 'rgb(59, 16, 32)'", timeout=TIMEOUT_MILLISECONDS
    )
    assert museum.evaluate(TOKEN, "--gold") == "#9a1f4d", "the rest of the look stays"


ON_FILLED = """(selectors) => selectors.map((selector) => {
  const element = document.querySelector(selector);
  const grounds = [null, "::before"].map((pseudo) => getComputedStyle(element, pseudo).backgroundColor);
  return [getComputedStyle(element).color, grounds.find((colour) => !colour.endsWith(", 0)"))];
})"""
FILLED = (
    *(".choose__offer", ".prev-next__step--next", ".dialog__answer--yes"),
    *('.life-button--all[aria-pressed="true"]', ".encounter__end"),
)
"""Buttons that are fields of ink, or of the colour of a life."""


def test_buttons_that_are_filled_can_be_read_in_a_dark_look(museum: Page, folder: Path) -> None:
    for name, light, dark in (
        ("paper", "#ffffff", "#101c28"),
        ("accent", "#9a1f4d", "#e8b04a"),
        ("ink", "#3b1020", "#f4ecd8"),
    ):
        replace_in_file(folder / "exhibit.yaml", f'{name}: "{light}"', f'{name}: "{dark}"')
    museum.wait_for_function(
        f"() => ({STYLE})(['{PART}', 'color']) === 'rgb(244, 236, 216)'", timeout=TIMEOUT_MILLISECONDS
    )
    found = dict(zip(FILLED, museum.evaluate(ON_FILLED, list(FILLED)), strict=True))
    ratios = {each: contrast(as_hex(text), as_hex(behind)) for each, (text, behind) in found.items()}
    assert {each: ratio for each, ratio in ratios.items() if ratio < TEXT_CONTRAST} == {}


@pytest.fixture
def forced(browser: Browser, server: ExhibitServer) -> Iterator[Page]:
    """The exhibit in the colours of a visitor's own dark scheme."""
    context = browser.new_context(
        viewport=FULL_HD, has_touch=True, forced_colors="active", color_scheme="dark", reduced_motion="reduce"
    )
    yield ready(context.new_page(), server.url)
    context.close()


def test_forced_colours_are_those_of_the_visitors_scheme(forced: Page) -> None:
    """Chromium's dark scheme: white on black."""
    assert forced.evaluate(STYLE, [PART, "color"]) == "rgb(255, 255, 255)"
    outlined = """() => [...document.querySelectorAll("[data-part=atlas] *")]
      .filter((each) => getComputedStyle(each).webkitTextStrokeWidth !== "0px").length"""
    assert forced.evaluate(outlined) == 0, "an outline of the colour of the letters makes them black bars"
    ink_on_map = (
        """() => getComputedStyle(document.querySelector("[data-part=atlas]")).getPropertyValue("--ink")"""
    )
    assert forced.evaluate(ink_on_map) == "#2b2622", "the ground of the map is not forced: it is light"
    pressed = "button[aria-pressed=true]"
    assert forced.evaluate(STYLE, [pressed, "background-color"]) != forced.evaluate(
        STYLE, ["button[aria-pressed=false]", "background-color"]
    )
    assert forced.evaluate(STYLE, ["button[aria-pressed=false]", "outline-style"]) == "solid"
