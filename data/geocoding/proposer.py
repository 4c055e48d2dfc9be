"""Whom to ask for a place: first the exhibit, then GeoNames on this machine, then perhaps OpenStreetMap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from data.geocoding.candidate import CEILING, Candidate, kilometres, sure_one
from data.geocoding.exhibit_places import from_exhibit
from data.geocoding.lives import other_stops
from data.geocoding.nominatim import NoAnswer, OnlineNominatim
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.online import from_records
from data.geocoding.places_file import PlaceLine
from data.geocoding.toponyms import toponyms
from data.geocoding.towns import Towns
from data.model.exhibit import Point

SOURCE = "GEONAMES"
MOST = 6
LEAST = 0.02
NOT_A_TOWN = 0.55
"""The most a town's point is worth for a building, a street or a region: the table holds towns alone."""
TOWN_KM, OUT_OF_TOWN = 100.0, 0.2
"""A place that lies `within` a town and is found further from it than this is most likely another."""
WITH_IDENTIFIER = {True: 0.95, False: 0.8}
"""The row names its GeoNames identifier, and the town goes by the row's name; or it does not: then it is not
sure, and nothing else leads it by enough to be."""


@dataclass(frozen=True)
class Proposer:
    """Answers for the rows of one table. `read_towns` is called once, when a town is first asked for."""

    read_towns: Callable[[], Towns]
    lives: Mapping[str, Sequence[str]]
    online: OnlineNominatim | None = None
    told: list[str] = field(default_factory=list)
    """What the service said instead of answering, in words; the offline answers stand all the same."""

    @cached_property
    def _towns(self) -> Towns:
        return self.read_towns()

    @cached_property
    def _offline(self) -> OfflineGeoNames:
        return OfflineGeoNames(self._towns)

    def propose(self, line: PlaceLine, lines: Sequence[PlaceLine]) -> list[Candidate]:
        """At most six candidates for a row, the best first; `lines` are all rows of the table.

        OpenStreetMap is asked last, and only where nothing else is sure.
        """
        points = points_of(lines)
        near = self.near(line, lines)
        found = [*from_exhibit(line, lines), *self._from_geonames(line, near)]
        found = [_out_of_town(each, points.get(line.values.get("within", ""))) for each in found]
        if self.online is not None and line.names and sure_one(found) is None:
            found += self._from_openstreetmap(self.online, line, near)
        likely = [each for each in found if each.confidence >= LEAST]
        return sorted(likely, key=lambda each: -each.confidence)[:MOST]

    def near(self, line: PlaceLine, lines: Sequence[PlaceLine]) -> tuple[Point, ...]:
        """Points the place is thought to be near: its town, else the other stops of its lives."""
        points = points_of(lines)
        town = points.get(line.values.get("within", ""))
        return (town,) if town is not None else other_stops(line.id, self.lives, points)

    def _from_geonames(self, line: PlaceLine, near: Sequence[Point]) -> list[Candidate]:
        country = line.values.get("country", "")
        found = self._offline.geocode(line.names, exactly_one=False, country=country, near=near)
        candidates = [
            Candidate(
                found.raw["name"],
                found.raw["country"],
                (found.latitude, found.longitude),
                _capped(found.raw["confidence"], line),
                SOURCE,
                "town",
                found.raw["geonames"],
            )
            for found in found or ()
        ]
        named = self._by_identifier(line)
        return (
            [named, *(each for each in candidates if each.geonames != named.geonames)]
            if named
            else candidates
        )

    def _by_identifier(self, line: PlaceLine) -> Candidate | None:
        town = self._towns.by_id.get(line.values.get("geonames", ""))
        if town is None:
            return None
        called = any(town.goes_by(name.head) for name in toponyms(line.names))
        fits = called and town.country == line.values.get("country")
        return Candidate(
            town.name,
            town.country,
            town.point,
            _capped(WITH_IDENTIFIER[fits], line),
            SOURCE,
            "town",
            town.geonames,
        )

    def _from_openstreetmap(
        self, online: OnlineNominatim, line: PlaceLine, near: Sequence[Point]
    ) -> list[Candidate]:
        country = line.values.get("country", "")
        try:
            records = online.answers(line.names, country)
        except NoAnswer as reason:
            self.told.append(str(reason))
            return []
        return from_records(records, line.names, country, near)


def points_of(lines: Sequence[PlaceLine]) -> dict[str, Point]:
    """The places that have their coordinates, by id."""
    return {line.id: line.point for line in lines if line.point is not None}


def _capped(confidence: float, line: PlaceLine) -> float:
    is_town = line.values.get("precision", "town") == "town"
    return min(confidence, CEILING) if is_town else confidence * NOT_A_TOWN


def _out_of_town(candidate: Candidate, town: Point | None) -> Candidate:
    if town is None or kilometres(candidate.point, town) <= TOWN_KM:
        return candidate
    return replace(candidate, confidence=candidate.confidence * OUT_OF_TOWN)
