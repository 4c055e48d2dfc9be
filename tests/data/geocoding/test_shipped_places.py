"""The shipped exhibit's places, looked up without their coordinates: how reliable the confidence is.

`uv run python -m tests.data.geocoding.measure` prints the figures.
"""

from __future__ import annotations

import pytest

from data.geocoding.candidate import SURE
from data.geocoding.town_index import TownIndex
from tests.data.geocoding.measure import Measurement, measure, report

pytestmark = pytest.mark.content


ONE_AT_A_TIME = pytest.param(False, marks=pytest.mark.measurement)  # it takes three times as long


@pytest.fixture(scope="module", params=[ONE_AT_A_TIME, True], ids=["one-at-a-time", "all-at-once"])
def towns(geonames: TownIndex, request: pytest.FixtureRequest) -> list[Measurement]:
    return measure(geonames, together=request.param)


@pytest.fixture(scope="module")
def others(geonames: TownIndex) -> list[Measurement]:
    return measure(geonames, together=False, precisions=("building", "street", "region"))


def test_nearly_all_towns_are_right_and_most_are_sure(towns: list[Measurement]) -> None:
    """The limits are measured. Nikolskoye, Sonvilier and Clarens are too small for the table."""
    assert len(towns) >= 60, report(towns)
    assert sum(each.is_right for each in towns) >= len(towns) - 3, report(towns)
    assert sum(each.sure is not None for each in towns) >= len(towns) - 12, report(towns)


def test_nothing_sure_is_wrong(towns: list[Measurement], others: list[Measurement]) -> None:
    assert [each.place for each in [*towns, *others] if each.is_sure_and_wrong] == []


def test_no_building_street_or_region_is_sure(others: list[Measurement]) -> None:
    assert [each.place for each in others if each.sure is not None] == []


@pytest.mark.parametrize("place", ["clairvaux", "khalkhin-gol", "kropotkin-range", "borodino-field"])
def test_places_far_from_their_namesake_have_a_low_confidence(others: list[Measurement], place: str) -> None:
    found = next(each for each in others if each.place == place)
    assert found.first is None or found.first.confidence < SURE / 2
