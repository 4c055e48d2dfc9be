"""LP-TSV 0.5 (LinkedPasts/linked-places-format): a table of places, cells separated by tabs, without quotes.

Columns are found by name. Years before our era are historical, not astronomical: -320 is 320 BCE.
Each place is read as one stop with the place's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.interchange.by_place import (
    FEATURE_CLASSES,
    PLACES_NOT_EVENTS,
    PRECISION_OF_CLASS,
    PlaceWithStops,
    places_of,
    year_of,
)
from data.interchange.cell_table import NO_OPTIONS, TableOptions
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.lives import ordered_by_life
from data.interchange.notes import Notes, labelled
from data.interchange.position_cells import position_of_cells
from data.interchange.positions import position_fields, wkt_position
from data.interchange.properties import record_from_properties
from data.interchange.sanitize import markdown_text, plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.table_rows import add_unread_columns, cells_in_words, table_rows
from data.interchange.timespans import edges, edtf_of, iso_date
from data.interchange.well_known_text import WKT_POINT
from data.model.exhibit import Point
from data.reading.csv_cell import escape_formula

COLUMNS = (
    *("id", "title", "title_source", "start", "attestation_year", "fclasses", "end", "title_uri", "ccodes"),
    *("variants", "types", "aat_types", "matches", "lon", "lat", "geowkt", "geo_source", "geo_id"),
    *("description", "parent_name", "parent_id", "approximation"),
)
"""In the order of the official template; the last three were added later."""

REQUIRED_COLUMNS = ("id", "title")
READ_COLUMNS = set(COLUMNS) - {
    *("attestation_year", "types", "aat_types", "geo_id", "parent_name", "parent_id", "approximation"),
}
"""Columns that `read` takes, or of which it tells each item that it leaves out."""
NEGATIVE_YEAR = re.compile(r"-\d+(-\d\d)*$")
"""A date before our era. It is not escaped as a formula: other programs would not read it."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """A header and one row for each distinct place, in UTF-8."""
    rows = [COLUMNS, *(_row(place, title) for place in places_of(records))]
    return "".join("\t".join(_cell(cell) for cell in row) + "\n" for row in rows).encode()


def _row(place: PlaceWithStops, title: str) -> tuple[str, ...]:
    source = next(iter(place.sources), title)
    start, end = _date_range(place)
    first = place.place
    cells = {
        "id": place.id,
        "title": place.name,
        "title_source": source,
        "start": start,
        "end": end,
        "attestation_year": year_of(source),
        "fclasses": FEATURE_CLASSES.get(first.precision, ""),
        "ccodes": first.country,
        "variants": ";".join(f"{name}@und" for name in place.names_then),
        "matches": ";".join(
            f"{prefix}:{_without_semicolons(key)}"
            for prefix, key in (("wd", first.wikidata), ("gn", first.geonames))
            if key
        ),
        "lon": "" if first.longitude is None or first.latitude is None else str(first.longitude),
        "lat": "" if first.longitude is None or first.latitude is None else str(first.latitude),
        "geo_source": first.coordinate_source,
        "description": "; ".join(_summary(event) for event in place.events),
    }
    return tuple(cells.get(column, "") for column in COLUMNS)


def _date_range(place: PlaceWithStops) -> tuple[str, str]:
    """The first and the last date of the stops, as exact as they are known; empty for none."""
    if not place.dates:
        return "", ""
    first = edges(place.dates[0])
    end = edges(max(place.dates, key=lambda date: date.last))[1]
    return _historical(first[0] or first[1]), _historical(end)


def _summary(event: StopRecord) -> str:
    date = f", {event.date}" if event.date else ""
    return f"{event.person_name}{date}: {event.title}"


def _without_semicolons(text: str) -> str:
    return text.replace(";", ",")


def _cell(text: str) -> str:
    """A cell in which tabs and line ends are spaces, and which a spreadsheet does not run as a formula."""
    cell = " ".join(text.split())
    return cell if NEGATIVE_YEAR.match(cell) else escape_formula(cell)


def _historical(date: str) -> str:
    """An ISO 8601 date, which has a year 0, in historical counting: -0319 is `-320` (320 BCE)."""
    if date.startswith("-"):
        return f"-{int(date[1:5]) + 1}{date[5:]}"
    return f"-1{date[4:]}" if date.startswith("0000") else date


def read(data: bytes, options: TableOptions = NO_OPTIONS) -> ImportedStops:
    """Each place as one stop with its name. Cells may be separated by tabs, commas or semicolons."""
    notes = Notes()
    columns, rows = table_rows(data, COLUMNS, notes, options, quotes_are_text=True)
    if missing := [column for column in REQUIRED_COLUMNS if column not in columns]:
        fault = f"row 1: the column {missing[0]} is missing"
        raise UnreadableError(f"{fault}; an LP-TSV table begins with a row of its columns’ names.")
    titled = []
    for number, row in rows:
        if plain_text(row.get("title")):
            titled.append((number, row))
        else:
            notes.add("Rows without a title are left out", f"row {number} ({cells_in_words(row)})")
    add_unread_columns(titled, READ_COLUMNS, notes)
    if titled:
        notes.add(PLACES_NOT_EVENTS)
    records = [_record(row, order, f"row {number}", notes) for order, (number, row) in enumerate(titled, 1)]
    return ImportedStops("", ordered_by_life(records), notes.sentences)


def _record(row: Mapping[str, str], order: int, where: str, notes: Notes) -> StopRecord:
    where = labelled(where, row.get("title"))
    at = _position(row, where, notes)
    _tell_further_items(row, where, notes)
    matches = _matches(row)
    sources = (plain_text(" ".join(row.get(column, "") for column in ("title_source", "title_uri"))),)
    variants, classes = _items(row, "variants"), _items(row, "fclasses")
    known = {
        "event_id": row.get("id", ""),
        "person_name": "Imported",
        "place_id": plain_text(row.get("id")),
        "place_name": plain_text(row.get("title")),
        "place_name_then": "; ".join(each[:-4] for each in variants if each.endswith("@und")),
        "country": next(iter(_items(row, "ccodes")), "").upper(),
        **position_fields(at),
        "precision": next((PRECISION_OF_CLASS[each] for each in classes if each in PRECISION_OF_CLASS), ""),
        "wikidata": plain_text(matches.get("wd")),
        "geonames": plain_text(matches.get("gn")),
        "coordinate_source": plain_text(row.get("geo_source")),
        "text": markdown_text(row.get("description")),
        "date": _date(row, where, notes),
        "sources": sources if sources[0] else (),
    }
    return record_from_properties({}, order, where, notes, **known)


def _position(row: Mapping[str, str], where: str, notes: Notes) -> Point | None:
    """The position in `geowkt`; in `lon` and `lat` where it is empty or is another shape than a point."""
    wkt, latitude, longitude = (row.get(column, "") for column in ("geowkt", "lat", "lon"))
    is_point = bool(WKT_POINT.fullmatch(wkt[:1000]))
    if wkt and not is_point:
        notes.add("A shape in geowkt that is no single point is left out", f"{where}: {wkt}")
    if wkt and not (latitude and longitude and not is_point):
        at = wkt_position(wkt, where, notes)
        if (latitude or longitude) and at != position_of_cells(latitude, longitude, where, Notes()):
            fault = "lat and lon are not those of geowkt, which is taken"
            notes.add(fault, f"{where}: {latitude}, {longitude}")
        return at
    return position_of_cells(latitude, longitude, where, notes)


def _matches(row: Mapping[str, str]) -> dict[str, str]:
    """The first identifier of each gazetteer, by its prefix."""
    pairs = [each.split(":", 1) for each in _items(row, "matches") if ":" in each]
    return {prefix: key for prefix, key in reversed(pairs)}


def _tell_further_items(row: Mapping[str, str], where: str, notes: Notes) -> None:
    """Report the items of a cell that a stop has no field for: further countries, classes and names."""
    matches = {f"{prefix}:{key}" for prefix, key in _matches(row).items() if prefix in ("wd", "gn")}
    classes = [each for each in _items(row, "fclasses") if each in PRECISION_OF_CLASS]
    read = {
        "ccodes": _items(row, "ccodes")[:1],
        "fclasses": classes[:1],
        "variants": [each for each in _items(row, "variants") if each.endswith("@und")],
        "matches": matches,
    }
    for column, known in read.items():
        for each in _items(row, column):
            if each not in known:
                notes.add(
                    f"An item of {column} is left out, as a stop has no field for it", f"{where}: {each}"
                )


def _items(row: Mapping[str, str], column: str) -> list[str]:
    """The texts of a cell that separates several with semicolons."""
    return [text for each in row.get(column, "").split(";") if (text := plain_text(each))]


def _date(row: Mapping[str, str], where: str, notes: Notes) -> str:
    """The EDTF date of `start` and `end`. A start alone is open-ended, unlike in the Linked Places Format.

    `attestation_year` is the year in which a source names the place, not the date of a stop.
    """
    try:
        start, end = (_astronomical(row.get(column, "").strip()) for column in ("start", "end"))
        return edtf_of({"start": start, "end": end or {"earliest": start}})
    except ValueError:
        written = "/".join(row.get(column, "") for column in ("start", "end") if row.get(column))
        notes.add("A date cannot be read and is left out", f"{where}: “{written}”")
        return ""


def _astronomical(text: str) -> str:
    """A date in historical counting, `-320` (320 BCE), in ISO 8601, which has a year 0: -0319."""
    if not text:
        return ""
    date = iso_date(text)
    if not date.startswith("-"):
        return date
    year = int(date[1:5]) - 1
    return f"{'-' if year else ''}{year:04}{date[5:]}"


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
    read_table=read,
    remarks=(
        "The table describes places: one row for each, whatever happened there.",
        "A row’s start and end are the first and last date of its stops, without “about” and “perhaps”.",
        "A row’s title_source is the first source of its stops; its description names them.",
        "A place whose stops and source bear no date lacks start and attestation_year; add one.",
    ),
    needs_place=True,
)
