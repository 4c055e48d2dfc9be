"""Stops gathered by place: gazetteers describe places, not what happened there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.interchange.properties import is_edtf
from data.interchange.stop_record import Record
from data.model.edtf_date import EdtfDate, parse_date

CLASSES = {"building": "S", "street": "R", "town": "P", "region": "L"}
"""What a point stands for, as the feature class of gazetteers: site, route, populated place, landscape."""

PRECISIONS = {"S": "building", "R": "street", "P": "town", **dict.fromkeys("LAHT", "region")}
"""The reverse; administrative areas, waters and landforms are regions."""

PLACES_TOLD = "The file tells of places, not events: each became one stop of its name; write what happened"

YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Gathered:
    """One place and the stops made there, in the order they are told. `id` is unique in the file."""

    id: str
    events: tuple[Record, ...]

    @property
    def place(self) -> Record:
        """The stop the place's own fields are read from."""
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
        """The names of the time, each once: a place may have had several, set apart by `;`."""
        written = (name for event in self.events for name in event.place_name_then.split(";"))
        return tuple(dict.fromkeys(name.strip() for name in written if name.strip()))

    @property
    def sources(self) -> tuple[str, ...]:
        """What the stops rest on, each once."""
        return tuple(dict.fromkeys(source for event in self.events for source in event.sources))


def gather(records: Sequence[Record]) -> tuple[Gathered, ...]:
    """The distinct places, in the order of their first stop; those without an id by name and position."""
    found: dict[tuple[object, ...], list[Record]] = {}
    for record in records:
        told_apart = (record.place_name, record.latitude, record.longitude)
        found.setdefault((record.place_id,) if record.place_id else told_apart, []).append(record)
    ids = [events[0].place_id or f"place-{number}" for number, events in enumerate(found.values(), start=1)]
    return tuple(Gathered(key, tuple(events)) for key, events in zip(ids, found.values(), strict=True))


def year_of(citation: str) -> str:
    """The year a citation was published in, as far as it says so: the last one named; empty for none."""
    years = YEAR.findall(citation)
    return str(years[-1]) if years else ""
