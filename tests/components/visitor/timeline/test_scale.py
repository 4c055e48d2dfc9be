"""The time scale: years to positions; years with many stops are wide."""

from __future__ import annotations

from itertools import pairwise

import pytest

from components.visitor.timeline.scale import time_scale
from data import Exhibit

LIVES = [
    [1895.7, 1914.2, 1933.6, 1933.7, 1941.0, 1941.8, 1944.85],
    [1900.0],
    [1900.2, 1900.4, 1900.9],
    [-43.5, 12.0, 476.3],
]


@pytest.mark.parametrize("years", LIVES)
def test_a_later_date_is_further_right(years: list[float]) -> None:
    scale = time_scale(years)
    steps = [years[0] + (years[-1] - years[0]) * part / 500 for part in range(501)]
    shares = [scale.share(step) for step in steps]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    distinct = [scale.share(year) for year in years]
    assert all(one < two for one, two in pairwise(distinct))


def test_years_with_more_stops_are_wider() -> None:
    scale = time_scale([1933.1, 1935.1, 1935.5, 1935.9, 1936.0])
    width = {year: scale.share(year + 1) - scale.share(year) for year in (1933, 1934, 1935)}
    assert width[1935] > width[1933] > width[1934] > 0


def test_the_scale_begins_and_ends_with_its_years() -> None:
    scale = time_scale([1842.9, 1921.1])
    assert scale.first == 1842
    assert scale.share(1842) == 0
    assert scale.share(1922) == 1
    assert scale.share(1921.1) < 1


@pytest.mark.parametrize(("year", "share"), [(1700.0, 0.0), (2100.0, 1.0), (float("inf"), 1.0)])
def test_years_outside_the_scale_are_at_its_ends(year: float, share: float) -> None:
    assert time_scale([1842.9, 1921.1]).share(year) == share


def test_the_middle_of_a_year_is_between_the_years_own_edges() -> None:
    scale = time_scale([1933.1, 1935.5, 1940.0])
    assert len(scale.edges) == len(range(1933, 1941)) + 1
    for index, year in enumerate(range(1933, 1941)):
        assert scale.edges[index] < scale.share(year + 0.5) < scale.edges[index + 1]
    assert scale.edges[0] == 0.0
    assert scale.edges[-1] == pytest.approx(1.0)


def test_every_stop_has_a_position(whole: Exhibit) -> None:
    scale = time_scale([date.first for person in whole.people for _, date in person.dated_stops])
    for person in whole.people:
        shares = [scale.share(date.first) for _, date in person.dated_stops]
        assert all(0 <= share <= 1 for share in shares)
        assert len(set(shares)) > len(shares) / 2
