"""A visitor chooses a life, and comes back to all."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import Visit


def test_a_life_shows_only_its_own_marks_and_ways(visit: Visit, exhibit: Exhibit) -> None:
    stops = list(exhibit.stops)
    for person in exhibit.people:
        visit.tap(f'[data-person="{person.id}"]')
        visit.until_shown(person.stops[0].id)
        visit.until_at_rest()
        own = {number for number, stop in enumerate(stops) if stop.person == person.id}
        marks = visit.marks()
        assert marks
        for mark in marks:
            members = {mark.number} if mark.stop else {int(n) for n in str(mark.stack).split()}
            assert members <= own, f"{mark.label} holds a stop of another life"
        assert _lives_with_ways(visit) == {person.id}


def _lives_with_ways(visit: Visit) -> set[str]:
    found = visit.page.evaluate(
        """() => [...document.querySelectorAll("path.way")].filter((way) => way.checkVisibility())
          .map((way) => [...way.classList].find((name) => name.startsWith("life-")).slice(5))"""
    )
    return set(found)


def test_just_one_button_is_pressed(visit: Visit, exhibit: Exhibit) -> None:
    assert _pressed(visit) == ["all"]
    for person in (*exhibit.people, exhibit.people[0]):
        visit.tap(f'[data-person="{person.id}"]')
        visit.until(lambda: _pressed(visit) != ["all"], "a life is chosen")
        assert _pressed(visit) == [person.id]
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    assert _pressed(visit) == [exhibit.people[0].id], "a second tap does not let go"


def _pressed(visit: Visit) -> list[str]:
    buttons = visit.find("[data-person]").all()
    return [str(b.get_attribute("data-person")) for b in buttons if b.get_attribute("aria-pressed") == "true"]


def test_back_to_all_is_as_at_first_sight(visit: Visit, exhibit: Exhibit) -> None:
    visit.until_at_rest()
    first = visit.marks()
    visit.tap(f'[data-person="{exhibit.people[1].id}"]')
    visit.until_shown(exhibit.people[1].stops[0].id)
    visit.until_at_rest()
    visit.tap('[data-person="all"]')
    visit.until_shown("welcome")
    numbers = {mark.number for mark in first}
    visit.until(lambda: {mark.number for mark in visit.marks()} == numbers, "every mark is back")
    assert _lives_with_ways(visit) == {person.id for person in exhibit.people}


def test_a_story_of_the_other_life_changes_the_life(visit: Visit, exhibit: Exhibit) -> None:
    one, two = exhibit.people[:2]
    visit.tap(f'[data-person="{one.id}"]')
    visit.until_shown(one.stops[0].id)
    lane = visit.find(f'[data-lane="{two.id}"]').bounding_box()
    assert lane
    visit.tap_at(lane["x"] + lane["width"] / 2, lane["y"] + lane["height"] / 2)
    visit.until(lambda: visit.shown()[0].startswith(two.id), "a story of the other life is shown")
    assert _pressed(visit) == [two.id]
