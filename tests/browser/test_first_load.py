"""What a visitor sees first."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext

from data import Exhibit
from tests.browser.exhibit_server import Gallery
from tests.browser.visit_page import Visit

STREAMLITS = ("stHeader", "stToolbar", "stStatusWidget", "stDecoration", "stAppDeployButton", "stMainMenu")
SOFTWARE_WORDS = ("Streamlit", "Running", "Deploy", "Rerun", "Connecting", "Traceback", "Error", "undefined")
LIKE = 30
"""How far each of red, green and blue may lie from a life's colour."""


@pytest.fixture(scope="module")
def sight(screen: BrowserContext, gallery: Gallery) -> Iterator[Visit]:
    """A page that is only looked at."""
    page = screen.new_page()
    visit = Visit(page).enter(gallery.url)
    visit.until_at_rest()
    yield visit
    page.close()


def test_the_ways_of_every_life_are_drawn_in_its_colour(sight: Visit, exhibit: Exhibit) -> None:
    picture = Image.open(io.BytesIO(sight.find("[data-part=atlas]").screenshot())).convert("RGB")
    for person in exhibit.people:
        count = _pixels_like(picture, person.colour)
        assert count > 2000, f"{count} pixels of {person.name}'s colour"


def _pixels_like(picture: Image.Image, colour: str) -> int:
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    masks = [
        band.point(lambda value, aim=aim: 255 if abs(value - aim) <= LIKE else 0)
        for band, aim in zip(picture.split(), wanted, strict=True)
    ]
    white = Image.new("L", picture.size, 255)
    black = Image.new("L", picture.size, 0)
    for mask in masks:
        white = Image.composite(white, black, mask)
    return white.histogram()[255]


def test_the_ground_is_drawn_under_the_ways(sight: Visit) -> None:
    tiles = sight.find(".leaflet-tile-loaded")
    sight.until(lambda: tiles.count() >= 8, "the ground's tiles are there")
    assert all(
        sight.page.evaluate(
            "[...document.querySelectorAll('.leaflet-tile-loaded')].map((t) => t.naturalWidth)"
        )
    )


def test_every_life_has_marks_in_sight_and_a_lane_and_a_button(sight: Visit, exhibit: Exhibit) -> None:
    stops = list(exhibit.stops)
    seen: set[str] = set()
    for mark in sight.marks():
        held = [mark.stop] if mark.stop else [stops[int(n)].id for n in str(mark.stack).split()]
        seen |= {str(each).split("/")[0] for each in held}
    assert seen == {person.id for person in exhibit.people}
    for person in exhibit.people:
        assert sight.find(f'[data-lane="{person.id}"]').is_visible()
        assert sight.find(f'[data-person="{person.id}"]').is_visible()


def test_the_page_says_its_language_and_its_screen(sight: Visit, exhibit: Exhibit) -> None:
    page = sight.find("html")
    assert page.get_attribute("lang") == exhibit.languages[0]
    assert page.get_attribute("data-screen") == "explore"
    assert sight.page.title() == exhibit.title


def test_the_welcome_greets_with_the_title_and_both_lives(sight: Visit, exhibit: Exhibit) -> None:
    assert sight.shown() == ["welcome"]
    text = sight.find("[data-panel=welcome]").inner_text()
    for said in (exhibit.title, exhibit.welcome, *(person.name for person in exhibit.people)):
        assert said in text


def test_nothing_of_streamlit_is_seen(sight: Visit) -> None:
    for piece in STREAMLITS:
        assert sight.find(f'[data-testid="{piece}"]').filter(visible=True).count() == 0, piece


def test_no_word_of_software_is_on_the_screen(sight: Visit) -> None:
    text = sight.screen_text()
    assert "Tap a place" in text
    assert not [word for word in SOFTWARE_WORDS if word in text]


def test_the_scripts_are_asked_for_before_streamlit_asks_for_the_page(
    screen: BrowserContext, gallery: Gallery
) -> None:
    page = screen.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    Visit(page).enter(gallery.url).until_at_rest()
    page.close()
    begun = asked.index("/_stcore/host-config")
    ours = [path for path in asked if path.startswith(("/parts/", "/map/", "/leaflet/leaflet-src"))]
    late = [path for path in asked[begun:] if path in ours and "/staff/" not in path]
    assert len(ours) > 20
    assert late == [], "the page's first answer names them (components/page/preload_header.py)"
    assert [path for path, count in Counter(ours).items() if count > 1] == []
