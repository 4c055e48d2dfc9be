"""Propose coordinates for a place: from the exhibit, then GeoNames offline, then perhaps OpenStreetMap."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from data.geocoding.candidate import MAX_CONFIDENCE, SURE, Candidate, distance_km, sure_candidate
from data.geocoding.confidence import ITS_TOWN, MAX_UNSURE, Surroundings
from data.geocoding.exhibit_places import candidates_from_exhibit
from data.geocoding.nominatim import NominatimError, OnlineNominatim, candidates_from_records
from data.geocoding.offline_geocoder import OfflineGeoNames
from data.geocoding.places_file import PlacesFileRow
from data.geocoding.toponyms import distinct_toponyms, languages_of
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
POINT_OF_A_TOWN = "the point of a whole town"
TOWN_KM, OUTSIDE_ITS_TOWN = 100.0, 0.2
"""Factor for a place with a town in the column `within` that is found farther than this from the town: it is
probably another place."""
IDENTIFIER_AND_NAME, IDENTIFIER_ALONE = 0.96, 0.8
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
        around = self.surroundings(row, rows)
        candidates = [*candidates_from_exhibit(row, rows), *self._from_geonames(row, around)]
        candidates = [_lowered_outside(its_town, each) for each in candidates]
        if self.online is not None and row.names and sure_candidate(candidates) is None:
            candidates += self._from_openstreetmap(self.online, row, around.points)
        likely = [each for each in candidates if each.confidence >= MIN_CONFIDENCE]
        if sure_candidate(likely) is None:
            likely = [_disputed(each) for each in likely]
        return sorted(likely, key=lambda each: -each.confidence)[:MAX_CANDIDATES]

    def near(self, row: PlacesFileRow, rows: Sequence[PlacesFileRow]) -> tuple[Point, ...]:
        """Points the place is thought to be near: its town, else the other places of the lives it is in."""
        return tuple(self.surroundings(row, rows).points)

    def surroundings(self, row: PlacesFileRow, rows: Sequence[PlacesFileRow]) -> Surroundings:
        """What the rest of the table says of where a place may be."""
        located = {each.id: each for each in rows if each.point is not None and each.id != row.id}
        its_town = located.get(row.values.get("within", ""))
        lives = other_places(row.id, self.lives, located)
        others = [its_town] if its_town else [located[each] for each in lives or located]
        return Surroundings(
            points=tuple(each.point for each in others if each.point is not None),
            countries=tuple(code.upper() for each in others if (code := each.values.get("country", ""))),
            languages=languages_of(row.values),
            whose=ITS_TOWN if its_town else "the life’s" if lives else "the table’s",
        )

    def _from_geonames(self, row: PlacesFileRow, around: Surroundings) -> list[Candidate]:
        country = row.values.get("country", "")
        locations = self._offline.geocode(row.names, exactly_one=False, country=country, surroundings=around)
        candidates = [
            Candidate(
                location.raw["name"],
                location.raw["country"],
                (location.latitude, location.longitude),
                _limited(location.raw["confidence"], row),
                SOURCE,
                "town",
                location.raw["geonames"],
                reasons=(*location.raw["reasons"], *([] if _is_a_town(row) else [POINT_OF_A_TOWN])),
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
    reasons = ["the town of the row’s GeoNames identifier"]
    if not agrees:
        reasons.append("its name is another one" if not is_named else "its country is not that of the row")
    return Candidate(
        *(town.name, town.country, town.point, confidence, SOURCE, "town", town.geonames),
        reasons=tuple(reasons),
    )


def _disputed(candidate: Candidate) -> Candidate:
    """A candidate that would be sure, if another one did not contradict it."""
    if candidate.confidence < SURE:
        return candidate
    reasons = (*candidate.reasons, "another place is as likely")
    return replace(candidate, confidence=MAX_UNSURE, reasons=reasons)


def _limited(confidence: float, row: PlacesFileRow) -> float:
    return min(confidence, MAX_CONFIDENCE) if _is_a_town(row) else confidence * NOT_A_TOWN


def _is_a_town(row: PlacesFileRow) -> bool:
    return row.values.get("precision", "town") == "town"


def _lowered_outside(town: Point | None, candidate: Candidate) -> Candidate:
    if town is None or distance_km(candidate.point, town) <= TOWN_KM:
        return candidate
    reasons = (*candidate.reasons, f"over {TOWN_KM:.0f} km from the town it is part of")
    return replace(candidate, confidence=candidate.confidence * OUTSIDE_ITS_TOWN, reasons=reasons)


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


def other_places(place: str, lives: Mapping[str, Sequence[str]], located: Container[str]) -> list[str]:
    """The located other places of the lives a place is in."""
    in_its_lives = [each for places in lives.values() if place in places for each in places]
    return [each for each in dict.fromkeys(in_its_lives) if each in located and each != place]
