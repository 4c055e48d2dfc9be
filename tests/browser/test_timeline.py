"""The timeline: by tap, by drag and by key."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import VisitPage

MOVED_IN_ONE_FRAME = """(points) => {
  for (const [clientX, clientY] of points) {
    document.querySelector(".timeline").dispatchEvent(new PointerEvent("pointermove", { clientX, clientY }));
  }
}"""
"""Faster than the timeline's marks, which are updated two frames later."""


def _positions(visit: VisitPage, person: str) -> dict[str, float]:
    marks = visit.find(f'[data-lane="{person}"] [data-stop-mark]')
    found = marks.evaluate_all("(all) => all.map((m) => [m.dataset.stopMark, parseFloat(m.style.left)])")
    return {stop: left for stop, left in found}


def _point_in_lane(visit: VisitPage, person: str, left: float) -> tuple[float, float]:
    """The point in a person's lane at a percentage of its width, in pixels of the page."""
    box = visit.find(f'[data-lane="{person}"]').bounding_box()
    assert box
    return (box["x"] + box["width"] * left / 100, box["y"] + box["height"] / 2)


def test_a_tap_opens_the_story_nearest_in_time(visit: VisitPage, exhibit: Exhibit) -> None:
    for person in exhibit.people:
        lefts = _positions(visit, person.id)
        for left in (3.0, 31.7, 52.3, 77.0, 99.0):
            nearest = min(lefts, key=lambda stop: abs(lefts[stop] - left))
            visit.tap_at(*_point_in_lane(visit, person.id, left))
            visit.until_shown(nearest)


def test_a_drag_opens_the_stories_in_chronological_order(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    lefts = _positions(visit, person.id)
    opened = _dragged(visit, person.id, [min(lefts.values()) + offset for offset in range(0, 60, 2)])
    times = [lefts[stop] for stop in opened]
    assert times == sorted(times), "never an earlier story"
    assert len(opened) > 5
    assert all(stop.startswith(person.id) for stop in opened)


def test_a_drag_that_leaves_the_lane_stays_with_its_person(visit: VisitPage, exhibit: Exhibit) -> None:
    person, other = exhibit.people[:2]
    _, above = _point_in_lane(visit, other.id, 50)
    opened = _dragged(visit, person.id, [40.0, 50.0, 60.0], y=above)
    assert opened
    assert {stop.split("/")[0] for stop in opened} == {person.id}


def test_a_finger_that_returns_within_one_frame_leaves_the_story_under_it_open(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[0]
    lefts = _positions(visit, person.id)
    there, back = min(lefts, key=lefts.__getitem__), max(lefts, key=lefts.__getitem__)
    (x, y), (away, _) = (
        _point_in_lane(visit, person.id, lefts[there]),
        _point_in_lane(visit, person.id, lefts[back]),
    )
    cdp = visit.page.context.new_cdp_session(visit.page)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    visit.until_shown(there)
    visit.page.evaluate(MOVED_IN_ONE_FRAME, [[away, y], [x, y]])
    visit.until_shown(there)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    cdp.detach()


def _dragged(visit: VisitPage, person: str, lefts: list[float], y: float | None = None) -> list[str]:
    """Move a finger along a lane, waiting at each position for the story nearest in time; the opened stories
    in order."""
    cdp = visit.page.context.new_cdp_session(visit.page)
    (x, level), marks = _point_in_lane(visit, person, lefts[0]), _positions(visit, person)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": level}]})
    opened: list[str] = []
    for left in lefts:
        point = {"x": _point_in_lane(visit, person, left)[0], "y": level if y is None else y}
        cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        opened += _nearest_shown(visit, marks, left, opened[-1:])
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    cdp.detach()
    return opened


def _nearest_shown(visit: VisitPage, marks: dict[str, float], left: float, last: list[str]) -> list[str]:
    """Wait until the nearest story is shown; it, or nothing where it was the last. A busy machine reacts
    late."""
    shown: list[str] = []

    def is_nearest() -> bool:
        shown[:] = visit.shown()
        distances = [abs(marks[stop] - left) for stop in shown if stop in marks]
        return len(shown) == 1 and distances == [min(abs(each - left) for each in marks.values())]

    visit.until(is_nearest, f"the story nearest to {left} % is shown")
    return [stop for stop in shown if stop not in last]


def test_a_drag_over_the_whole_lane_opens_a_story_of_every_date(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    lefts = _positions(visit, person.id)
    opened = _dragged(visit, person.id, sorted(lefts.values()))
    assert {lefts[stop] for stop in opened} == set(lefts.values())


def test_the_keys_move_through_the_stories(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    lane = visit.find(f'[data-lane="{person.id}"]')
    lane.focus()
    stops = [stop.id for stop in person.stops]
    for key, expected in (
        ("Home", 0),
        ("ArrowRight", 1),
        ("ArrowUp", 2),
        ("ArrowLeft", 1),
        ("End", len(stops) - 1),
        ("ArrowRight", len(stops) - 1),
        ("ArrowDown", len(stops) - 2),
        ("Home", 0),
        ("ArrowLeft", 0),
    ):
        visit.page.keyboard.press(key)
        visit.until_shown(stops[expected])
        assert lane.get_attribute("aria-valuenow") == str(expected + 1)


def test_a_lane_announces_date_and_title_of_the_open_story(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    lane = visit.find(f'[data-lane="{person.id}"]')
    lane.focus()
    visit.page.keyboard.press("End")
    visit.until_shown(person.stops[-1].id)
    announced = str(lane.get_attribute("aria-valuetext"))
    assert person.stops[-1].title in announced
    assert str(int(person.dated_stops[-1][1].first)) in announced


def test_the_keys_move_in_the_lane_that_has_the_focus(visit: VisitPage, exhibit: Exhibit) -> None:
    one, two = exhibit.people[:2]
    visit.find(f'[data-lane="{one.id}"]').focus()
    visit.page.keyboard.press("Home")
    visit.until_shown(one.stops[0].id)
    visit.find(f'[data-lane="{two.id}"]').focus()
    visit.page.keyboard.press("ArrowRight")
    visit.until(lambda: visit.shown()[0].startswith(two.id), "a story of the focused lane is shown")
