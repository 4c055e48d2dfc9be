"""A geocoder without a network: GeoNames' towns behind geopy's interface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint
from rapidfuzz import fuzz, process

from data.geocoding.candidate import SAME_PLACE_KM, distance_km
from data.geocoding.confidence import NAME_KINDS, NameKind, Surroundings, TownMatch, confidences
from data.geocoding.reasons import reasons
from data.geocoding.toponyms import Toponym, distinct_toponyms
from data.geocoding.town_index import TownIndex, has_name, is_main_name
from data.model.exhibit import Point
from data.reading.towns import Town

LIMIT = 6
MIN_SIMILARITY = 85
"""Of 100, by rapidfuzz: `Yokohamma` is similar to Yokohama, `Chita` is not to Kita."""
MIN_PART_LENGTH = 4
MIN_REGION_POPULATION = 20_000
"""The smallest town that a region may be named after, or that a place may be said to lie in."""


@dataclass(frozen=True, slots=True)
class Region:
    """The first administrative division of a country, by GeoNames' code.

    `point` is the town that the region was found by; None where it was found by its own name.
    """

    country: str
    code: str
    point: Point | None = None


class OfflineGeoNames(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """Points of towns with more than 500 people. Villages, fields and buildings are not in the table.

    >>> geocoder.geocode("Kharkov", country="UA").raw["confidence"]  # doctest: +SKIP
    0.92
    """

    def __init__(self, index: TownIndex) -> None:
        super().__init__(adapter_factory=URLLibAdapter)  # never called
        self._index = index

    def geocode(
        self,
        query: str | Sequence[str],
        *,
        exactly_one: bool = True,
        country: str | None = None,
        near: Sequence[Point] | None = None,
        surroundings: Surroundings | None = None,
        limit: int = LIMIT,
    ) -> Location | list[Location] | None:
        """The likeliest town, or the `limit` likeliest, best first; None where no town fits.

        `query` is a name, or several names of one place ("Kharkov", "Харьков"), each perhaps with a qualifier
        ("Kropotkin, Irkutsk Oblast"). `country` is an ISO 3166-1 code of two letters, the modern country.
        `near` are points (latitude, longitude in degrees) the place is thought to be near; `surroundings`
        says more. `Location.raw` holds `confidence` (see `data.geocoding.confidence`), `geonames`, `name`,
        `country`, `population`, and `reasons` in words.
        """
        names: Sequence[Toponym] = distinct_toponyms([query] if isinstance(query, str) else query)
        country, names = self._split_country(names, (country or "").upper())
        matches, name_count = self.matches(names, country)
        hints = [(point.latitude, point.longitude) for point in map(GeopyPoint, near or ())]
        around = surroundings or Surroundings(hints)
        rated = zip(confidences(matches, name_count, around), matches, strict=True)
        best = sorted(rated, key=lambda each: (-each[0], -each[1].town.population))
        locations = [
            self._location(match, confidence, reasons(match, matches, around, self._index.countries, country))
            for confidence, match in best[:limit]
        ]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _split_country(self, names: Sequence[Toponym], country: str) -> tuple[str, Sequence[Toponym]]:
        """The country, if not given then from a qualifier (`Paris, France`), and the names without it."""
        codes = [self._index.country_code(name.qualifier) for name in names]
        without_country = [
            Toponym(name.head, name.head, "", name.unfolded) if code and code == (country or code) else name
            for name, code in zip(names, codes, strict=True)
        ]
        return country or next((code for code in codes if code), ""), without_country

    def matches(self, names: Sequence[Toponym], country: str) -> tuple[list[TownMatch], int]:
        """Every town that matches any of the names, and how many of the names matched one."""
        found = {name: self._exact(name, country) for name in names}
        if not any(found.values()):  # a similar name counts only where no name matches exactly
            found = {name: self._elsewhere(name, country) | self._similar(name, country) for name in names}
        regions = [region for name in names if (region := region_of(name, country, self._index))]
        first = found[names[0]] if names else {}
        towns = dict.fromkeys(town for each in found.values() for town in each)
        matches = []
        for town in towns:
            matching = {name: each[town] for name, each in found.items() if town in each}
            name, best = min(
                matching.items(), key=lambda each: (NAME_KINDS.index(each[1].kind), -each[1].similarity)
            )
            matches.append(
                replace(
                    best,
                    matching_names=len(matching),
                    is_first_name=town in first,
                    in_region=_in_any(regions, town),
                    is_qualifier_unresolved=bool(
                        name.qualifier and not regions and not has_name(town, name.whole)
                    ),
                    spoken=self._index.languages.get(town.country, ()),
                )
            )
        return matches, sum(1 for each in found.values() if each)

    def _exact(self, name: Toponym, country: str) -> dict[Town, TownMatch]:
        """Towns that have exactly this name; of all countries where none is given."""
        return {
            town: TownMatch(town, _kind(town, name), name=name.unfolded)
            for town in self._index.named(name, country)
        }

    def _elsewhere(self, name: Toponym, country: str) -> dict[Town, TownMatch]:
        """Towns that have exactly this name in another country: a border may have moved."""
        return {
            town: replace(match, is_elsewhere=True)
            for town, match in (self._exact(name, "") if country else {}).items()
        }

    def _similar(self, name: Toponym, country: str) -> dict[Town, TownMatch]:
        """Towns that have a part of the name (`Clairvaux` of `Clairvaux Prison`), else a similar spelling.

        Where no country is given, a similar name has the same first letter, and a part is not looked for:
        there is a Castle somewhere.
        """
        if not name.head:
            return {}
        index = self._index.by_name(country) if country else self._index.everywhere
        parts = [part for part in _parts(name.head) if part in index] if country else []
        if parts:
            return {town: TownMatch(town, "part", name=parts[0]) for town in index[parts[0]]}
        known = index.keys() if country else self._index.names_by_initial.get(name.head[0], ())
        similar = process.extract(name.head, known, scorer=fuzz.ratio, limit=3, score_cutoff=MIN_SIMILARITY)
        return {
            town: TownMatch(town, "similar", similarity=score / 100, name=key)
            for key, score, _ in reversed(similar)
            for town in index[key]
        }

    def _location(self, match: TownMatch, confidence: float, why: Sequence[str]) -> Location:
        town = match.town
        country = self._index.countries.get(town.country, town.country)
        raw = {
            "confidence": confidence,
            "geonames": town.geonames,
            "name": town.name,
            "country": town.country,
            "population": town.population,
            "reasons": tuple(why),
        }
        return Location(f"{town.name}, {country}", town.point, raw)


def region_of(name: Toponym, country: str, index: TownIndex) -> Region | None:
    """The region that a name's qualifier means; None without a qualifier, or where it is not resolved.

    The table has codes of regions but no names. Most regions are named after a town in them: `Irkutsk Oblast`
    is taken for the region of the largest town named Irkutsk.
    """
    if country == "US" and (state := index.state_code(name.qualifier)):
        return Region("US", state)
    for qualifier in _qualifier_variants(name.qualifier) if country else ():
        namesakes = index.by_name(country).get(qualifier, [])
        town = max(namesakes, key=lambda each: each.population, default=None)
        if town is not None and town.population >= MIN_REGION_POPULATION:
            return Region(country, town.region, town.point)
    return None


def _qualifier_variants(qualifier: str) -> list[str]:
    """The whole qualifier, then without its generic word (`oblast`, `kraï de`) at either end."""
    words = qualifier.split()
    return [" ".join(each) for each in (words, words[:-1], words[1:], words[-1:]) if each]


def _in_any(regions: Sequence[Region], town: Town) -> bool | None:
    if not regions:
        return None
    return any(
        (region.code == town.region and town.country == region.country)
        or (region.point is not None and distance_km(region.point, town.point) <= 2 * SAME_PLACE_KM)
        for region in regions
    )


def _kind(town: Town, name: Toponym) -> NameKind:
    is_main = is_main_name(town, name.head) or is_main_name(town, name.whole)
    return "main" if is_main else "alternate"


def _parts(head: str) -> list[str]:
    """The beginnings and ends of a name of several words, the longest first."""
    words = head.split()
    parts = [
        " ".join(part) for size in range(len(words) - 1, 0, -1) for part in (words[:size], words[-size:])
    ]
    return [part for part in parts if len(part) >= MIN_PART_LENGTH]
