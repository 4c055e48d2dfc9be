"""Longitudes: the same meridian in another turn, and the widest gap between some."""

from __future__ import annotations

import pytest

from data.model.longitudes import shifted, widest_gap
from data.model.map_settings import View

SAN_FRANCISCO, TOKYO, SYDNEY = (37.77, -122.42), (35.68, 139.69), (-33.87, 151.21)


@pytest.mark.parametrize(
    ("longitude", "cut", "expected"),
    [(10, -180, 10), (-122, 0, 238), (139, 0, 139), (180, -180, -180), (-180, -180, -180), (359, -30, -1)],
)
def test_a_longitude_is_shifted_to_the_east_of_the_cut(longitude: float, cut: float, expected: float) -> None:
    assert shifted(longitude, cut) == expected


def test_the_widest_gap_is_found_on_both_sides_of_180() -> None:
    assert widest_gap([(-122, -122), (139, 139), (151, 151)]) == (-122, 139)
    assert widest_gap([(-20, -20), (30, 30)]) == (30, 340)
    assert widest_gap([(5, 5)]) == (5, 365)


def test_what_an_interval_covers_is_no_gap() -> None:
    assert widest_gap([(139, 238), (0, 10)]) == (10, 139)
    assert widest_gap([(170, 190), (-175, -160)]) == (-160, 170), "an interval that begins before the cut"
    assert widest_gap([(0, 200), (150, 365)]) is None
    assert widest_gap([]) is None


def test_a_view_around_the_pacific_crosses_180() -> None:
    view = View.around([SAN_FRANCISCO, TOKYO, SYDNEY])
    assert view.west > view.east
    assert all(map(view.contains, (SAN_FRANCISCO, TOKYO, SYDNEY, (0, 180), (0, -180))))
    assert not view.contains((0, 0))


def test_a_view_that_must_not_cross_a_meridian_goes_round_the_other_way() -> None:
    view = View.around([SAN_FRANCISCO, TOKYO], cut=-180)
    assert view.west < view.east
    assert view.contains((36, 0))
