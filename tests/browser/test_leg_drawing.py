"""A story follows another: the leg between their places draws itself, and the map settles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import dist
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from data import Exhibit, Point
from tests.browser.conftest import StartServer
from tests.browser.map_view import CENTRE, begin, change_state, on_screen, room
from tests.browser.visit_page import FOUR_FRAMES, FULL_HD, VisitPage
from tests.exhibit_folders import copy_journeys, replace_in_file

RECORD = f"""() => {{
  window.drawing = [];
  const part = document.querySelector("[data-part=atlas]");
  const svg = part.querySelector(".leg-drawing"), label = part.querySelector(".leg-distance");
  const centre = {CENTRE};
  new MutationObserver(() => {{
    const shapes = [...svg.querySelectorAll("path[d]:not([d=''])")], [shape] = shapes;
    if (!shape) return;
    const {{ x, y }} = svg.getBoundingClientRect(), box = label.getBoundingClientRect();
    const onScreen = ([left, top]) => [left + x, top + y];
    const pointsOf = (each) => each.getAttribute("d").slice(1).split("L")
      .map((pair) => pair.split(" ").map(Number)).map(onScreen);
    drawing.push({{
      points: pointsOf(shape), pointsOfAllLegs: shapes.flatMap(pointsOf),
      centre: centre(), distance: label.hidden ? "" : label.textContent,
      label: [box.x, box.y, box.right, box.bottom], dash: getComputedStyle(shape).strokeDasharray,
      moves: part.classList.contains("is-moving"),
      isStrong: document.querySelectorAll(".leg.is-current:not(.leg-drawing *)").length > 0,
    }});
  }}).observe(svg, {{ subtree: true, childList: true, attributes: true }});
}}"""
LEG = """(id) => {
  const shapes = [...document.querySelectorAll(`.leg.to-${id.replace("/", "--")}:not(.leg-drawing *)`)];
  return shapes.map((shape) => [shape.checkVisibility(), shape.classList.contains("is-current")]);
}"""
UPRIGHT = ViewportSize(width=1080, height=1920)
TRAVELS = "document.querySelector('[data-part=atlas]').classList.contains('is-travelling')"
SHOWN_LEGS = """() => [...document.querySelectorAll("[data-part=atlas] .leg:not(.leg-drawing *)")]
  .filter((shape) => shape.checkVisibility() && (shape.getAttribute("d") ?? "M0 0") !== "M0 0")
  .map((shape) => [...shape.classList].find((name) => name.startsWith("to-")))"""

WATCH_LABEL = """() => {
  const label = document.querySelector(".leg-distance");
  window.labelsShown = [];
  new MutationObserver(() => {
    const { x, y } = label.getBoundingClientRect();
    if (!label.hidden) labelsShown.push([x, y]);
  }).observe(label, { attributeFilter: ["hidden"] });
}"""
SET_PRESUMED = """(isPresumed) => {
  for (const leg of document.querySelectorAll(".leg.to-holm--moscow-1870")) {
    leg.classList.toggle("leg--presumed", isPresumed);
  }
}"""


@dataclass(frozen=True, slots=True)
class DrawnFrame:
    """One frame of the drawing. Points are pixels of the screen, `points` those of the first leg; `centre` is
    as in map_view.CENTRE."""

    points: list[list[float]]
    pointsOfAllLegs: list[list[float]]
    centre: list[float]
    distance: str
    label: list[float]
    dash: str
    moves: bool
    isStrong: bool


@pytest.fixture
def beside_the_way(
    browser: Browser, serve: StartServer, tmp_path: Path, exhibit: Exhibit
) -> Iterator[VisitPage]:
    """A visit of the journeys in which Agnes Holm was not in Kazan: the leg to Omsk begins in Moscow."""
    folder = copy_journeys(tmp_path)
    kazan = next(stop for stop in exhibit.stops if stop.id == "holm/kazan-1871")
    replace_in_file(folder / kazan.file, "\nplace:", "\npresent: false\nplace:")
    with browser.new_context(viewport=FULL_HD, has_touch=True) as context:
        yield VisitPage(context.new_page()).enter(serve(folder).wait().url)


def frames(visit: VisitPage) -> list[DrawnFrame]:
    return [DrawnFrame(**each) for each in visit.page.evaluate("drawing")]


def open_before(visit: VisitPage, stop: str) -> None:
    """Open a life at a stop; the next step is recorded."""
    visit.page.emulate_media(reduced_motion="reduce")
    change_state(visit, "choosePerson", stop.split("/")[0])
    change_state(visit, "openStop", stop)
    visit.page.emulate_media(reduced_motion="no-preference")
    visit.page.evaluate(RECORD)


def draw_next(visit: VisitPage, stop: str) -> list[DrawnFrame]:
    """Open a stop, go on to the next one, and return the frames of the leg between them."""
    open_before(visit, stop)
    visit.tap('[data-step="next"]')
    visit.until(lambda: frames(visit), "the leg is being drawn")
    visit.until_at_rest()
    return frames(visit)


def is_inside(point: list[float], bounds: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = bounds
    return left <= point[0] <= right and top <= point[1] <= bottom


def screen_point(visit: VisitPage, frame: DrawnFrame, point: Point) -> tuple[float, float]:
    """Where the map showed a point in a frame."""
    return on_screen(visit, point, frame.centre)


def assert_drawn_between(visit: VisitPage, frame: DrawnFrame, start: Point, end: Point) -> None:
    """The leg leads from place to place, and all of it is in the room."""
    line, bounds = frame.points, room(visit)
    assert dist(line[0], screen_point(visit, frame, start)) < 2
    assert dist(line[-1], screen_point(visit, frame, end)) < 2
    assert all(is_inside(point, bounds) for point in line)


def test_a_leg_draws_itself_between_both_places_in_the_room(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    drawn = draw_next(animated_visit, "holm/riga-1869")
    points = {stop.id: stop.place_on_map.point for stop in exhibit.stops}
    bounds = room(animated_visit)
    assert_drawn_between(
        animated_visit, drawn[-1], points["holm/riga-1869"], points["holm/st-petersburg-1870"]
    )
    lengths = [dist(each.points[0], each.points[-1]) for each in drawn]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) > 5
    assert not any(each.moves for each in drawn)
    assert {each.distance for each in drawn} == {"490 km"}
    for each in drawn:
        assert is_inside(each.label[:2], bounds)
        assert is_inside(each.label[2:], bounds)
    # The map's own leg is strong only when the drawing has ended.
    assert not any(each.isStrong for each in drawn)
    assert animated_visit.page.evaluate(LEG, "holm/st-petersburg-1870") == [[True, True]]
    left = on_screen(animated_visit, points["holm/riga-1869"])
    assert is_inside(list(left), bounds), "the place just left is in sight when the map has settled"


def test_the_distance_is_first_seen_where_the_leg_begins(animated_visit: VisitPage) -> None:
    open_before(animated_visit, "holm/riga-1869")
    animated_visit.page.evaluate(WATCH_LABEL)
    animated_visit.tap('[data-step="next"]')
    animated_visit.until(lambda: frames(animated_visit), "the leg is being drawn")
    (shown,) = animated_visit.page.evaluate("labelsShown")
    drawn = frames(animated_visit)[0]
    assert dist(shown, drawn.label[:2]) < 20 + dist(drawn.points[0], drawn.points[-1])
    animated_visit.until_at_rest()


def test_a_leg_across_180_degrees_is_drawn_in_one_piece(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    drawn = draw_next(animated_visit, "holm/tokyo-1875")
    line = drawn[-1].points
    bounds = room(animated_visit)
    assert all(is_inside(point, bounds) for point in line)
    assert line[-1][0] - line[0][0] > 100, "eastwards over the Pacific"
    assert all(two[0] >= one[0] for one, two in zip(line, line[1:], strict=False))
    mark = next(each for each in animated_visit.marks() if each.open)
    assert mark.stop == "holm/san-francisco-1879"
    assert is_inside([mark.x, mark.y], bounds)


def test_a_leg_by_other_places_is_drawn_through_them(animated_visit: VisitPage, exhibit: Exhibit) -> None:
    stop = next(each for each in exhibit.stops if each.id == "holm/irkutsk-1871")
    drawn = draw_next(animated_visit, "holm/omsk-1871")
    (via,) = (screen_point(animated_visit, drawn[-1], place.point) for place in stop.via)
    assert min(dist(point, via) for point in drawn[-1].points) < 2


def test_a_presumed_leg_is_dashed_while_it_is_drawn(animated_visit: VisitPage) -> None:
    assert {each.dash for each in draw_next(animated_visit, "holm/riga-1869")} == {"none"}
    animated_visit.page.evaluate(SET_PRESUMED, True)
    drawn = draw_next(animated_visit, "holm/st-petersburg-1870")
    animated_visit.page.evaluate(SET_PRESUMED, False)
    assert "none" not in {each.dash for each in drawn}


def test_the_next_story_does_not_wait_for_a_line(animated_visit: VisitPage) -> None:
    open_before(animated_visit, "holm/kiel-1866")
    animated_visit.tap('[data-step="next"]')
    animated_visit.until(lambda: frames(animated_visit), "the leg is being drawn")
    animated_visit.tap('[data-step="next"]')
    animated_visit.until_shown("holm/st-petersburg-1870")
    assert animated_visit.page.evaluate(LEG, "holm/riga-1869") == [[True, False]]
    animated_visit.until_at_rest()
    assert animated_visit.page.evaluate(LEG, "holm/st-petersburg-1870") == [[True, True]]


def test_a_finger_on_the_map_ends_a_movement_where_it_is(animated_visit: VisitPage) -> None:
    open_before(animated_visit, "holm/kazan-1871")
    animated_visit.tap('[data-step="next"]')
    animated_visit.until(lambda: frames(animated_visit), "the leg is being drawn")
    before = animated_visit.page.evaluate(CENTRE)
    animated_visit.tap_at(300, 60)
    assert not animated_visit.page.evaluate(TRAVELS)
    assert animated_visit.page.evaluate(LEG, "holm/omsk-1871") == [[True, True]]
    animated_visit.until_at_rest()
    assert animated_visit.page.evaluate(CENTRE) == pytest.approx(before, abs=1)


def test_after_a_story_elsewhere_the_leg_is_drawn_from_where_the_person_was(
    beside_the_way: VisitPage, exhibit: Exhibit
) -> None:
    visit = beside_the_way
    drawn = draw_next(visit, "holm/kazan-1871")
    points = {stop.id: stop.place_on_map.point for stop in exhibit.stops}
    assert_drawn_between(visit, drawn[-1], points["holm/moscow-1870"], points["holm/omsk-1871"])


def test_other_ways_to_a_story_draw_no_line(animated_visit: VisitPage) -> None:
    """Back, and to a story that is not the next of the life: the map flies."""
    open_before(animated_visit, "holm/kazan-1871")
    steps: list[tuple[str, str | int]] = [("openAdjacentStop", -1), ("openStop", "holm/vladivostok-1871")]
    for function, value in steps:
        begin(animated_visit, function, value)
        animated_visit.until_at_rest()
    assert frames(animated_visit) == []


def test_on_a_walk_the_legs_past_other_stories_are_drawn_in_one_line(
    animated_visit: VisitPage, exhibit: Exhibit
) -> None:
    visit = animated_visit
    visit.page.emulate_media(reduced_motion="reduce")
    change_state(visit, "startWalk", "holm")
    change_state(visit, "openAdjacentStop", 1)
    visit.until_shown("holm/st-petersburg-1870")
    visit.page.emulate_media(reduced_motion="no-preference")
    visit.page.evaluate(RECORD)
    visit.tap('[data-step="next"]')
    visit.until_shown("holm/irkutsk-1871")
    visit.until(lambda: frames(visit), "the legs are being drawn")
    visit.until_at_rest()
    last = frames(visit)[-1]
    between = ("st-petersburg-1870", "moscow-1870", "kazan-1871", "omsk-1871", "irkutsk-1871")
    passed = [each for each in exhibit.stops if each.id.removeprefix("holm/") in between and each.present]
    assert len(passed) > 3
    for stop in passed:
        place = screen_point(visit, last, stop.place_on_map.point)
        assert min(dist(point, place) for point in last.pointsOfAllLegs) < 2, stop.id
    assert last.distance == "", "the story's distance is from the story before it, which is not shown"


def test_a_turn_of_the_screen_during_a_drawing_shows_the_story_in_its_room(animated_visit: VisitPage) -> None:
    visit = animated_visit
    open_before(visit, "holm/kazan-1871")
    visit.tap('[data-step="next"]')
    visit.until(lambda: frames(visit), "the leg is being drawn")
    visit.page.set_viewport_size(UPRIGHT)
    try:
        visit.page.evaluate(FOUR_FRAMES)
        visit.until_at_rest()
        assert not visit.page.evaluate(TRAVELS)
        assert visit.page.evaluate(LEG, "holm/omsk-1871") == [[True, True]]
        mark = next(each for each in visit.marks() if each.open)
        assert mark.stop == "holm/omsk-1871"
        assert is_inside([mark.x, mark.y], room(visit))
    finally:
        visit.page.set_viewport_size(FULL_HD)
        visit.page.evaluate(FOUR_FRAMES)
        visit.until_at_rest()


def test_another_language_during_a_drawing_shows_the_story_and_its_leg(visit_in_languages: VisitPage) -> None:
    visit = visit_in_languages
    open_before(visit, "holm/kazan-1871")
    begin(visit, "openAdjacentStop", 1)
    visit.until(lambda: frames(visit), "the leg is being drawn")
    visit.page.evaluate("document.querySelector('[data-language=ru]').click()")  # at once, without its panel
    visit.until(lambda: visit.page.evaluate("document.documentElement.lang") == "ru", "the page is Russian")
    visit.until_at_rest()
    assert not visit.page.evaluate(TRAVELS)
    visit.until(lambda: visit.page.evaluate(LEG, "holm/omsk-1871") == [[True, True]], "the leg is whole")
    mark = next(each for each in visit.marks() if each.open)
    assert mark.stop == "holm/omsk-1871"
    assert is_inside([mark.x, mark.y], room(visit))


def test_without_motion_the_leg_is_there_at_once(visit: VisitPage) -> None:
    change_state(visit, "choosePerson", "holm")
    visit.page.evaluate(RECORD)
    change_state(visit, "openStop", "holm/kiel-1866")
    assert visit.page.evaluate(LEG, "holm/kiel-1866") == [[True, True]]
    assert frames(visit) == []


def test_no_leg_leaves_the_sheet_of_a_plan(visit: VisitPage, exhibit: Exhibit) -> None:
    on_plan = {
        stop.id
        for stop in exhibit.stops
        for sheet in exhibit.plan_sheets
        if stop.place and sheet.contains(stop.place.point)
    }
    change_state(visit, "openStop", "holm/tokyo-1875")
    shown = visit.page.evaluate(SHOWN_LEGS)
    assert "to-holm--tokyo-1875" in shown
    assert {each.removeprefix("to-").replace("--", "/") for each in shown} <= on_plan
    change_state(visit, "showWholeView")
    assert len(set(visit.page.evaluate(SHOWN_LEGS))) > 20
