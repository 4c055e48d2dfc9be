"""Encounters: their panels, and the star and connecting lines on the map."""

from __future__ import annotations

from data import Encounter, Exhibit
from tests.browser.visit_page import FOUR_FRAMES, VisitPage


def _open(visit: VisitPage, encounter: Encounter) -> None:
    """Open an encounter from the list of stories, of which only the encounters are shown."""
    visit.tap("[data-list]")
    visit.tap("[data-only-encounters]")
    visit.tap(f'[data-part=stop_list] [data-encounter-link="{encounter.id}"]')
    visit.until_shown(encounter.id)


def test_every_encounter_opens_from_the_list_with_its_star_and_connecting_line(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    for encounter in exhibit.encounters:
        _open(visit, encounter)
        assert _stars(visit) == [encounter.id]
        apart = encounter.stop_a.place_on_map.point != encounter.stop_b.place_on_map.point
        assert bool(_threads(visit)) == apart
        assert set(_threads(visit)) <= {encounter.id}
        visit.tap("[data-whole]")
        visit.until(lambda: not visit.shown(), "the card is closed")
        visit.page.evaluate(FOUR_FRAMES)
        assert not _stars(visit)
        assert not _threads(visit)


def _stars(visit: VisitPage) -> list[str]:
    return list(
        visit.page.evaluate(
            """() => [...document.querySelectorAll("[data-star]")]
              .filter((star) => star.checkVisibility()).map((star) => star.dataset.star)"""
        )
    )


def _threads(visit: VisitPage) -> list[str]:
    return list(
        visit.page.evaluate(
            """() => [...document.querySelectorAll(".encounter-line")]
              .filter((line) => line.checkVisibility({ visibilityProperty: true }))
              .map((line) => [...line.classList].find((name) => /^encounter-line--/.test(name)).slice(16))"""
        )
    )


def test_the_map_shows_the_star_and_the_markers_of_both_stops(visit: VisitPage, exhibit: Exhibit) -> None:
    encounter = exhibit.encounters[0]
    _open(visit, encounter)
    visit.until_at_rest()
    frame = visit.find("[data-part=atlas]").bounding_box()
    star = visit.find(f'[data-star="{encounter.id}"]').bounding_box()
    assert frame
    assert star
    assert frame["x"] <= star["x"] <= frame["x"] + frame["width"]
    assert frame["y"] <= star["y"] <= frame["y"] + frame["height"]
    stops = list(exhibit.stops)
    opened = {stops[number].id for mark in visit.marks() if mark.open for number in mark.members}
    assert {encounter.stop_a.id, encounter.stop_b.id} <= opened


def test_an_encounter_links_to_both_stories_and_each_story_back_to_it(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    encounter = exhibit.encounters[0]
    _open(visit, encounter)
    for stop in encounter.stops:
        visit.until_shown(encounter.id)
        visit.tap(f'[data-open-stop="{stop.id}"]')
        visit.until_shown(stop.id)
        visit.tap(f'article:not([hidden]) [data-encounter-link="{encounter.id}"]')
    visit.until_shown(encounter.id)


def test_an_encounter_opened_from_one_person_shows_both_people(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    encounter = next(each for each in exhibit.encounters if each.stop_a.person == person.id)
    visit.tap(f'[data-person="{person.id}"]')
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{encounter.stop_a.id}"]')
    visit.tap(f'article:not([hidden]) [data-encounter-link="{encounter.id}"]')
    visit.until_shown(encounter.id)
    assert visit.find('[data-person="all"]').get_attribute("aria-pressed") == "true"
    visit.tap(f'[data-open-stop="{encounter.stop_b.id}"]')
    visit.until_shown(encounter.stop_b.id)
