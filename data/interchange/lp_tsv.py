"""LP-TSV 0.5 (LinkedPasts/linked-places-format): a table of places, tab between cells, no quotes.

Columns are found by name. A year before ours is written as people count it here: -320 is 320 BCE.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.interchange.by_place import CLASSES, Gathered, gather, year_of
from data.interchange.read_lp_tsv import read
from data.interchange.stop_record import Format, Record
from data.interchange.timespans import edges
from data.reading.csv_cell import neutral

COLUMNS = (
    *("id", "title", "title_source", "start", "attestation_year", "fclasses", "end", "title_uri", "ccodes"),
    *("variants", "types", "aat_types", "matches", "lon", "lat", "geowkt", "geo_source", "geo_id"),
    *("description", "parent_name", "parent_id", "approximation"),
)
"""In the order of the official template; the last three came after it."""


def write(records: Sequence[Record], title: str) -> bytes:
    """A header and one row for each distinct place, in UTF-8."""
    rows = [COLUMNS, *(_row(place, title) for place in gather(records))]
    return "".join("\t".join(_cell(cell) for cell in row) + "\n" for row in rows).encode()


def _row(place: Gathered, title: str) -> tuple[str, ...]:
    source = next(iter(place.sources), title)
    start, end = _span(place)
    at = place.place
    cells = {
        "id": place.id,
        "title": place.name,
        "title_source": source,
        "start": start,
        "end": end,
        "attestation_year": year_of(source),
        "fclasses": CLASSES.get(at.precision, ""),
        "ccodes": at.country,
        "variants": ";".join(f"{name}@und" for name in place.names_then),
        "matches": ";".join(
            f"{prefix}:{_part(key)}" for prefix, key in (("wd", at.wikidata), ("gn", at.geonames)) if key
        ),
        "lon": "" if at.longitude is None or at.latitude is None else str(at.longitude),
        "lat": "" if at.longitude is None or at.latitude is None else str(at.latitude),
        "geo_source": at.coordinate_source,
        "description": "; ".join(_told(event) for event in place.events),
    }
    return tuple(cells.get(column, "") for column in COLUMNS)


def _span(place: Gathered) -> tuple[str, str]:
    """The first and the last day of what happened there, as exact as it is known; empty where it is not."""
    if not place.dates:
        return "", ""
    start = edges(place.dates[0])
    end = edges(max(place.dates, key=lambda date: date.last))[1]
    return _counted(start[0] or start[1]), _counted(end)


def _told(event: Record) -> str:
    date = f", {event.date}" if event.date else ""
    return f"{event.person_name}{date}: {event.title}"


def _part(text: str) -> str:
    return text.replace(";", ",")


YEAR = re.compile(r"-\d+(-\d\d)*$")
"""A date before our era is no formula, and no other program would know it behind an apostrophe."""


def _cell(text: str) -> str:
    """A cell without what ends one, tabs and line ends become spaces, and without what a spreadsheet runs."""
    bare = " ".join(text.split())
    return bare if YEAR.match(bare) else neutral(bare)


def _counted(date: str) -> str:
    """The reverse: -0319 as `-320`; later years as they are."""
    if date.startswith("-"):
        return f"-{int(date[1:5]) + 1}{date[5:]}"
    return f"-1{date[4:]}" if date.startswith("0000") else date


FORMAT = Format(
    name="lp-tsv",
    title="LP-TSV 0.5",
    suffix=".tsv",
    holds=frozenset(
        {
            *("place_id", "place_name", "place_name_then", "country", "latitude", "longitude", "precision"),
            *("wikidata", "geonames", "coordinate_source"),
        }
    ),
    write=write,
    read=read,
    remarks=(
        "The table describes places: one row for each, whatever happened there.",
        "A row’s start and end are the first and last date of its stops, without “about” and “perhaps”.",
        "A row’s title_source is the first source of its stops; its description names them.",
        "A place whose stops and source bear no date lacks start and attestation_year; add one.",
    ),
)
