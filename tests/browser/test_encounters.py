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


def test_an_encounter_is_a_spread_and_both_ends_of_its_thread_are_marked_and_named_in_the_room(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    encounter = exhibit.encounters[0]
    _open(visit, encounter)
    visit.until_at_rest()
    article = visit.find(f'article[data-encounter="{encounter.id}"]')
    assert article.locator(".spread__picture:visible").count() == 2
    assert article.locator("[data-open-stop]:visible").count() == 2
    visit.until(lambda: visit.page.evaluate(ENDS_IN_ROOM, _stop_ids(encounter)) == [], "both ends are there")
    assert _stars(visit) == [encounter.id]


def _stop_ids(encounter: Encounter) -> list[str]:
    return [stop.id for stop in encounter.stops]


ENDS_IN_ROOM = """(stops) => {
  const stopOf = (number) => document.querySelector(`[data-mark="${number}"]`).dataset.stop;
  const card = document.querySelector("[data-part=story_panel]").getBoundingClientRect();
  const isNamed = (each) => {
    const name = each.querySelector(".marker__name, .mention__name");
    const box = each.getBoundingClientRect();
    return name?.checkVisibility() && box.left >= 0 && box.top >= 0 && box.right <= card.left;
  };
  const marks = [...document.querySelectorAll(".marker.is-open")].filter((each) => each.checkVisibility());
  return stops.filter((stop) => {
    const end = document.querySelector(`[data-end-stop="${stop}"]:not([hidden])`);
    const own = marks.filter((mark) => mark.dataset.stop === stop
      || mark.dataset.members?.split(" ").some((number) => stopOf(number) === stop));
    return ![...own, ...(end ? [end] : [])].some(isNamed);
  });
}"""
"""The stops of an encounter that have no mark with a name beside the card."""


def test_a_story_that_was_left_for_an_encounter_is_one_tap_away_in_its_life(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    encounter, stop = next((one, stop) for one in exhibit.encounters for stop in one.stops if stop.highlight)
    visit.tap(f'[data-person="{stop.person}"]')
    visit.tap("[data-list]")
    visit.tap(f'[data-stop-link="{stop.id}"]')
    visit.tap(f'article:not([hidden]) [data-encounter-link="{encounter.id}"]')
    visit.until_shown(encounter.id)
    visit.tap(f'article:not([hidden]) .is-way-back[data-open-stop="{stop.id}"]')
    visit.until_shown(stop.id)
    assert visit.find(f'[data-person="{stop.person}"]').get_attribute("aria-pressed") == "true"


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
