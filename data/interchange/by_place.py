"""Stops grouped by place: gazetteer formats describe places, not events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.interchange.stop_record import StopRecord
from data.model.edtf_date import EdtfDate, is_edtf, parse_date

FEATURE_CLASSES = {"building": "S", "street": "R", "town": "P", "region": "L"}
"""Precision → feature class of GeoNames: S site, R route, P populated place, L landscape."""

PRECISION_OF_CLASS = {"S": "building", "R": "street", "P": "town", **dict.fromkeys("LAHT", "region")}
"""Feature class → precision; administrative areas (A), waters (H) and landforms (T) are regions."""

PLACES_NOT_EVENTS = (
    "The file tells of places, not events: each became one stop of its name; write what happened"
)

YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class PlaceWithStops:
    """One place and the stops there, in file order. `id` is unique in the file."""

    id: str
    events: tuple[StopRecord, ...]

    @property
    def place(self) -> StopRecord:
        """The stop that the fields of the place are read from."""
        return self.events[0]

    @property
    def name(self) -> str:
        """The place's name, never a stop's title; its id where it has no name."""
        return self.place.place_name or self.id

    @property
    def dates(self) -> tuple[EdtfDate, ...]:
        """The dates of the stops, each once, the earliest first."""
        texts = dict.fromkeys(event.date for event in self.events if event.date and is_edtf(event.date))
        return tuple(sorted((parse_date(text) for text in texts), key=lambda date: (date.begins, date.ends)))

    @property
    def names_then(self) -> tuple[str, ...]:
        """The historical names, each once. A record separates several with `;`."""
        names = (name for event in self.events for name in event.place_name_then.split(";"))
        return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the stops, each once."""
        return tuple(dict.fromkeys(source for event in self.events for source in event.sources))


def places_of(records: Sequence[StopRecord]) -> tuple[PlaceWithStops, ...]:
    """The distinct places, in the order of their first stop. Stops that belong to no place are left out.

    A place is identified by its id, or by name and position where it has no id.
    """
    groups: dict[tuple[object, ...], list[StopRecord]] = {}
    for record in (each for each in records if each.has_place):
        name_and_position = (record.place_name, record.latitude, record.longitude)
        groups.setdefault((record.place_id,) if record.place_id else name_and_position, []).append(record)
    return tuple(
        PlaceWithStops(events[0].place_id or f"place-{number}", tuple(events))
        for number, events in enumerate(groups.values(), start=1)
    )


def year_of(citation: str) -> str:
    """The year of publication: the last year that the citation names; empty for none."""
    years = YEAR.findall(citation)
    return str(years[-1]) if years else ""
