"""The neutral record every format is written from and read into: one stop, flat, in one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True)
class Record:
    """One stop of one life. Positions are WGS 84 degrees, None where unknown; `date` is EDTF, or empty.

    `text` and `doubt` are Markdown. `sources` are citations as a visitor reads them. An empty value means
    that the exhibit, or the file it was read from, says nothing of it.
    """

    person: str
    person_name: str
    event_id: str
    order: int
    title: str
    text: str = ""
    language: str = "en"
    chapter: str = ""
    date: str = ""
    old_style: str = ""
    date_label: str = ""
    place_id: str = ""
    place_name: str = ""
    place_name_then: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""
    place_certainty: str = ""
    wikidata: str = ""
    geonames: str = ""
    coordinate_source: str = ""
    picture: str = ""
    picture_alt: str = ""
    picture_creator: str = ""
    picture_licence: str = ""
    picture_source: str = ""
    sources: tuple[str, ...] = ()
    certainty: str = ""
    doubt: str = ""
    leg: str = ""
    travel: str = ""
    highlight: bool = False
    present: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """What a file gave: its records, and notes for the curator on what was changed, guessed or left out."""

    title: str
    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()


class UnreadableError(ValueError):
    """A file that is not what it should be. The message says where, what was found, and what to do."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `holds` are the fields of Record it can carry; what is missing there is lost on export.

    `write` takes records and the exhibit's title; `read` takes a file's bytes and raises UnreadableError.
    """

    name: str
    title: str
    suffix: str
    holds: frozenset[str]
    write: Callable[[Sequence[Record], str], bytes]
    read: Callable[[bytes], Read]
    remarks: tuple[str, ...] = field(default=())


ALL_FIELDS = frozenset(each.name for each in fields(Record))


def lost(records: Sequence[Record], kind: Format) -> dict[str, int]:
    """How many records hold something in each field that the format cannot carry."""
    counts = {
        name: sum(1 for each in records if getattr(each, name) not in ("", None, (), False))
        for name in sorted(ALL_FIELDS - kind.holds - {"order", "present"})
    }
    return {name: count for name, count in counts.items() if count}
