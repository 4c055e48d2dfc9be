"""The real table of towns, read once for all tests; and a small one that costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from geopy.location import Location

from data.geocoding.offline import OfflineGeoNames
from data.geocoding.towns import Town, Towns, read_towns

Found = Callable[..., list[tuple[str, float]]]


@pytest.fixture(scope="session")
def geonames() -> Towns:
    return read_towns()


@pytest.fixture
def offline(geonames: Towns) -> OfflineGeoNames:
    return OfflineGeoNames(geonames)


def town(
    name: str, country: str, point: tuple[float, float], people: int, *others: str, region: str = ""
) -> Town:
    return Town(f"{name} {point}", name, country, region, *point, people, others)


def small_towns(*towns: Town) -> Towns:
    return Towns(towns, {"US": "United States", "DE": "Germany"}, {"IL": "Illinois"})


def confidence(location: Location | Sequence[Location] | None) -> float:
    assert isinstance(location, Location)
    return float(location.raw["confidence"])
