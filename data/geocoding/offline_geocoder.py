"""A geocoder that needs no network: GeoNames' towns behind geopy's interface."""

from __future__ import annotations

from collections.abc import Sequence

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint
from rapidfuzz import fuzz, process

from data.geocoding.candidate import SAME_PLACE_KM, kilometres
from data.geocoding.confidence import (
    ELSEWHERE,
    NEARLY_SPELT,
    NOT_BY_FIRST_NAME,
    OTHER_NAME,
    OWN_NAME,
    PART_OF_NAME,
    UNQUALIFIED,
    Find,
    confidences,
)
from data.geocoding.qualifier import Region, region_of
from data.geocoding.toponyms import Toponym, toponyms
from data.geocoding.towns import Town, Towns
from data.model.exhibit import Point

LIMIT = 6
CLOSE_ENOUGH = 85
"""Of 100, by rapidfuzz: `Yokohamma` is Yokohama, `Chita` is not Kita."""
SHORTEST_PART = 4


class OfflineGeoNames(Geocoder):  # type: ignore[misc]  # geopy carries no types
    """Points of towns with more than 500 people. It proposes: villages, fields and houses are not in it.

    >>> geocoder.geocode("Kharkov", country="UA").raw["confidence"]  # doctest: +SKIP
    0.92
    """

    def __init__(self, towns: Towns) -> None:
        super().__init__(adapter_factory=URLLibAdapter)  # never called
        self._towns = towns

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
        `Location.raw` holds `confidence` (see `data.geocoding.confidence`), `geonames`, `country`, `people`.
        """
        names = toponyms([query] if isinstance(query, str) else query)
        country, bare = self._country_of(names, (country or "").upper())
        finds, asked = self._finds(bare, country)
        hints = [(point.latitude, point.longitude) for point in map(GeopyPoint, near or ())]
        worth = confidences(finds, asked, hints, bool(country))
        best = sorted(zip(worth, finds, strict=True), key=lambda each: (-each[0], -each[1].town.people))
        found = [self._location(find.town, confidence) for confidence, find in best[:limit]]
        if not found:
            return None
        return found[0] if exactly_one else found

    def _country_of(self, names: Sequence[Toponym], country: str) -> tuple[str, Sequence[Toponym]]:
        """The country, also where only a name says it (`Paris, France`), and the names without it."""
        said = [self._towns.country_named(name.qualifier) for name in names]
        bare = [
            Toponym(name.head, name.head, "", name.spelt) if code and code == (country or code) else name
            for name, code in zip(names, said, strict=True)
        ]
        return country or next((code for code in said if code), ""), bare

    def _finds(self, names: Sequence[Toponym], country: str) -> tuple[list[Find], int]:
        """Every town that fits any of the names, and how many of the names found one."""
        fitting = self._exactly(names, country)
        if not any(fitting.values()):  # worth nothing beside a name of the place that does fit
            elsewhere = self._elsewhere(names, country)
            fitting = {name: elsewhere[name] | self._nearly(name, country) for name in names}
        regions = [region for name in names if (region := region_of(name, country, self._towns))]
        fits: dict[Town, list[float]] = {}
        for name, towns in fitting.items():
            for town, fit in towns.items():
                unclear = name.qualifier and not regions and not town.goes_by(name.whole)
                fits.setdefault(town, []).append(fit * (UNQUALIFIED if unclear else 1))
        first = fitting[names[0]] if names else {}
        finds = [
            Find(town, max(each) * _first(town in first), len(each), _where_said(town, regions))
            for town, each in fits.items()
        ]
        return finds, sum(1 for towns in fitting.values() if towns)

    def _exactly(self, names: Sequence[Toponym], country: str) -> dict[Toponym, dict[Town, float]]:
        known = (
            {name: self._towns.named(name, country) for name in names}
            if country
            else self._towns.spelt(names)
        )
        return {name: {town: _fit(town, name) for town in towns} for name, towns in known.items()}

    def _elsewhere(self, names: Sequence[Toponym], country: str) -> dict[Toponym, dict[Town, float]]:
        """Towns of exactly these names, in whichever country; a border may have moved."""
        anywhere = self._towns.spelt(names) if country else {name: [] for name in names}
        return {
            name: {town: _fit(town, name) * ELSEWHERE for town in towns} for name, towns in anywhere.items()
        }

    def _nearly(self, name: Toponym, country: str) -> dict[Town, float]:
        """Towns of part of the name (`Clairvaux` of `Clairvaux Prison`), or spelt nearly so."""
        if not country:
            return {}
        index = self._towns.names(country)
        parts = [part for part in _parts(name.head) if part in index]
        if parts:
            return dict.fromkeys(index[parts[0]], PART_OF_NAME)
        near = process.extract(name.head, index.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=CLOSE_ENOUGH)
        return {town: NEARLY_SPELT * score / 100 for key, score, _ in near for town in index[key]}

    def _location(self, town: Town, confidence: float) -> Location:
        country = self._towns.countries.get(town.country, town.country)
        raw = {"confidence": confidence, "geonames": town.geonames, "name": town.name}
        return Location(
            f"{town.name}, {country}", town.point, raw | {"country": town.country, "people": town.people}
        )


def _fit(town: Town, name: Toponym) -> float:
    own = town.is_itself(name.head) or town.is_itself(name.whole)
    return OWN_NAME if own else OTHER_NAME


def _first(fits: bool) -> float:
    return 1.0 if fits else NOT_BY_FIRST_NAME


def _parts(head: str) -> list[str]:
    """The beginnings and endings of a name of several words, the longest first."""
    words = head.split()
    parts = [
        " ".join(part) for size in range(len(words) - 1, 0, -1) for part in (words[:size], words[-size:])
    ]
    return [part for part in parts if len(part) >= SHORTEST_PART]


def _where_said(town: Town, regions: Sequence[Region]) -> bool | None:
    if not regions:
        return None
    return any(
        (region.code == town.region and town.country == region.country)
        or (region.point is not None and kilometres(region.point, town.point) <= 2 * SAME_PLACE_KM)
        for region in regions
    )
