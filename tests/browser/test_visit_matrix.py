"""A small selection of the matrix of a visit: one screen, a second one with `-m measurement`, and the checks
of the matrix themselves.

The whole of it, every profile, state and language, is a command: `uv run python -m tests.visit_matrix`.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from components.page.assets import asset_address
from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage
from tests.random_seeds import few_by_default
from tests.visit_matrix.axe import axe_misses
from tests.visit_matrix.contrast import contrast_misses
from tests.visit_matrix.figures import Miss, misses, story_misses
from tests.visit_matrix.matrix import CAPTIONS, EVERY_CAPTION, EVERY_STORY, MEASURE, Findings, Matrix
from tests.visit_matrix.profiles import PROFILES
from tests.visit_matrix.report import report
from tests.visit_matrix.states import STATES

SELECTED = ("1920x1080", "1080x1920")
GALLERY = next(each for each in PROFILES if each.name == "1920x1080")
PHONE = next(each for each in PROFILES if each.name == "phone 390x844")
VISITED = ("attract", "choose", "whole map", "story", "list", "sweep", "meanwhile")
"""In the order of STATES."""


@pytest.fixture(scope="module", params=few_by_default(SELECTED, 1))
def findings(
    request: pytest.FixtureRequest, browser: Browser, server: ExhibitServer, exhibit: Exhibit
) -> Findings:
    """What misses on a visit, on one screen."""
    (profile,) = (each.plain() for each in PROFILES if each.name == request.param)
    states = [each for each in STATES if each.name in VISITED]
    return Matrix(browser, exhibit, server.url, states).measure([profile])


def test_a_visit_misses_no_figure(findings: Findings) -> None:
    assert findings.is_clean, f"\n{report(findings)}"
    assert [cell.state for cell in findings.measured] == [*VISITED, EVERY_STORY, EVERY_CAPTION]
    assert sum(findings.stories.values()) > 25


FAULTS = """
<html lang="en"><title>Faults</title><style>
  body { margin: 0; }
  section, .leaflet-map-pane > *, .card > * { position: absolute; font: 30px serif; }
  section { inset: 0; }
  .paper { color: #9a8f80; }
  .card { left: 500px; right: 700px; background: #fff; }
  .card > button { height: 90px; width: 200px; }
</style><body><main>
<section data-part="atlas"><div class="leaflet-container"><div class="leaflet-map-pane">
  <button class="marker" data-mark="1" data-stop="a/one" aria-label="A story"
    style="left: 100px; top: 700px; width: 40px; height: 40px; font-size: 12px">Rome</button>
  <span class="place" style="left: 122px; top: 710px">Ostia</span>
  <span class="place" style="left: 400px; top: 300px">Constantinople</span>
  <span class="paper" style="left: 100px; top: 400px">Persia</span>
  <span class="place" style="left: -20px; top: 900px">Lisbon</span>
</div></div></section>
<section data-part="card" class="card">
  <button class="high" style="top: 0">More</button>
  <button class="same" style="top: 600px">More</button>
  <button class="tight" style="top: 800px; width: 90px; white-space: nowrap">Far too long a word</button>
  <p class="pale" style="top: 950px; color: #bbb">Pale words</p>
</section></main></body></html>
"""
"""One fault of each figure, on a page of the map and a card."""


@pytest.fixture(scope="module")
def faulty(browser: Browser) -> list[Miss]:
    """What is found on a page on which each figure is missed once."""
    with browser.new_context(viewport={"width": 1920, "height": 1080}) as context:
        page = context.new_page()
        page.set_content(FAULTS)
        screen = page.evaluate(MEASURE)
        found = misses(screen, GALLERY, has_map=True, has_large_text=False)
        return [*found, *contrast_misses(page, screen, 1), *axe_misses(page)]


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        ("A1", "label-content-name-mismatch: atlas .marker"),
        ("A2", "atlas .marker is small"),
        ("A3", "atlas .marker, map text: capitals are low"),
        ("A3", "atlas .marker, map text: the font is small"),
        ("A5", "atlas .marker is not named as it reads"),
        ("A5", "2 different controls are named “More”"),
        ("A7", "color-contrast: card .pale"),
        ("A7", "atlas .paper on the map is pale"),
        ("A8", "card .high is above the middle"),
        ("A10", "“Far too long a word” leaves its button, card .tight"),
        ("A11", "“Ostia” and “Rome” collide"),
        ("A11", "atlas .place “Constantinople” lies under card .card"),
        ("A11", "atlas .place “Lisbon” is cut by the screen's edge"),
    ],
)
def test_each_fault_is_found(figure: str, what: str, faulty: list[Miss]) -> None:
    assert (figure, what) in [(each.figure, each.what) for each in faulty]


def test_what_is_right_is_no_miss(faulty: list[Miss]) -> None:
    assert not [each for each in faulty if "same" in each.what and each.figure in ("A2", "A3", "A8")]
    assert not [each for each in faulty if each.figure == "A7" and "atlas .place" in each.what]


def test_a_story_that_is_cut_is_a_miss_everywhere_and_one_that_scrolls_only_where_it_must_fit() -> None:
    stories: list[dict[str, Any]] = [
        {"id": "a/one", "isEncounter": False, "scrolls": 40, "cut": []},
        {"id": "a/two", "isEncounter": False, "scrolls": 0, "cut": ["the end"]},
    ]
    assert [each.what for each in story_misses(stories, GALLERY)] == [
        "a/one must be scrolled",
        "a/two: “the end” is cut off",
    ]
    assert [each.what for each in story_misses(stories, PHONE)] == ["a/two: “the end” is cut off"]


def test_a_caption_that_is_cut_is_found(visit: VisitPage) -> None:
    visit.page.evaluate("document.documentElement.style.setProperty('--sweep', '60px')")
    scripts = [asset_address(f"visitor/browser/{name}.js") for name in ("visit_state", "moment")]
    cut = [each["text"] for each in visit.page.evaluate(CAPTIONS, [*scripts, 1876, 1879])]
    visit.page.evaluate("document.documentElement.style.removeProperty('--sweep')")
    assert "between Tokyo and San Francisco" in cut
