"""The list of stops: every story can be opened without the map, by single taps."""

from __future__ import annotations

from components.visitor.stop_list.part import by_date
from data import Exhibit
from tests.browser.visit_page import VisitPage


def test_a_story_opens_from_the_list_by_single_taps(visit: VisitPage, exhibit: Exhibit) -> None:
    for stop in by_date(exhibit)[::5]:
        visit.tap("[data-list]")
        visit.tap(f'[data-stop-link="{stop.id}"]')
        visit.until_shown(stop.id)
        assert not visit.find("[data-part=stop_list]").is_visible()


def test_the_list_has_every_stop_once(visit: VisitPage, exhibit: Exhibit) -> None:
    visit.tap("[data-list]")
    listed = visit.find("[data-stop-link]").filter(visible=True).all()
    assert sorted(str(row.get_attribute("data-stop-link")) for row in listed) == sorted(
        stop.id for stop in exhibit.stops
    )


def test_the_list_of_a_person_has_only_their_stops(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    visit.tap("[data-list]")
    listed = visit.find("[data-stop-link]").filter(visible=True).all()
    assert [row.get_attribute("data-stop-link") for row in listed] == [stop.id for stop in person.stops]


def test_the_list_is_scrolled_to_the_open_story(visit: VisitPage, exhibit: Exhibit) -> None:
    last = exhibit.people[1].stops[-1]
    visit.find(f'[data-lane="{last.person}"]').focus()
    visit.page.keyboard.press("End")
    visit.until_shown(last.id)
    visit.tap("[data-list]")
    row = visit.find(f'[data-stop-link="{last.id}"]')
    box, frame = row.bounding_box(), visit.find("[data-part=stop_list] .list").bounding_box()
    assert box
    assert frame
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]


def test_the_close_button_and_a_second_tap_close_the_list(visit: VisitPage) -> None:
    button = visit.find("[data-list]")
    for close in ("[data-close-list]", "[data-list]"):
        visit.tap("[data-list]")
        assert button.get_attribute("aria-expanded") == "true"
        visit.tap(close)
        assert button.get_attribute("aria-expanded") == "false"
        assert not visit.find("[data-part=stop_list]").is_visible()
        assert visit.shown() == ["welcome"]
