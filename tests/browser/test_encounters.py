"""A visitor meets the places where two lives touch."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import Visit


def test_every_encounter_opens_from_the_welcome_with_star_and_thread(
    quiet_visit: Visit, exhibit: Exhibit
) -> None:
    for one in exhibit.encounters:
        quiet_visit.tap(f'[data-panel=welcome] [data-encounter-link="{one.id}"]')
        quiet_visit.until_shown(one.id)
        assert _stars(quiet_visit) == [one.id]
        tied = one.stop_a.place.point != one.stop_b.place.point
        assert bool(_threads(quiet_visit)) == tied
        assert set(_threads(quiet_visit)) <= {one.id}
        quiet_visit.tap('[data-person="all"]')
        quiet_visit.until_shown("welcome")
        assert not _stars(quiet_visit)
        assert not _threads(quiet_visit)


def _stars(visit: Visit) -> list[str]:
    return list(
        visit.page.evaluate(
            """() => [...document.querySelectorAll("[data-star]")]
              .filter((star) => star.checkVisibility()).map((star) => star.dataset.star)"""
        )
    )


def _threads(visit: Visit) -> list[str]:
    return list(
        visit.page.evaluate(
            """() => [...document.querySelectorAll(".thread")]
              .filter((thread) => thread.checkVisibility({ visibilityProperty: true }))
              .map((thread) => [...thread.classList].find((name) => name.startsWith("thread--")).slice(8))"""
        )
    )


def test_the_map_shows_star_and_both_ends(visit: Visit, exhibit: Exhibit) -> None:
    one = exhibit.encounters[0]
    visit.tap(f'[data-encounter-link="{one.id}"]')
    visit.until_shown(one.id)
    visit.until_at_rest()
    frame = visit.find("[data-part=atlas]").bounding_box()
    star = visit.find(f'[data-star="{one.id}"]').bounding_box()
    assert frame
    assert star
    assert frame["x"] <= star["x"] <= frame["x"] + frame["width"]
    assert frame["y"] <= star["y"] <= frame["y"] + frame["height"]
    stops = list(exhibit.stops)
    opened = {
        member
        for mark in visit.marks()
        if mark.open
        for member in ([mark.stop] if mark.stop else [stops[int(n)].id for n in str(mark.stack).split()])
    }
    assert {one.stop_a.id, one.stop_b.id} <= opened


def test_an_encounter_leads_to_either_story_and_the_story_back_to_it(visit: Visit, exhibit: Exhibit) -> None:
    one = exhibit.encounters[0]
    visit.tap(f'[data-encounter-link="{one.id}"]')
    for stop in one.stops:
        visit.until_shown(one.id)
        visit.tap(f'[data-open-stop="{stop.id}"]')
        visit.until_shown(stop.id)
        visit.tap(f'[data-encounter-link="{one.id}"]')
    visit.until_shown(one.id)


def test_an_encounter_met_inside_one_life_shows_both(visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    one = next(each for each in exhibit.encounters if each.stop_a.person == person.id)
    visit.tap(f'[data-person="{person.id}"]')
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{one.stop_a.id}"]')
    visit.tap(f'[data-encounter-link="{one.id}"]')
    visit.until_shown(one.id)
    assert visit.find('[data-person="all"]').get_attribute("aria-pressed") == "true"
    visit.tap(f'[data-open-stop="{one.stop_b.id}"]')
    visit.until_shown(one.stop_b.id)
