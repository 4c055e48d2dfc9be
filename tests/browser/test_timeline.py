"""A visitor travels in time: by tap, by drag, by key."""

from __future__ import annotations

from data import Exhibit
from tests.browser.visit_page import Visit

MOVED_IN_ONE_FRAME = """(points) => {
  for (const [clientX, clientY] of points) {
    document.querySelector(".timeline").dispatchEvent(new PointerEvent("pointermove", { clientX, clientY }));
  }
}"""
"""Faster than the timeline's own marks, which follow two frames later."""


def _lefts(visit: Visit, life: str) -> dict[str, float]:
    marks = visit.find(f'[data-lane="{life}"] [data-stop-mark]')
    found = marks.evaluate_all("(all) => all.map((m) => [m.dataset.stopMark, parseFloat(m.style.left)])")
    return {stop: left for stop, left in found}


def _at(visit: Visit, life: str, left: float) -> tuple[float, float]:
    """A point of the page in a life's lane, at a per cent of its width."""
    box = visit.find(f'[data-lane="{life}"]').bounding_box()
    assert box
    return (box["x"] + box["width"] * left / 100, box["y"] + box["height"] / 2)


def test_a_tap_opens_the_story_nearest_in_time(visit: Visit, exhibit: Exhibit) -> None:
    for person in exhibit.people:
        lefts = _lefts(visit, person.id)
        for left in (3.0, 31.7, 52.3, 77.0, 99.0):
            nearest = min(lefts, key=lambda stop: abs(lefts[stop] - left))
            visit.tap_at(*_at(visit, person.id, left))
            visit.until_shown(nearest)


def test_a_drag_walks_through_the_stories_in_the_order_of_time(visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    lefts = _lefts(visit, person.id)
    opened = _dragged(visit, person.id, [min(lefts.values()) + share for share in range(0, 60, 2)])
    passed = [lefts[stop] for stop in opened]
    assert passed == sorted(passed), "time never jumps back"
    assert len(opened) > 10
    assert all(stop.startswith(person.id) for stop in opened)


def test_a_drag_that_wanders_off_the_lane_stays_with_its_life(visit: Visit, exhibit: Exhibit) -> None:
    person, other = exhibit.people[:2]
    _, above = _at(visit, other.id, 50)
    opened = _dragged(visit, person.id, [40.0, 50.0, 60.0], y=above)
    assert opened
    assert {stop.split("/")[0] for stop in opened} == {person.id}


def test_a_finger_that_turns_back_at_once_leaves_the_story_beneath_it_open(
    visit: Visit, exhibit: Exhibit
) -> None:
    person = exhibit.people[0]
    lefts = _lefts(visit, person.id)
    there, back = min(lefts, key=lefts.__getitem__), max(lefts, key=lefts.__getitem__)
    (x, y), (away, _) = _at(visit, person.id, lefts[there]), _at(visit, person.id, lefts[back])
    finger = visit.page.context.new_cdp_session(visit.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    visit.until_shown(there)
    visit.page.evaluate(MOVED_IN_ONE_FRAME, [[away, y], [x, y]])
    visit.until_shown(there)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()


def _dragged(visit: Visit, life: str, lefts: list[float], y: float | None = None) -> list[str]:
    """Draw a finger along a lane, resting at each place until the story nearest in time is there; the stories
    it opened, in order."""
    finger = visit.page.context.new_cdp_session(visit.page)
    (x, level), marks = _at(visit, life, lefts[0]), _lefts(visit, life)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": level}]})
    opened: list[str] = []
    for left in lefts:
        point = {"x": _at(visit, life, left)[0], "y": level if y is None else y}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        opened += _nearest_shown(visit, marks, left, opened[-1:])
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    finger.detach()
    return opened


def _nearest_shown(visit: Visit, marks: dict[str, float], left: float, last: list[str]) -> list[str]:
    """The story shown when it is the nearest, unless it was the last. A busy machine is told late."""
    shown: list[str] = []

    def is_nearest() -> bool:
        shown[:] = visit.shown()
        away = [abs(marks[stop] - left) for stop in shown if stop in marks]
        return len(shown) == 1 and away == [min(abs(each - left) for each in marks.values())]

    visit.until(is_nearest, f"the story nearest to {left} % is shown")
    return [stop for stop in shown if stop not in last]


def test_a_drag_over_the_whole_lane_meets_every_moment_of_the_life(visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    lefts = _lefts(visit, person.id)
    opened = _dragged(visit, person.id, sorted(lefts.values()))
    assert {lefts[stop] for stop in opened} == set(lefts.values())


def test_the_keys_go_through_the_life(visit: Visit, exhibit: Exhibit) -> None:
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


def test_a_lane_says_date_and_title_of_the_open_story(visit: Visit, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    lane = visit.find(f'[data-lane="{person.id}"]')
    lane.focus()
    visit.page.keyboard.press("End")
    visit.until_shown(person.stops[-1].id)
    said = str(lane.get_attribute("aria-valuetext"))
    assert person.stops[-1].title in said
    assert str(int(person.stops[-1].date.first)) in said


def test_the_keys_walk_the_lane_that_has_the_focus(visit: Visit, exhibit: Exhibit) -> None:
    one, two = exhibit.people[:2]
    visit.find(f'[data-lane="{one.id}"]').focus()
    visit.page.keyboard.press("Home")
    visit.until_shown(one.stops[0].id)
    visit.find(f'[data-lane="{two.id}"]').focus()
    visit.page.keyboard.press("ArrowRight")
    visit.until(lambda: visit.shown()[0].startswith(two.id), "the focused lane's life is shown")
