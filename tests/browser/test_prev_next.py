"""A visitor walks through a life, step by step."""

from __future__ import annotations

import pytest

from data import Exhibit
from tests.browser.visit_page import Visit

NEXT, PREVIOUS = '[data-step="next"]', '[data-step="previous"]'


@pytest.mark.parametrize("number", [0, 1])
def test_next_opens_every_story_of_a_life_in_order_and_ends_there(
    quiet_visit: Visit, exhibit: Exhibit, number: int
) -> None:
    person = exhibit.people[number]
    quiet_visit.tap(f'[data-person="{person.id}"]')
    assert quiet_visit.find(PREVIOUS).is_disabled()
    for stop in person.stops:
        quiet_visit.until_shown(stop.id)
        if stop is not person.stops[-1]:
            quiet_visit.tap(NEXT)
    assert quiet_visit.find(NEXT).is_disabled()


def test_previous_goes_back_the_same_way(quiet_visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    quiet_visit.tap(f'[data-person="{person.id}"]')
    for _ in range(3):
        quiet_visit.tap(NEXT)
    for stop in reversed(person.stops[:3]):
        quiet_visit.tap(PREVIOUS)
        quiet_visit.until_shown(stop.id)


def test_next_begins_with_the_first_life_where_no_story_is_open(visit: Visit, exhibit: Exhibit) -> None:
    assert visit.find(PREVIOUS).is_disabled()
    visit.tap(NEXT)
    visit.until_shown(exhibit.people[0].stops[0].id)


def test_whole_life_shows_the_whole_map_again_and_keeps_the_story(visit: Visit, exhibit: Exhibit) -> None:
    life = exhibit.people[0]
    visit.tap(f'[data-person="{life.id}"]')
    visit.until_shown(life.stops[0].id)
    visit.until_at_rest()
    whole = visit.marks()
    visit.tap(NEXT)
    visit.until_shown(life.stops[1].id)
    visit.until_at_rest()
    assert len(visit.marks()) < len(whole), "a story's map shows less of the world"
    visit.tap("[data-whole]")
    visit.until(lambda: {mark.number for mark in visit.marks()} == {mark.number for mark in whole}, "all")
    assert visit.shown() == [life.stops[1].id]
