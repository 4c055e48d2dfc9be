"""Leg curves: curved, whole at both edges of the map, with a direction arrow."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest

from components.visitor.atlas.leg_curves import LegCurve, encounter_lines, leg_curve
from data import Exhibit, Leg, Point, legs
from data.model.mercator import to_pixel
from tests.components.small_exhibit import place, stop

YOKOHAMA, VANCOUVER, MOSCOW, CHITA = (35.44, 139.64), (49.28, -123.12), (55.75, 37.62), (52.03, 113.5)
FIJI, TONGA = (-17.7, 178.0), (-21.1, -175.2)


def leg(*path: Point, **more: str) -> Leg:
    ends = [stop("ada", n, place(f"P{n}", *path[at])) for n, at in ((1, 0), (2, -1))]
    return Leg(ends[0], ends[1], path, more.get("certainty", "certain"), None)  # type: ignore[arg-type]


def _longest_step(curve: LegCurve) -> float:
    """The largest difference in longitude between two points that a line connects."""
    return max(abs(two[1] - one[1]) for line in curve.lines for one, two in pairwise(line))


def test_no_leg_crosses_the_whole_map(whole: Exhibit) -> None:
    curves = [leg_curve(each) for person in whole.people for each in legs(person)]
    assert len(curves) > 20
    assert all(_longest_step(each) < 180 for each in curves)


@pytest.mark.parametrize("ends", [(YOKOHAMA, VANCOUVER), (VANCOUVER, YOKOHAMA), (FIJI, TONGA), (TONGA, FIJI)])
def test_a_leg_over_the_pacific_is_whole_at_both_edges_of_the_map(ends: tuple[Point, Point]) -> None:
    curve = leg_curve(leg(*ends))
    assert len(curve.lines) == 2
    one, two = curve.lines
    begun, ended = sorted((one, two), key=lambda line: abs(line[0][1] - ends[0][1]))
    assert begun[0] == pytest.approx(ends[0])
    assert ended[-1] == pytest.approx(ends[1])
    assert abs(one[0][1] - two[0][1]) == pytest.approx(360), "the same line, a world apart"
    assert _longest_step(curve) < 60


def test_a_leg_that_does_not_cross_180_is_one_line() -> None:
    assert len(leg_curve(leg(MOSCOW, CHITA)).lines) == 1


def test_an_encounters_line_over_the_pacific_is_drawn_at_both_edges_as_well() -> None:
    lines = encounter_lines(YOKOHAMA, VANCOUVER)
    assert len(lines) == 2
    assert all(abs(two[1] - one[1]) < 60 for line in lines for one, two in pairwise(line))


def test_the_legs_there_and_back_do_not_cover_each_other() -> None:
    there, back = leg_curve(leg(MOSCOW, CHITA)).lines[0], leg_curve(leg(CHITA, MOSCOW)).lines[0]
    middle, returned = (to_pixel(*line[len(line) // 2]) for line in (there, back))
    length = dist(to_pixel(*MOSCOW), to_pixel(*CHITA))
    assert dist(middle, returned) > 0.1 * length
    assert there[0] == pytest.approx(back[-1])
    assert there[-1] == pytest.approx(back[0])


def test_a_leg_that_follows_its_course_is_drawn_straight_from_point_to_point() -> None:
    along = replace(leg(MOSCOW, (56.84, 60.6), CHITA), follows_course=True)
    (line,) = leg_curve(along).lines
    assert [(round(north, 6), round(east, 6)) for north, east in line] == [MOSCOW, (56.84, 60.6), CHITA]
    assert leg_curve(along).arrow == pytest.approx((54.6, 87.1), abs=0.5)


def test_a_leg_passes_through_every_place_of_its_path() -> None:
    curve = leg_curve(leg(MOSCOW, (56.84, 60.6), CHITA))
    for point in (MOSCOW, (56.84, 60.6), CHITA):
        assert any(each == pytest.approx(point) for line in curve.lines for each in line)


@pytest.mark.parametrize(
    ("to", "heading"), [((0.0, 20.0), 0), ((-15.0, 0.0), 90), ((0.0, -20.0), 180), ((15.0, 0.0), -90)]
)
def test_the_arrow_points_in_the_direction_of_travel(to: Point, heading: float) -> None:
    assert abs(leg_curve(leg((0.0, 0.0), to)).heading) == pytest.approx(abs(heading))
    assert leg_curve(leg((0.0, 0.0), to)).heading % 360 == pytest.approx(heading % 360)


@pytest.mark.parametrize("ends", [(MOSCOW, CHITA), (YOKOHAMA, VANCOUVER), (TONGA, FIJI)])
def test_the_arrow_is_on_the_curve(ends: tuple[Point, Point]) -> None:
    curve = leg_curve(leg(*ends))
    distance = min(dist(to_pixel(*curve.arrow), to_pixel(*point)) for line in curve.lines for point in line)
    assert distance < 0.5
    assert -180 <= curve.arrow[1] <= 180


def test_the_length_is_that_of_the_shorter_way_round_the_globe() -> None:
    assert leg_curve(leg(FIJI, TONGA)).length < 10
    assert leg_curve(leg(TONGA, FIJI)).length < 10


@pytest.mark.parametrize(
    "ends", [((10.0, 180.0), (20.0, 170.0)), ((10.0, -180.0), (20.0, 170.0)), ((0.0, 0.0), (0.0, 180.0))]
)
def test_a_leg_that_begins_or_ends_at_180_is_complete(ends: tuple[Point, Point]) -> None:
    curve = leg_curve(leg(*ends))
    assert _longest_step(curve) < 180
    assert any(line[0] == pytest.approx(ends[0]) or abs(line[0][1]) == 180 for line in curve.lines)


def test_a_leg_over_the_pacific_is_whole_where_the_map_is_cut_elsewhere() -> None:
    curve = leg_curve(leg((35.44, 139.64), (49.28, 236.88)), cut=0)
    assert len(curve.lines) == 1
    assert 139 < curve.arrow[1] < 237
    assert len(encounter_lines((35.44, 139.64), (49.28, 236.88), 0)) == 1


def test_a_leg_across_the_maps_own_cut_is_drawn_at_both_its_edges() -> None:
    first, second = leg_curve(leg((51.5, 350.0), (52.5, 13.4)), cut=0).lines
    assert (first[0][1], first[-1][1]) == pytest.approx((350, 373.4))
    assert (second[0][1], second[-1][1]) == pytest.approx((-10, 13.4))
