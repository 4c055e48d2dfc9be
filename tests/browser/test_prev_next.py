"""The previous and next buttons, and the button for the whole map."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import VisitPage

NEXT, PREVIOUS = '[data-step="next"]', '[data-step="previous"]'


def test_next_opens_every_story_of_a_person_in_order_and_is_disabled_at_the_last(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[1]
    visit.tap(f'[data-person="{person.id}"]')
    assert visit.find(PREVIOUS).is_disabled()
    for stop in person.stops:
        visit.until_shown(stop.id)
        if stop is not person.stops[-1]:
            visit.tap(NEXT)
    assert visit.find(NEXT).is_disabled()


def test_previous_opens_the_stories_in_reverse_order(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    visit.tap(f'[data-person="{person.id}"]')
    for _ in range(3):
        visit.tap(NEXT)
    for stop in reversed(person.stops[:3]):
        visit.tap(PREVIOUS)
        visit.until_shown(stop.id)


def test_next_opens_the_first_persons_first_story_when_none_is_open(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    assert visit.find(PREVIOUS).is_disabled()
    visit.tap(NEXT)
    visit.until_shown(exhibit.people[0].stops[0].id)


def test_the_whole_map_button_shows_every_marker_and_keeps_the_story(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[0]
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    visit.until_at_rest()
    whole = visit.marks()
    visit.tap(NEXT)
    visit.until_shown(person.stops[1].id)
    visit.until_at_rest()
    assert len(visit.marks()) < len(whole), "a story's map shows less of the world"
    visit.tap("[data-whole]")
    visit.until(
        lambda: {mark.number for mark in visit.marks()} == {mark.number for mark in whole},
        "all markers are shown",
    )
    assert visit.shown() == [person.stops[1].id]
