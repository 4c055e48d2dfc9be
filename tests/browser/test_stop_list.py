"""The list of stops: every story can be opened without the map, by single taps."""

from __future__ import annotations

from components.visitor.stop_list.part import by_date
from data import Exhibit, computed_encounters
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
        assert visit.shown() == []


def test_the_focus_goes_to_the_open_story_and_back_to_the_button(visit: VisitPage, exhibit: Exhibit) -> None:
    stop = exhibit.people[0].stops[0]
    visit.tap(f'[data-person="{stop.person}"]')
    visit.until_shown(stop.id)
    for close in ("click", "Escape"):
        visit.find("[data-list]").focus()
        visit.page.keyboard.press("Enter")
        visit.until(lambda: _focus(visit) == stop.id, "the open story's row has the focus")
        if close == "click":
            visit.find("[data-close-list]").focus()
            visit.page.keyboard.press("Enter")
        else:
            visit.page.keyboard.press("Escape")
        visit.until(lambda: _focus(visit) == "the button", "the button has the focus again")


def _focus(visit: VisitPage) -> str:
    return str(
        visit.page.evaluate(
            """() => { const { stopLink, list } = document.activeElement.dataset;
            return stopLink ?? (list === undefined ? document.activeElement.tagName : "the button"); }"""
        )
    )


def test_a_row_has_the_width_of_a_finger_and_every_one_can_be_reached_in_the_lower_half(
    visit: VisitPage,
) -> None:
    visit.tap("[data-list]")
    rows = visit.find("[data-part=stop_list] .list button").filter(visible=True)
    heights = rows.evaluate_all("(all) => all.map((row) => row.getBoundingClientRect().height)")
    assert min(heights) >= 61, "15 mm"
    frame = visit.find("[data-part=stop_list] .list").bounding_box()
    assert frame
    assert frame["y"] + frame["height"] - 1080 / 2 > 3 * 61
    for control in ("[data-close-list]", "[data-only-encounters]"):
        box = visit.find(control).bounding_box()
        assert box
        assert box["y"] > 1080 / 2
        assert min(box["width"], box["height"]) >= 81, "20 mm"


def test_what_was_read_has_a_tick(visit: VisitPage, exhibit: Exhibit) -> None:
    stop = exhibit.people[0].stops[0]
    visit.tap(f'[data-person="{stop.person}"]')
    visit.until_shown(stop.id)
    visit.tap("[data-list]")
    read = visit.find("[data-part=stop_list] .is-read").evaluate_all(
        "(all) => all.map((r) => r.dataset.stopLink)"
    )
    assert read == [stop.id]


def test_an_encounter_is_listed_once_and_opens(visit: VisitPage, exhibit: Exhibit) -> None:
    ids = [each.id for each in exhibit.encounters] + [each.id for each in computed_encounters(exhibit)]
    ids.sort()
    visit.tap("[data-list]")
    assert _encounters(visit) == ids
    visit.tap("[data-only-encounters]")
    assert _encounters(visit) == ids
    assert visit.find("[data-stop-link]").filter(visible=True).count() == 0
    visit.tap(f'[data-part=stop_list] [data-encounter-link="{ids[0]}"]')
    visit.until_shown(ids[0])
    visit.tap("[data-list]")
    assert visit.find("[data-stop-link]").filter(visible=True).count() == len(list(exhibit.stops))


def test_the_list_of_a_life_has_its_encounters_after_its_own_stops(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[1]
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    visit.tap("[data-list]")
    rows = visit.find("[data-part=stop_list] .list button").filter(visible=True)
    order = rows.evaluate_all("(all) => all.map((r) => r.dataset.stopLink ?? r.dataset.encounterLink)")
    for encounter in exhibit.encounters:
        own = next(stop.id for stop in encounter.stops if stop.person == person.id)
        assert order.index(encounter.id) > order.index(own)


def _encounters(visit: VisitPage) -> list[str]:
    links = visit.find("[data-part=stop_list] [data-encounter-link]").filter(visible=True)
    return sorted(links.evaluate_all("(all) => all.map((link) => link.dataset.encounterLink)"))
