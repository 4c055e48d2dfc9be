"""The page after its first load: map, basemap, markers, title, and no sign of the software behind it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import BrowserContext, FloatRect

from data import Exhibit
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.visit_page import VisitPage

STREAMLIT_ELEMENTS = (
    "stHeader",
    "stToolbar",
    "stStatusWidget",
    "stDecoration",
    "stAppDeployButton",
    "stMainMenu",
)
SOFTWARE_WORDS = ("Streamlit", "Running", "Deploy", "Rerun", "Connecting", "Traceback", "Error", "undefined")
COLOUR_TOLERANCE = 30
ON_DEMAND = (
    *("picture_prefetch.js", "world_events.js", "words_and_people.js", "look.js", "cartouche.js"),
    *("settings.js", "live_update.js", "part_elements.js", "languages.js"),
)
"""Scripts without a preload link: imported after the first view."""
"""How far each of red, green and blue may differ from a person's colour."""


@pytest.fixture(scope="module")
def opened(screen: BrowserContext, server: ExhibitServer) -> Iterator[VisitPage]:
    """One page for all tests: none of them changes it."""
    page = screen.new_page()
    visit = VisitPage(page).enter(server.url)
    visit.until_at_rest()
    yield visit
    page.close()


def test_the_legs_of_every_person_are_drawn_in_their_colour(opened: VisitPage, exhibit: Exhibit) -> None:
    assert min(drawn_colours(opened, exhibit).values()) > 2000


def drawn_colours(visit: VisitPage, exhibit: Exhibit) -> dict[str, int]:
    """How many pixels of the map have the colour of each person."""
    screenshot = Image.open(io.BytesIO(visit.find("[data-part=atlas]").screenshot())).convert("RGB")
    return {person.id: _pixels_of_colour(screenshot, person.colour) for person in exhibit.people}


def _pixels_of_colour(picture: Image.Image, colour: str) -> int:
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    masks = [
        band.point(lambda value, target=target: 255 if abs(value - target) <= COLOUR_TOLERANCE else 0)
        for band, target in zip(picture.split(), channels, strict=True)
    ]
    white = Image.new("L", picture.size, 255)
    black = Image.new("L", picture.size, 0)
    for mask in masks:
        white = Image.composite(white, black, mask)
    return white.histogram()[255]


def test_the_basemap_is_drawn_under_the_legs(opened: VisitPage) -> None:
    tiles = opened.find(".leaflet-tile-loaded")
    opened.until(lambda: tiles.count() >= 8, "the basemap tiles are loaded")
    assert all(
        opened.page.evaluate(
            "[...document.querySelectorAll('.leaflet-tile-loaded')].map((t) => t.naturalWidth)"
        )
    )


def test_every_person_has_visible_markers_a_lane_and_a_button(opened: VisitPage, exhibit: Exhibit) -> None:
    stops = list(exhibit.stops)
    seen: set[str] = set()
    for mark in opened.marks():
        seen |= {stops[number].person for number in mark.members}
    assert seen == {person.id for person in exhibit.people}
    for person in exhibit.people:
        assert opened.find(f'[data-lane="{person.id}"]').is_visible()
        assert opened.find(f'[data-person="{person.id}"]').is_visible()


def test_the_page_declares_its_language_and_its_screen(opened: VisitPage, exhibit: Exhibit) -> None:
    page = opened.find("html")
    assert page.get_attribute("lang") == exhibit.languages[0]
    assert page.get_attribute("data-screen") == "explore"
    assert opened.page.title() == exhibit.title


def test_the_whole_map_shows_the_title_and_the_people(opened: VisitPage, exhibit: Exhibit) -> None:
    assert opened.shown() == []
    assert exhibit.title in opened.find("[data-part=cartouche]").inner_text()
    heads = opened.find("[data-part=person_toggle]").inner_text()
    assert [person.short_name for person in exhibit.people if person.short_name not in heads] == []


def test_no_element_of_streamlit_is_visible(opened: VisitPage) -> None:
    for element in STREAMLIT_ELEMENTS:
        assert opened.find(f'[data-testid="{element}"]').filter(visible=True).count() == 0, element


def test_no_technical_word_is_on_the_screen(opened: VisitPage) -> None:
    text = opened.screen_text()
    assert "Tap a place" in text
    assert not [word for word in SOFTWARE_WORDS if word in text]


def test_the_scripts_are_requested_before_streamlit_requests_the_page_content(
    screen: BrowserContext, server: ExhibitServer
) -> None:
    page = screen.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(urlsplit(request.url).path))
    VisitPage(page).enter(server.url).until_at_rest()
    page.close()
    streamlit_start = requested.index("/_stcore/host-config")
    ours = [path for path in requested if path.startswith(("/parts/", "/map/", "/leaflet/leaflet-src"))]
    late = [path for path in requested[streamlit_start:] if path in ours and "/staff/" not in path]
    assert len(ours) > 20
    assert [path for path in late if not path.endswith(ON_DEMAND)] == [], (
        "the page has preload links for them (components/page/preloads.py)"
    )
    assert [path for path, count in Counter(ours).items() if count > 1] == []


def test_the_poster_shows_the_title_where_the_attract_screen_will_without_a_script(
    screen: BrowserContext, server: ExhibitServer, exhibit: Exhibit
) -> None:
    page = screen.new_page()
    page.goto(server.url)
    page.wait_for_selector(".still-poster", state="detached")
    slide = page.locator("[data-part=attract] [data-slide]").filter(visible=True)
    assert slide.evaluate("(each) => getComputedStyle(each).opacity") == "1", (
        "it does not come in a second time"
    )
    assert page.locator(".leaflet-tile-loaded").count() > 8, "the map is drawn when the poster is taken away"
    title = slide.get_by_text(exhibit.title, exact=True).bounding_box()
    assert title is not None
    clip = FloatRect(**title)
    drawn = page.screenshot(clip=clip)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(server.url)
    page.wait_for_function("document.fonts.size > 0 && document.fonts.status === 'loaded'")
    assert (
        page.evaluate(
            "[...document.elementsFromPoint(600, 600)].some((each) => each.matches('.still-poster'))"
        )
        is False
    )
    assert mean_difference(page.screenshot(clip=clip), drawn) < 4
    page.close()


def mean_difference(one: bytes, other: bytes) -> float:
    """Between two pictures of the same size, of 255."""
    pictures = [Image.open(io.BytesIO(each)).convert("L") for each in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*pictures)).mean[0])
