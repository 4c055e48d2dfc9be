"""The shipped exhibit's places, looked up without their coordinates: what the confidence is worth.

`uv run python -m tests.data.geocoding.measure` prints what is counted here.
"""

from __future__ import annotations

import pytest

from data.geocoding.candidate import SURE
from data.geocoding.towns import Towns
from tests.data.geocoding.measure import Found, measure, report


@pytest.fixture(scope="module", params=[False, True], ids=["one-at-a-time", "all-at-once"])
def towns(geonames: Towns, request: pytest.FixtureRequest) -> list[Found]:
    return measure(geonames, together=request.param)


@pytest.fixture(scope="module")
def others(geonames: Towns) -> list[Found]:
    return measure(geonames, together=False, precisions=("building", "street", "region"))


def test_most_towns_are_found_and_most_are_sure(towns: list[Found]) -> None:
    """Measured floors; Nikolskoye, Sonvilier and Clarens are too small for the table."""
    assert len(towns) >= 60, report(towns)
    assert sum(each.is_right for each in towns) >= len(towns) - 3, report(towns)
    assert sum(each.sure is not None for each in towns) >= len(towns) - 12, report(towns)


def test_nothing_sure_is_wrong(towns: list[Found], others: list[Found]) -> None:
    assert [each.place for each in [*towns, *others] if each.is_surely_wrong] == []


def test_a_town_is_never_sure_for_a_house_a_street_or_a_region(others: list[Found]) -> None:
    assert [each.place for each in others if each.sure is not None] == []


@pytest.mark.parametrize("place", ["clairvaux", "khalkhin-gol", "kropotkin-range", "borodino-field"])
def test_where_the_table_is_far_off_it_says_so(others: list[Found], place: str) -> None:
    found = next(each for each in others if each.place == place)
    assert found.first is None or found.first.confidence < SURE / 2
