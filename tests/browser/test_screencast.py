"""A screencast of a visit tells a map from a blank one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.map_view import room
from tests.browser.screencast import Screencast, blank_frames, dye_background, undrawn
from tests.browser.visit_page import VisitPage

STYLE = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@pytest.fixture
def dyed(animated_visit: VisitPage) -> Iterator[VisitPage]:
    """A visit in which what the ground leaves uncovered is dyed."""
    page = animated_visit.page
    animated_visit.until_at_rest()
    before = page.evaluate("document.adoptedStyleSheets.length")
    dye_background(page)
    yield animated_visit
    page.evaluate(
        "before => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, before); }", before
    )


@pytest.mark.measurement  # on a busy machine tiles are late, and the frame without them is rightly reported
def test_a_map_that_moves_is_not_blank(dyed: VisitPage) -> None:
    with Screencast(dyed.page) as cast:
        dyed.tap("[data-zoom=in]")
        dyed.until_at_rest()
    assert len(cast.frames) > 1
    assert blank_frames(cast.frames, room(dyed)) == []


def test_a_hidden_ground_is_reported(dyed: VisitPage) -> None:
    region = room(dyed)
    with Screencast(dyed.page) as cast:
        dyed.page.evaluate(STYLE, ".leaflet-tile-pane { display: none; }")
        dyed.until(lambda: blank_frames(cast.frames, region), "the blank map is reported")
    assert max(undrawn(frame, region) for frame in cast.frames) > 0.5


def test_a_city_plan_without_its_drawing_is_reported(dyed: VisitPage) -> None:
    region = room(dyed)
    with Screencast(dyed.page) as cast:
        dyed.page.evaluate(STYLE, ".leaflet-map-pane { display: none; }")

        def is_reported() -> bool:
            # The end of a late movement takes the class away again.
            dyed.page.evaluate("document.querySelector('[data-part=atlas]').classList.add('is-near')")
            return bool(blank_frames(cast.frames, region))

        dyed.until(is_reported, "the blank sheet is reported")
    dyed.page.evaluate("document.querySelector('[data-part=atlas]').classList.remove('is-near')")


def test_a_hole_in_the_ground_is_seen(dyed: VisitPage) -> None:
    region = room(dyed)
    with Screencast(dyed.page) as cast:
        dyed.page.evaluate(STYLE, ".leaflet-tile-pane { clip-path: inset(0 -9999px -9999px 300px); }")
        dyed.until(lambda: any(undrawn(frame, region) > 0.05 for frame in cast.frames), "the hole is seen")
    assert blank_frames(cast.frames, region) == []
