"""The shipped exhibit in a browser: what depends on its texts, its places and its colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext

from components.visitor.life_portraits import LifePortraits
from data import Exhibit, Stop, computed_encounters, legs
from tests.browser.exhibit_server import ExhibitServer
from tests.browser.map_view import change_state
from tests.browser.test_attract import CUT_OR_OVERLAPPING
from tests.browser.test_first_load import drawn_colours
from tests.browser.test_leg_drawing import RECORD, frames
from tests.browser.test_tap import covered_marks
from tests.browser.test_year_sweep import sweep_to
from tests.browser.visit_page import VisitPage

SHOWN_FACES = """(person) => [`[data-figure="${person}"]`, `[data-caption="${person}"]`].map((selector) =>
  [...document.querySelector(selector).querySelectorAll("img")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true })).map((each) => each.className))"""

pytestmark = pytest.mark.content


@pytest.fixture(scope="module")
def page(screen: BrowserContext, shipped_server: ExhibitServer) -> Iterator[VisitPage]:
    """One page for all tests, which run in this order: first the attract screen, then a visit."""
    page = screen.new_page()
    page.emulate_media(reduced_motion="reduce")
    yield VisitPage(page).load(shipped_server.url)
    page.close()


def test_no_text_of_a_poster_is_cut_or_overlaps_another(page: VisitPage) -> None:
    assert page.page.evaluate(CUT_OR_OVERLAPPING) == []


def test_every_visible_marker_can_be_tapped_and_every_life_is_drawn(
    page: VisitPage, shipped: Exhibit
) -> None:
    page.wake().until_at_rest()
    assert len(page.marks()) > 5
    assert covered_marks(page) == []
    assert min(drawn_colours(page, shipped).values()) > 2000


def test_every_life_can_be_chosen_and_its_last_story_opened(page: VisitPage, shipped: Exhibit) -> None:
    for person in shipped.people:
        page.tap(f'[data-person="{person.id}"]')
        page.until_shown(person.stops[0].id)
        page.find(f'[data-lane="{person.id}"]').focus()
        page.page.keyboard.press("End")
        page.until_shown(person.stops[-1].id)


def test_every_encounter_is_offered(page: VisitPage, shipped: Exhibit) -> None:
    page.tap('[data-person="all"]')
    page.until(lambda: not page.shown(), "no story is open")
    page.tap("[data-list]")
    page.tap("[data-only-encounters]")
    links = page.find("[data-part=stop_list] [data-encounter-link]").filter(visible=True).all()
    expected = [each.id for each in shipped.encounters] + [each.id for each in computed_encounters(shipped)]
    assert sorted(str(link.get_attribute("data-encounter-link")) for link in links) == sorted(expected)


def test_time_shows_the_young_face_in_the_first_half_of_a_life_and_then_the_old_one(
    page: VisitPage, shipped: Exhibit
) -> None:
    changes = {person.id: LifePortraits.of(person).young_until for person in shipped.people}
    assert any(changes.values()), "a life has two portraits"
    for person, changes_at in changes.items():
        if changes_at:
            sweep_to(page, changes_at - 1.5)
            assert page.page.evaluate(SHOWN_FACES, person) == [["figure__young"], ["sweep__young"]]
            sweep_to(page, changes_at + 1.5)
            assert page.page.evaluate(SHOWN_FACES, person) == [["figure__main"], ["sweep__main"]]


def test_after_a_story_on_the_other_side_of_the_world_a_leg_is_drawn_where_its_marks_are(
    page: VisitPage, shipped: Exhibit
) -> None:
    ends = {leg.end.id for person in shipped.people for leg in legs(person)}
    far = [
        (story, following)
        for person in shipped.people
        for story, following in pairwise(person.stops)
        if not story.present and following.id in ends and _degrees_between(story, following) > 180
    ]
    assert far, "somebody else's story lies far away"
    for story, following in far:
        page.page.emulate_media(reduced_motion="reduce")
        change_state(page, "openStop", story.id)
        page.page.emulate_media(reduced_motion="no-preference")
        page.page.evaluate(RECORD)
        page.tap('[data-step="next"]')
        page.until(lambda: frames(page), "the leg is being drawn")
        assert [mark.stop for mark in page.marks() if mark.open] == [following.id]
        page.until_at_rest()
    page.page.emulate_media(reduced_motion="reduce")


def _degrees_between(one: Stop, two: Stop) -> float:
    """Of longitude, on the map and not round the earth."""
    return abs(one.place_on_map.point[1] - two.place_on_map.point[1])
