"""The steps: to the previous and the next story, by button and by swipe."""

from __future__ import annotations

import pytest

from data import Exhibit
from tests.browser.page_state import wait_for_screen
from tests.browser.visit_page import VisitPage

NEXT, PREVIOUS = '[data-step="next"]', '[data-step="previous"]'
FOCUSED = "(element) => element === document.activeElement"
Point = tuple[float, float]


def drag(visit: VisitPage, start: Point, end: Point, *, resting: Point | None = None) -> None:
    """Drag a finger over the screen; another one may rest on it meanwhile."""
    touch = visit.page.context.new_cdp_session(visit.page)
    still = [{"x": resting[0], "y": resting[1], "id": 7}] if resting else []

    def send(kind: str, points: list[dict[str, float]]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    if still:
        send("touchStart", still)
    send("touchStart", [*still, {"x": start[0], "y": start[1], "id": 8}])
    for step in range(1, 7):
        x, y = (from_ + (to - from_) * step / 6 for from_, to in zip(start, end, strict=True))
        send("touchMove", [*still, {"x": x, "y": y, "id": 8}])
    send("touchEnd", still)
    if still:
        send("touchEnd", [])
    touch.detach()


def open_first(visit: VisitPage, exhibit: Exhibit) -> list[str]:
    """Open the first story of the first life; returns the stories of that life."""
    person = exhibit.people[0]
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    return [stop.id for stop in person.stops]


def test_next_names_and_opens_every_story_of_a_person_in_order_and_then_the_ending(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[1]
    visit.tap(f'[data-person="{person.id}"]')
    assert visit.find(PREVIOUS).is_disabled()
    for stop in person.stops:
        visit.until_shown(stop.id)
        if stop is not person.stops[-1]:
            visit.tap(NEXT)
    assert visit.find(NEXT).inner_text() == "The end"
    visit.tap(NEXT)
    wait_for_screen(visit, "ending")


def test_next_names_the_place_and_the_year_of_the_story_that_it_opens(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    second = exhibit.people[0].stops[1]
    open_first(visit, exhibit)
    assert second.place
    assert second.date
    assert visit.find(NEXT).inner_text() == f"Next: {second.place.name}, {second.date.begins:.0f}"


def test_previous_opens_the_stories_in_reverse_order(visit: VisitPage, exhibit: Exhibit) -> None:
    stories = open_first(visit, exhibit)
    for _ in range(3):
        visit.tap(NEXT)
    for stop in reversed(stories[:3]):
        visit.tap(PREVIOUS)
        visit.until_shown(stop)


def test_the_steps_are_not_there_where_no_story_is_open(visit: VisitPage) -> None:
    assert not visit.find(NEXT).is_visible()
    assert not visit.find(PREVIOUS).is_visible()


def test_next_takes_the_lives_colour_and_leaves_the_storys_own_buttons_their_room(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    open_first(visit, exhibit)
    last = visit.find(".card__foot:visible button").last.bounding_box()
    box, back = visit.find(NEXT).bounding_box(), visit.find(PREVIOUS).bounding_box()
    assert last
    assert box
    assert back
    assert back["x"] + back["width"] < last["x"]
    assert last["x"] + last["width"] < box["x"]
    colour = visit.find(NEXT).evaluate("(button) => getComputedStyle(button).backgroundColor")
    red, green, blue = bytes.fromhex(exhibit.people[0].colour.removeprefix("#"))
    assert colour == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("resting", [None, (600.0, 800.0)], ids=["one finger", "a hand rests on the map"])
def test_a_swipe_over_the_card_turns_the_story(
    resting: Point | None, visit: VisitPage, exhibit: Exhibit
) -> None:
    first, second, *_ = open_first(visit, exhibit)
    drag(visit, (1500, 700), (1380, 715), resting=resting)
    visit.until_shown(second)
    visit.page.wait_for_timeout(400)  # two fingers of one hand are one swipe
    drag(visit, (1380, 700), (1500, 690), resting=resting)
    visit.until_shown(first)


@pytest.mark.parametrize(
    ("start", "end"),
    [((1500, 700), (1460, 700)), ((1500, 800), (1420, 700)), ((700, 500), (500, 500))],
    ids=["too short", "too steep", "over the map"],
)
def test_another_movement_is_no_swipe(start: Point, end: Point, visit: VisitPage, exhibit: Exhibit) -> None:
    first, *_ = open_first(visit, exhibit)
    drag(visit, start, end)
    visit.page.wait_for_timeout(300)
    assert visit.shown() == [first]


def test_a_change_of_story_is_announced_and_the_focus_stays_on_next(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    open_first(visit, exhibit)
    second = exhibit.people[0].stops[1]
    visit.find(NEXT).focus()
    visit.page.keyboard.press("Enter")
    visit.until_shown(second.id)
    announced = visit.find("[data-announced]")
    visit.until(lambda: announced.inner_text() == second.title, "its title is announced")
    assert visit.find(NEXT).evaluate(FOCUSED)


def test_after_a_row_of_the_list_the_focus_is_in_the_story(visit: VisitPage, exhibit: Exhibit) -> None:
    stop = exhibit.people[0].stops[2]
    visit.tap("[data-list]")
    row = visit.find(f'[data-stop-link="{stop.id}"]')
    row.focus()
    visit.page.keyboard.press("Enter")
    visit.until_shown(stop.id)
    story = visit.find(f'[data-story="{stop.id}"]')
    visit.until(lambda: story.evaluate(FOCUSED), "the story has the focus")
