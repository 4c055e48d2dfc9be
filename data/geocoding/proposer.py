"""Propose coordinates for a place: from the exhibit, then GeoNames offline, then perhaps OpenStreetMap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from data.geocoding.candidate import MAX_CONFIDENCE, Candidate, distance_km, sure_candidate
from data.geocoding.exhibit_places import candidates_from_exhibit
from data.geocoding.nominatim import NominatimError, OnlineNominatim, candidates_from_records
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.places_file import PlacesFileRow
from data.geocoding.toponyms import distinct_toponyms
from data.geocoding.town_index import TownIndex, has_name
from data.model.exhibit import Point
from data.reading.folder_files import story_files
from data.reading.read_yaml import read_front_matter
from data.reading.source_file import SourceFile
from data.reading.towns import Town
from data.schema.yaml_schema import StopFields

SOURCE = "GEONAMES"
MAX_CANDIDATES = 6
MIN_CONFIDENCE = 0.02
NOT_A_TOWN = 0.55
"""Factor for a building, a street or a region: the table holds only towns, so its point is at best near."""
TOWN_KM, OUTSIDE_ITS_TOWN = 100.0, 0.2
"""Factor for a place with a town in the column `within` that is found farther than this from the town: it is
probably another place."""
IDENTIFIER_AND_NAME, IDENTIFIER_ALONE = 0.95, 0.8
"""For the town of the row's GeoNames identifier: its name and country agree with the row's, or not.
The second is not sure, and no other candidate can lead it by enough to be sure."""


@dataclass(frozen=True)
class Proposer:
    """Candidates for the rows of one table.

    `read_town_index` is called once, when the towns are first needed. `lives`: person id → place ids.
    """

    read_town_index: Callable[[], TownIndex]
    lives: Mapping[str, Sequence[str]]
    online: OnlineNominatim | None = None
    service_errors: list[str] = field(default_factory=list)
    """Why the online service gave no answer, in words. The offline candidates are returned all the same."""

    @cached_property
    def _town_index(self) -> TownIndex:
        return self.read_town_index()

    @cached_property
    def _offline(self) -> OfflineGeoNames:
        return OfflineGeoNames(self._town_index)

    def propose(self, row: PlacesFileRow, rows: Sequence[PlacesFileRow]) -> list[Candidate]:
        """At most six candidates for a row, the best first; `rows` are all rows of the table.

        OpenStreetMap is asked last, and only where nothing else is sure.
        """
        its_town = points_of(rows).get(row.values.get("within", ""))
        near = self.near(row, rows)
        candidates = [*candidates_from_exhibit(row, rows), *self._from_geonames(row, near)]
        candidates = [_lowered_outside(its_town, each) for each in candidates]
        if self.online is not None and row.names and sure_candidate(candidates) is None:
            candidates += self._from_openstreetmap(self.online, row, near)
        likely = [each for each in candidates if each.confidence >= MIN_CONFIDENCE]
        return sorted(likely, key=lambda each: -each.confidence)[:MAX_CANDIDATES]

    def near(self, row: PlacesFileRow, rows: Sequence[PlacesFileRow]) -> tuple[Point, ...]:
        """Points the place is thought to be near: its town, else the other places of the lives it is in."""
        points = points_of(rows)
        its_town = points.get(row.values.get("within", ""))
        return (its_town,) if its_town is not None else other_points(row.id, self.lives, points)

    def _from_geonames(self, row: PlacesFileRow, near: Sequence[Point]) -> list[Candidate]:
        country = row.values.get("country", "")
        locations = self._offline.geocode(row.names, exactly_one=False, country=country, near=near)
        candidates = [
            Candidate(
                location.raw["name"],
                location.raw["country"],
                (location.latitude, location.longitude),
                _limited(location.raw["confidence"], row),
                SOURCE,
                "town",
                location.raw["geonames"],
            )
            for location in locations or ()
        ]
        town = self._town_index.towns.by_id.get(row.values.get("geonames", ""))
        if town is None:
            return candidates
        others = [each for each in candidates if each.geonames != town.geonames]
        return [_by_identifier(town, row), *others]

    def _from_openstreetmap(
        self, online: OnlineNominatim, row: PlacesFileRow, near: Sequence[Point]
    ) -> list[Candidate]:
        country = row.values.get("country", "")
        try:
            records = online.search(row.names, country)
        except NominatimError as error:
            self.service_errors.append(str(error))
            return []
        return candidates_from_records(records, row.names, country, near)


def points_of(rows: Sequence[PlacesFileRow]) -> dict[str, Point]:
    """The points of the places that have coordinates, by id."""
    return {row.id: row.point for row in rows if row.point is not None}


def _by_identifier(town: Town, row: PlacesFileRow) -> Candidate:
    is_named = any(has_name(town, name.head) for name in distinct_toponyms(row.names))
    agrees = is_named and town.country == row.values.get("country")
    confidence = _limited(IDENTIFIER_AND_NAME if agrees else IDENTIFIER_ALONE, row)
    return Candidate(town.name, town.country, town.point, confidence, SOURCE, "town", town.geonames)


def _limited(confidence: float, row: PlacesFileRow) -> float:
    is_town = row.values.get("precision", "town") == "town"
    return min(confidence, MAX_CONFIDENCE) if is_town else confidence * NOT_A_TOWN


def _lowered_outside(town: Point | None, candidate: Candidate) -> Candidate:
    if town is None or distance_km(candidate.point, town) <= TOWN_KM:
        return candidate
    return replace(candidate, confidence=candidate.confidence * OUTSIDE_ITS_TOWN)


def read_lives(folder: Path) -> dict[str, tuple[str, ...]]:
    """The place ids of each life's stops, in order, by person id. Stops with problems are skipped.

    They are read from the files: the loaded exhibit leaves out stops whose place has no coordinates.
    """
    lives: dict[str, list[str]] = {}
    for path in story_files(folder):
        if "." in path.stem:
            continue  # a translation: 07-tokyo-1933.ru.md
        read = read_front_matter(SourceFile(path, path.name), StopFields)
        if read is not None and read[0].place:
            lives.setdefault(path.parent.name, []).append(read[0].place)
    return {person: tuple(places) for person, places in lives.items()}


def other_points(
    place: str, lives: Mapping[str, Sequence[str]], points: Mapping[str, Point]
) -> tuple[Point, ...]:
    """The known points of the other places of the lives a place is in; of all places, when it is in none."""
    in_its_lives = [each for places in lives.values() if place in places for each in places]
    known = [each for each in dict.fromkeys(in_its_lives) if each in points and each != place]
    return tuple(points[each] for each in known or points if each != place)
