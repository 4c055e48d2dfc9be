"""A geocoder without a network: GeoNames' towns behind geopy's interface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint
from rapidfuzz import fuzz, process

from data.geocoding.candidate import SAME_PLACE_KM, distance_km
from data.geocoding.confidence import (
    ALTERNATE_NAME,
    ELSEWHERE,
    MAIN_NAME,
    NOT_FIRST_NAME,
    PART_OF_NAME,
    SIMILAR_SPELLING,
    UNRESOLVED_QUALIFIER,
    TownMatch,
    confidences,
)
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
        limit: int = LIMIT,
    ) -> Location | list[Location] | None:
        """The likeliest town, or the `limit` likeliest, best first; None where no town fits.

        `query` is a name, or several names of one place ("Kharkov", "Харьков"), each perhaps with a qualifier
        ("Kropotkin, Irkutsk Oblast"). `country` is an ISO 3166-1 code of two letters, the modern country.
        `near` are points (latitude, longitude in degrees) the place is thought to be near.
        `Location.raw` holds `confidence` (see `data.geocoding.confidence`), `geonames`, `name`, `country` and
        `population`.
        """
        names: Sequence[Toponym] = distinct_toponyms([query] if isinstance(query, str) else query)
        country, names = self._split_country(names, (country or "").upper())
        matches, name_count = self._matches(names, country)
        hints = [(point.latitude, point.longitude) for point in map(GeopyPoint, near or ())]
        rated = zip(confidences(matches, name_count, hints, bool(country)), matches, strict=True)
        best = sorted(rated, key=lambda each: (-each[0], -each[1].town.population))
        locations = [self._location(match.town, confidence) for confidence, match in best[:limit]]
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

    def _matches(self, names: Sequence[Toponym], country: str) -> tuple[list[TownMatch], int]:
        """Every town that matches any of the names, and how many of the names matched one."""
        towns_by_name = self._exact(names, country)
        if not any(towns_by_name.values()):  # a similar name counts only where no name matches exactly
            elsewhere = self._in_other_countries(names, country)
            towns_by_name = {name: elsewhere[name] | self._similar(name, country) for name in names}
        regions = [region for name in names if (region := region_of(name, country, self._index))]
        fits: dict[Town, list[float]] = {}
        for name, towns in towns_by_name.items():
            for town, fit in towns.items():
                unresolved = name.qualifier and not regions and not has_name(town, name.whole)
                fits.setdefault(town, []).append(fit * (UNRESOLVED_QUALIFIER if unresolved else 1))
        first = towns_by_name[names[0]] if names else {}
        matches = [
            TownMatch(
                town,
                max(each) * (1.0 if town in first else NOT_FIRST_NAME),
                len(each),
                _in_any(regions, town),
            )
            for town, each in fits.items()
        ]
        return matches, sum(1 for towns in towns_by_name.values() if towns)

    def _exact(self, names: Sequence[Toponym], country: str) -> dict[Toponym, dict[Town, float]]:
        """Towns that have exactly these names, with their fit; of all countries where none is given."""
        towns_by_name = (
            {name: self._index.named(name, country) for name in names}
            if country
            else self._index.spelt(names)
        )
        return {name: {town: _fit(town, name) for town in towns} for name, towns in towns_by_name.items()}

    def _in_other_countries(self, names: Sequence[Toponym], country: str) -> dict[Toponym, dict[Town, float]]:
        """Towns that have exactly these names in any country: a border may have moved."""
        anywhere = self._index.spelt(names) if country else {name: [] for name in names}
        return {
            name: {town: _fit(town, name) * ELSEWHERE for town in towns} for name, towns in anywhere.items()
        }

    def _similar(self, name: Toponym, country: str) -> dict[Town, float]:
        """Towns that have a part of the name (`Clairvaux` of `Clairvaux Prison`), else a similar spelling."""
        if not country:
            return {}
        index = self._index.by_name(country)
        parts = [part for part in _parts(name.head) if part in index]
        if parts:
            return dict.fromkeys(index[parts[0]], PART_OF_NAME)
        similar = process.extract(
            name.head, index.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=MIN_SIMILARITY
        )
        return {town: SIMILAR_SPELLING * score / 100 for key, score, _ in similar for town in index[key]}

    def _location(self, town: Town, confidence: float) -> Location:
        country = self._index.countries.get(town.country, town.country)
        raw = {
            "confidence": confidence,
            "geonames": town.geonames,
            "name": town.name,
            "country": town.country,
            "population": town.population,
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


def _fit(town: Town, name: Toponym) -> float:
    is_main = is_main_name(town, name.head) or is_main_name(town, name.whole)
    return MAIN_NAME if is_main else ALTERNATE_NAME


def _parts(head: str) -> list[str]:
    """The beginnings and ends of a name of several words, the longest first."""
    words = head.split()
    parts = [
        " ".join(part) for size in range(len(words) - 1, 0, -1) for part in (words[:size], words[-size:])
    ]
    return [part for part in parts if len(part) >= MIN_PART_LENGTH]
