"""The person toggle: one person's stops alone, and all people again."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from data import Exhibit
from tests.browser.conftest import StartServer
from tests.browser.visit_page import FULL_HD, VisitPage
from tests.edited_exhibit import add_third_person
from tests.exhibit_folders import copy_journeys


def test_one_person_shows_only_their_own_markers_and_legs(visit: VisitPage, exhibit: Exhibit) -> None:
    stops = list(exhibit.stops)
    for person in exhibit.people:
        visit.tap(f'[data-person="{person.id}"]')
        visit.until_shown(person.stops[0].id)
        visit.until_at_rest()
        own = {number for number, stop in enumerate(stops) if stop.person == person.id}
        marks = visit.marks()
        assert marks
        for mark in marks:
            assert set(mark.members) <= own, f"{mark.label} holds a stop of another person"
        assert _people_with_legs(visit) == {person.id}


def _people_with_legs(visit: VisitPage) -> set[str]:
    found = visit.page.evaluate(
        """() => [...document.querySelectorAll("path.leg")].filter((way) => way.checkVisibility())
          .map((way) => [...way.classList].find((name) => name.startsWith("life-")).slice(5))"""
    )
    return set(found)


def test_exactly_one_button_is_pressed(visit: VisitPage, exhibit: Exhibit) -> None:
    assert _pressed(visit) == ["all"]
    for person in (*exhibit.people, exhibit.people[0]):
        visit.tap(f'[data-person="{person.id}"]')
        visit.until(lambda: _pressed(visit) != ["all"], "a person is chosen")
        assert _pressed(visit) == [person.id]
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    assert _pressed(visit) == [exhibit.people[0].id], "a second tap does not release the button"


def _pressed(visit: VisitPage) -> list[str]:
    buttons = visit.find("[data-person]").all()
    return [str(b.get_attribute("data-person")) for b in buttons if b.get_attribute("aria-pressed") == "true"]


def test_all_people_again_shows_the_same_markers_as_at_the_beginning(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    visit.until_at_rest()
    first = visit.marks()
    visit.tap(f'[data-person="{exhibit.people[1].id}"]')
    visit.until_shown(exhibit.people[1].stops[0].id)
    visit.until_at_rest()
    visit.tap('[data-person="all"]')
    visit.until(lambda: visit.shown() == [], "no story is open")
    numbers = {mark.number for mark in first}
    visit.until(lambda: {mark.number for mark in visit.marks()} == numbers, "every marker is shown again")
    assert _people_with_legs(visit) == {person.id for person in exhibit.people}


def test_a_story_of_another_person_changes_the_person(visit: VisitPage, exhibit: Exhibit) -> None:
    one, two = exhibit.people[:2]
    visit.tap(f'[data-person="{one.id}"]')
    visit.until_shown(one.stops[0].id)
    lane = visit.find(f'[data-lane="{two.id}"]').bounding_box()
    assert lane
    visit.tap_at(lane["x"] + lane["width"] / 2, lane["y"] + lane["height"] / 2)
    visit.until(lambda: visit.shown()[0].startswith(two.id), "a story of the other person is shown")
    assert _pressed(visit) == [two.id]


def test_a_head_stands_in_line_with_the_lane_of_its_life(visit: VisitPage, exhibit: Exhibit) -> None:
    for one, two in zip(exhibit.people, exhibit.people[1:], strict=False):
        heads = [visit.find(f'[data-person="{person.id}"]').bounding_box() for person in (one, two)]
        lanes = [visit.find(f'[data-lane="{person.id}"]').bounding_box() for person in (one, two)]
        (upper, lower), (first, second) = heads, lanes
        assert upper
        assert lower
        assert first
        assert second
        assert upper["x"] + upper["width"] <= first["x"]
        assert upper["y"] < lower["y"]
        assert first["y"] < second["y"]


def test_the_heads_of_three_lives_stand_in_a_panel_over_the_map(
    serve: StartServer, browser: Browser, tmp_path: Path, exhibit: Exhibit
) -> None:
    folder = copy_journeys(tmp_path)
    add_third_person(folder, place="irkutsk", source=next(iter(exhibit.stops)).sources[0].id)
    added = "ida-pfeiffer"
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion="reduce")
    visit = VisitPage(context.new_page()).enter(serve(folder).wait().url)
    opener = visit.find("[data-choose-life]")
    panel = visit.find(".lives-panel")
    for close in ("[data-close-lives]", "[data-choose-life]"):
        visit.tap("[data-choose-life]")
        assert opener.get_attribute("aria-expanded") == "true"
        box = panel.bounding_box()
        assert box
        assert box["y"] >= FULL_HD["height"] * 0.3
        visit.tap(close)
        assert not panel.is_visible()
    opener.focus()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.dataset.person") == "all"
    visit.page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert visit.page.evaluate("document.activeElement.matches('[data-choose-life]')")
    visit.tap("[data-choose-life]")
    visit.tap(f'[data-part=person_toggle] [data-person="{added}"]')
    visit.until(lambda: [each.split("/")[0] for each in visit.shown()] == [added], "the life is shown")
    assert not panel.is_visible()
    assert _pressed(visit) == [added]
    assert visit.find(f'[data-shows="{added}"]').is_visible()
    assert not visit.find('[data-shows="all"]').is_visible()
    context.close()
