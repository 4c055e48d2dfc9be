"""Ways: bowed, cut at 180°, with a sign of their direction."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

from components.visitor.atlas.leg_curves import LegCurve, encounter_lines, leg_curve
from components.visitor.atlas.mercator import to_pixel
from data import Exhibit, Leg, Point, legs
from tests.components.small_exhibit import place, stop

YOKOHAMA, VANCOUVER, MOSCOW, CHITA = (35.44, 139.64), (49.28, -123.12), (55.75, 37.62), (52.03, 113.5)
FIJI, TONGA = (-17.7, 178.0), (-21.1, -175.2)


def leg(*path: Point, **more: str) -> Leg:
    ends = [stop("ada", n, place(f"P{n}", *path[at])) for n, at in ((1, 0), (2, -1))]
    return Leg(ends[0], ends[1], path, more.get("certainty", "certain"), None)  # type: ignore[arg-type]


def _widest(drawn: LegCurve) -> float:
    return max(abs(two[1] - one[1]) for line in drawn.lines for one, two in pairwise(line))


def test_no_way_of_the_shipped_exhibit_runs_across_the_sheet(shipped: Exhibit) -> None:
    ways = [leg_curve(each) for person in shipped.people for each in legs(person)]
    assert len(ways) > 30
    assert all(_widest(each) < 180 for each in ways)
    assert all(-180.001 <= lon <= 180.001 for each in ways for line in each.lines for _, lon in line)


@pytest.mark.parametrize("ends", [(YOKOHAMA, VANCOUVER), (VANCOUVER, YOKOHAMA), (FIJI, TONGA), (TONGA, FIJI)])
def test_a_way_over_the_pacific_is_cut_at_180(ends: tuple[Point, Point]) -> None:
    drawn = leg_curve(leg(*ends))
    assert len(drawn.lines) == 2
    first, second = drawn.lines
    assert first[0] == pytest.approx(ends[0])
    assert second[-1] == pytest.approx(ends[1])
    assert abs(first[-1][1]) == pytest.approx(180)
    assert second[0][1] == pytest.approx(-first[-1][1]), "it goes on at the sheet's other edge"
    assert second[0][0] == pytest.approx(first[-1][0]), "at the same latitude"
    assert _widest(drawn) < 60


def test_a_way_that_stays_on_the_sheet_is_one_line() -> None:
    assert len(leg_curve(leg(MOSCOW, CHITA)).lines) == 1


def test_a_thread_over_the_pacific_is_cut_as_well() -> None:
    lines = encounter_lines(YOKOHAMA, VANCOUVER)
    assert len(lines) == 2
    assert all(abs(two[1] - one[1]) < 60 for line in lines for one, two in pairwise(line))


def test_going_and_coming_back_do_not_cover_each_other() -> None:
    there, back = leg_curve(leg(MOSCOW, CHITA)).lines[0], leg_curve(leg(CHITA, MOSCOW)).lines[0]
    middle, returned = (to_pixel(*line[len(line) // 2]) for line in (there, back))
    length = dist(to_pixel(*MOSCOW), to_pixel(*CHITA))
    assert dist(middle, returned) > 0.1 * length
    assert there[0] == pytest.approx(back[-1])
    assert there[-1] == pytest.approx(back[0])


def test_a_way_passes_through_every_place_it_led_through() -> None:
    drawn = leg_curve(leg(MOSCOW, (56.84, 60.6), CHITA))
    for point in (MOSCOW, (56.84, 60.6), CHITA):
        assert any(each == pytest.approx(point) for line in drawn.lines for each in line)


@pytest.mark.parametrize(
    ("to", "heading"), [((0.0, 20.0), 0), ((-15.0, 0.0), 90), ((0.0, -20.0), 180), ((15.0, 0.0), -90)]
)
def test_the_sign_points_where_the_traveller_went(to: Point, heading: float) -> None:
    assert abs(leg_curve(leg((0.0, 0.0), to)).heading) == pytest.approx(abs(heading))
    assert leg_curve(leg((0.0, 0.0), to)).heading % 360 == pytest.approx(heading % 360)


@pytest.mark.parametrize("ends", [(MOSCOW, CHITA), (YOKOHAMA, VANCOUVER), (TONGA, FIJI)])
def test_the_sign_stands_on_the_way(ends: tuple[Point, Point]) -> None:
    drawn = leg_curve(leg(*ends))
    near = min(dist(to_pixel(*drawn.arrow), to_pixel(*point)) for line in drawn.lines for point in line)
    assert near < 0.5
    assert -180 <= drawn.arrow[1] <= 180


def test_the_length_is_that_of_the_shorter_side_of_the_globe() -> None:
    assert leg_curve(leg(FIJI, TONGA)).length < 10
    assert leg_curve(leg(TONGA, FIJI)).length < 10


@pytest.mark.parametrize(
    "ends", [((10.0, 180.0), (20.0, 170.0)), ((10.0, -180.0), (20.0, 170.0)), ((0.0, 0.0), (0.0, 180.0))]
)
def test_a_way_that_begins_or_ends_at_180_is_drawn_whole(ends: tuple[Point, Point]) -> None:
    drawn = leg_curve(leg(*ends))
    assert _widest(drawn) < 180
    assert all(-180.001 <= lon <= 180.001 for line in drawn.lines for _, lon in line)
