"""A visitor taps the map."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import Visit

MAP_BOX = "document.querySelector('[data-part=atlas]').getBoundingClientRect().toJSON()"


def test_a_tap_on_a_marker_shows_its_story_and_no_other(visit: Visit) -> None:
    visit.until_at_rest()
    mark = visit.lone_mark()
    visit.tap_at(mark.x, mark.y)
    visit.until_shown(str(mark.stop))


def test_every_marker_and_stack_in_sight_answers_at_its_middle(visit: Visit) -> None:
    visit.until_at_rest()
    marks = visit.marks()
    assert len(marks) > 5
    covered = [mark.label for mark in marks if _at(visit, mark.x, mark.y) != mark.number]
    assert not covered, f"something lies over {covered}"


def _at(visit: Visit, x: float, y: float) -> int | None:
    found = visit.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('.mark')?.dataset.mark", [x, y]
    )
    return int(found) if found is not None else None


def test_a_stack_opens_its_stories_in_the_order_of_time(visit: Visit, exhibit: Exhibit) -> None:
    visit.until_at_rest()
    stack = max((mark for mark in visit.marks() if mark.stack), key=lambda mark: len(str(mark.stack)))
    visit.tap_at(stack.x, stack.y)
    rows = visit.find("[data-stop-link]").filter(visible=True)
    visit.until(lambda: rows.count() == len(str(stack.stack).split()), "the list holds the stack's stops")

    stops = list(exhibit.stops)
    members = {stops[int(number)].id for number in str(stack.stack).split()}
    listed = [str(row.get_attribute("data-stop-link")) for row in rows.all()]
    assert set(listed) == members
    for life in {stop.person for stop in stops}:
        own = [each for each in listed if each.startswith(life)]
        assert own == [stop.id for stop in stops if stop.id in own], "each life in its own order"

    rows.last.tap()
    visit.until_shown(listed[-1])
    assert not visit.find("[data-part=stop_list]").is_visible()


def test_the_map_flies_to_the_open_story(visit: Visit, exhibit: Exhibit) -> None:
    numbers = {stop.id: str(number) for number, stop in enumerate(exhibit.stops)}
    for life in [person.id for person in exhibit.people]:
        visit.until_at_rest()
        mark = visit.lone_mark(life)
        visit.tap_at(mark.x, mark.y)
        visit.until_shown(str(mark.stop))
        visit.until_at_rest()
        opened = [each for each in visit.marks() if each.open]
        assert len(opened) == 1, f"one mark shows where {mark.stop} is"
        held = [opened[0].stop] if opened[0].stop else str(opened[0].stack).split()
        assert {mark.stop, numbers[str(mark.stop)]} & set(held)
