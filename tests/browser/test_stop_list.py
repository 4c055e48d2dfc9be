"""A visitor who does not use the map: every story from the list, by single taps."""

from __future__ import annotations

import pytest

from data import Exhibit
from tests.browser.visit_page import Visit


@pytest.mark.parametrize("number", [0, 1])
def test_every_story_opens_from_the_list_by_single_taps(
    quiet_visit: Visit, exhibit: Exhibit, number: int
) -> None:
    for stop in exhibit.people[number].stops:
        quiet_visit.tap("[data-list]")
        quiet_visit.tap(f'[data-stop-link="{stop.id}"]')
        quiet_visit.until_shown(stop.id)
        assert not quiet_visit.find("[data-part=stop_list]").is_visible()


def test_the_list_holds_every_stop_once(visit: Visit, exhibit: Exhibit) -> None:
    visit.tap("[data-list]")
    listed = visit.find("[data-stop-link]").filter(visible=True).all()
    assert sorted(str(row.get_attribute("data-stop-link")) for row in listed) == sorted(
        stop.id for stop in exhibit.stops
    )


def test_the_list_of_a_life_holds_only_that_life(visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    visit.tap("[data-list]")
    listed = visit.find("[data-stop-link]").filter(visible=True).all()
    assert [row.get_attribute("data-stop-link") for row in listed] == [stop.id for stop in person.stops]


def test_the_list_opens_at_the_open_story(visit: Visit, exhibit: Exhibit) -> None:
    last = exhibit.people[1].stops[-1]
    visit.find(f'[data-lane="{last.person}"]').focus()
    visit.page.keyboard.press("End")
    visit.until_shown(last.id)
    visit.tap("[data-list]")
    row = visit.find(f'[data-stop-link="{last.id}"]')
    seen, frame = row.bounding_box(), visit.find("[data-part=stop_list] .list").bounding_box()
    assert seen
    assert frame
    assert frame["y"] <= seen["y"] <= frame["y"] + frame["height"]


def test_close_and_a_second_tap_leave_the_list(visit: Visit) -> None:
    button = visit.find("[data-list]")
    for leave in ("[data-close-list]", "[data-list]"):
        visit.tap("[data-list]")
        assert button.get_attribute("aria-expanded") == "true"
        visit.tap(leave)
        assert button.get_attribute("aria-expanded") == "false"
        assert not visit.find("[data-part=stop_list]").is_visible()
        assert visit.shown() == ["welcome"]
