"""The timeline: by tap, by drag and by key."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from playwright.sync_api import ViewportSize

from data import Exhibit
from tests.browser.finger import Finger
from tests.browser.visit_page import FULL_HD, VisitPage

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


def test_a_drag_sweeps_the_years_and_opens_a_story_only_when_it_is_released(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[0]
    lefts = _positions(visit, person.id)
    visit.tap_at(*_point_in_lane(visit, person.id, 50))
    visit.until(lambda: len(visit.shown()) == 1, "a story is open")
    years: list[int] = []
    with Finger(visit) as finger:
        for left in range(10, 91, 20):
            finger.move(*_point_in_lane(visit, person.id, left))
            if left > 10:
                visit.until(partial(_is_later, visit, years), "a later year is shown")
                assert visit.shown() == []
        x, y = _point_in_lane(visit, person.id, max(lefts.values()))
        finger.move(x, y)
    visit.until_shown(max(lefts, key=lefts.__getitem__))
    assert visit.find("html[data-sweeping], html[data-year]").count() == 0


def _is_later(visit: VisitPage, years: list[int]) -> bool:
    """Whether the year that is swept to is later than the last one; then it is added."""
    year = visit.find("html").get_attribute("data-year")
    if year is None or (years and int(year) <= years[-1]):
        return False
    years.append(int(year))
    return True


def test_the_story_that_opens_is_the_nearest_in_time_of_all_lives_that_are_shown(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    one, two = exhibit.people[:2]
    of_two = _positions(visit, two.id)
    first_of_two = min(of_two, key=of_two.__getitem__)
    at = of_two[first_of_two]
    of_one = _positions(visit, one.id)
    nearest_of_one = min(of_one, key=lambda stop: abs(of_one[stop] - at))
    for life, expected in (("all", first_of_two), (one.id, nearest_of_one)):
        visit.tap(f'[data-person="{life}"]')
        y = _point_in_lane(visit, one.id, 0)[1]
        with Finger(visit) as finger:
            finger.move(_point_in_lane(visit, one.id, 90)[0], y)
            finger.move(_point_in_lane(visit, one.id, at)[0], y)
            visit.until(lambda: visit.find("html[data-year]").count(), "time is swept")
        visit.until_shown(expected)


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


def test_the_thumb_stays_under_the_finger_that_holds_it_and_says_the_year(
    visit: VisitPage, exhibit: Exhibit
) -> None:
    person = exhibit.people[1]
    lefts = _positions(visit, person.id)
    visit.tap(f'[data-person="{person.id}"]')
    visit.until_shown(person.stops[0].id)
    x, y = _thumb(visit)
    last = max(lefts, key=lefts.__getitem__)
    target, _ = _point_in_lane(visit, person.id, lefts[last])
    year = str(int(person.dated_stops[-1][1].first))
    # The finger takes the thumb 20 px beside its middle.
    with Finger(visit) as finger:
        for step in range(6):
            finger.move(x + 20 + (target - x) * step / 5, y)
        visit.until(lambda: _thumb(visit)[0] == pytest.approx(target, abs=1.5), "the thumb follows")
        assert visit.find("[data-time-thumb]").inner_text() == year
    visit.until_shown(last)
    assert _thumb(visit)[0] == pytest.approx(target, abs=1.5)
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
    x, y = _point_in_lane(visit, person.id, 20)
    far, _ = _point_in_lane(visit, person.id, 80)
    with Finger(visit) as finger:
        finger.move(x - 40, y)
        finger.move(x, y)
        visit.until(lambda: visit.find("html[data-year]").count(), "time is swept")
        visit.page.evaluate(FRAMES)
        year = visit.find("html").get_attribute("data-year")
        finger.put_down_another(far, y)
        finger.move_another(far - 60, y)
        visit.page.evaluate(FRAMES)
        assert visit.find("html").get_attribute("data-year") == year


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
