"""The timeline: by tap, by drag and by key."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import ViewportSize

from data import Exhibit
from tests.browser.visit_page import FULL_HD, VisitPage

REMEMBER_POINTER = """() => {
  const remember = ({ pointerId }) => { window.lastPointer = pointerId; };
  addEventListener("pointerdown", remember, { capture: true, once: true });
}"""
MOVED_IN_ONE_FRAME = """(points) => {
  for (const [clientX, clientY] of points) {
    const place = { pointerId: window.lastPointer, clientX, clientY };
    document.querySelector(".timeline").dispatchEvent(new PointerEvent("pointermove", place));
  }
}"""
"""Faster than the timeline's marks, which are updated two frames later."""
SHOWN_YEARS = """() => [...document.querySelectorAll(".years__tick")].filter((tick) => tick.checkVisibility())
  .map((tick) => tick.getBoundingClientRect()).map(({ left, right, height }) => ({ left, right, height }))
  .sort((one, two) => one.left - two.left)"""
FRAMES = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
)
THUMB_MILLIMETRES = 24
SCREENS: tuple[ViewportSize, ...] = (
    FULL_HD,
    {"width": 1080, "height": 1920},
    {"width": 1280, "height": 800},
    {"width": 390, "height": 844},
    {"width": 844, "height": 390},
)


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
    visit.page.evaluate(REMEMBER_POINTER)
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


def _thumb(visit: VisitPage) -> tuple[float, float]:
    """The middle of the thumb, in pixels of the page."""
    box = visit.find("[data-time-thumb]").bounding_box()
    assert box
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_thumb_is_as_large_as_a_thumb_and_always_there(visit: VisitPage, exhibit: Exhibit) -> None:
    size = THUMB_MILLIMETRES * float(
        visit.page.evaluate("parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'))")
    )
    for person in ("all", exhibit.people[0].id):
        visit.tap(f'[data-person="{person}"]')
        box = visit.find("[data-time-thumb]").bounding_box()
        assert box
        assert box["width"] >= size
        assert box["height"] >= size


def test_the_thumb_drags_along_the_open_life_and_says_the_year(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[1]
    lefts = _positions(visit, person.id)
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    x, y = _thumb(visit)
    last = max(lefts, key=lefts.__getitem__)
    target, _ = _point_in_lane(visit, person.id, lefts[last])
    above = _point_in_lane(visit, exhibit.people[0].id, 0)[1]
    cdp = visit.page.context.new_cdp_session(visit.page)
    # The finger takes the thumb 20 px beside its middle, where the other life's lane is.
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x + 20, "y": above}]})
    for step in range(1, 6):
        point = {"x": x + 20 + (target - x) * step / 5, "y": y}
        cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    visit.until_shown(last)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    cdp.detach()
    assert _thumb(visit)[0] == pytest.approx(target, abs=1.5)
    year = str(int(person.dated_stops[-1][1].first))
    assert visit.find("[data-time-thumb]").inner_text() == year


def test_a_tap_on_the_thumb_opens_the_story_that_lies_under_it(visit: VisitPage, exhibit: Exhibit) -> None:
    one, two = exhibit.people[:2]
    lefts = _positions(visit, two.id)
    visit.tap_at(*_point_in_lane(visit, one.id, 50))
    visit.until(lambda: [each.split("/")[0] for each in visit.shown()] == [one.id], "a story is open")
    x, _ = _thumb(visit)
    visit.page.evaluate(FRAMES)
    lane = visit.find(f'[data-lane="{two.id}"]').bounding_box()
    assert lane
    under = 100 * (x - lane["x"]) / lane["width"]
    visit.tap_at(x, lane["y"] + lane["height"] / 2)
    visit.until_shown(min(lefts, key=lambda stop: abs(lefts[stop] - under)))


def test_a_second_finger_does_not_move_what_the_first_one_drags(visit: VisitPage, exhibit: Exhibit) -> None:
    person = exhibit.people[0]
    lefts = _positions(visit, person.id)
    first = min(lefts, key=lefts.__getitem__)
    x, y = _point_in_lane(visit, person.id, lefts[first])
    far, _ = _point_in_lane(visit, person.id, max(lefts.values()))
    cdp = visit.page.context.new_cdp_session(visit.page)
    both = [{"x": x, "y": y, "id": 1}, {"x": far, "y": y, "id": 2}]
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": both[:1]})
    visit.until_shown(first)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": both})
    both[1]["x"] -= 40
    cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": both})
    visit.page.evaluate(FRAMES)
    assert visit.shown() == [first]
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    cdp.detach()
    assert visit.shown() == [first]


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size['width']}x{size['height']}")
def test_on_every_screen_there_are_years_and_none_overlaps_another(
    visit: VisitPage, size: ViewportSize
) -> None:
    visit.page.set_viewport_size(size)
    try:
        visit.page.evaluate(FRAMES)
        years = visit.page.evaluate(SHOWN_YEARS)
        assert len(years) >= 2
        assert all(year["left"] >= 0 and year["right"] <= size["width"] for year in years)
        assert all(one["right"] < two["left"] for one, two in pairwise(years))
        assert visit.find("[data-world-line]").count() == 0 or visit.find("[data-world-line]").is_visible()
    finally:
        visit.page.set_viewport_size(FULL_HD)


def test_what_was_read_is_paler_on_the_timeline(visit: VisitPage, exhibit: Exhibit) -> None:
    one, two = exhibit.people[0].stops[:2]
    for stop in (one, two):
        visit.find(f'[data-lane="{stop.person}"]').focus()
        visit.page.keyboard.press("Home" if stop is one else "ArrowRight")
        visit.until_shown(stop.id)
    read = visit.find("[data-stop-mark].is-read").evaluate_all("(all) => all.map((m) => m.dataset.stopMark)")
    assert read == [one.id, two.id]
    assert visit.find(f'[data-stop-mark="{two.id}"].is-open').count() == 1


def test_the_chapter_of_the_open_story_is_named_also_where_its_band_is_short(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    for person in exhibit.people:
        for stop, _ in person.dated_stops[::4]:
            visit.tap("[data-list]")
            visit.tap(f'[data-stop-link="{stop.id}"]')
            visit.until_shown(stop.id)
            name = visit.find(f'[data-lane="{person.id}"] .lane__band.is-open .lane__name')
            assert name.inner_text() == stop.chapter.title
            box, river = name.bounding_box(), visit.find("[data-part=timeline]").bounding_box()
            assert box
            assert river
            assert river["x"] <= box["x"]
            assert box["x"] + box["width"] <= river["x"] + river["width"]


def test_an_encounter_is_a_thread_between_two_stars(visit: VisitPage, exhibit: Exhibit) -> None:
    encounter = exhibit.encounters[0]
    visit.tap("[data-list]")
    visit.tap(f'[data-encounter-link="{encounter.id}"]')
    visit.until_shown(encounter.id)
    met = visit.find("[data-stop-mark].is-met").evaluate_all("(all) => all.map((m) => m.dataset.stopMark)")
    assert sorted(met) == sorted(stop.id for stop in encounter.stops)
    assert visit.find(".timeline__thread").is_visible()
    visit.tap(f'[data-person="{exhibit.people[0].id}"]')
    visit.until_shown(exhibit.people[0].stops[0].id)
    assert not visit.find(".timeline__thread").is_visible()


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
