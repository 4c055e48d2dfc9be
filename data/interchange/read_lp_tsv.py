"""LP-TSV tables read as stops: each place becomes one stop that bears its name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from data.interchange.by_place import PLACES_TOLD, PRECISIONS
from data.interchange.file_content import text_of
from data.interchange.geojson import labelled
from data.interchange.notes import Notes
from data.interchange.positions import WKT_POINT, position, wkt_position
from data.interchange.properties import in_order, record_of
from data.interchange.sanitize import line, prose
from data.interchange.stop_record import Read, Record, UnreadableError
from data.interchange.timespans import edtf_of, iso_date
from data.model.exhibit import Point
from data.reading.csv_cell import plain
from data.reading.read_text import LARGEST_FILE

NEEDED = ("id", "title")
csv.field_size_limit(LARGEST_FILE)


def read(data: bytes) -> Read:
    """Each place as one stop that bears its name. Tabs, commas or semicolons may stand between the cells."""
    notes = Notes()
    rows = list(_rows(text_of(data)))
    found = [(number, row) for number, row in rows if line(row.get("title"))]
    if len(found) < len(rows):
        notes.tell("Rows without a title are left out", str(len(rows) - len(found)))
    if found:
        notes.tell(PLACES_TOLD)
    records = [_record(row, order, f"row {number}", notes) for order, (number, row) in enumerate(found, 1)]
    return Read("", in_order(records), notes.lines)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its number as a spreadsheet counts it, by the names of its columns in lower case."""
    header = text.split("\n", 1)[0]
    separator = max("\t,;", key=header.count)
    quoted = separator != "\t"
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    columns = [_unquoted(column).strip().lower() for column in next(reader, [])]
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        fault = f"row 1: the column {missing[0]} is missing"
        raise UnreadableError(f"{fault}; an LP-TSV table begins with a row of its columns’ names.")
    for number, cells in enumerate(reader, start=2):
        row = {column: plain(_unquoted(cell)) for column, cell in zip(columns, cells, strict=False)}
        if any(cell.strip() for cell in row.values()):
            yield number, row


def _unquoted(cell: str) -> str:
    """A cell without the quotes some programs write all the same."""
    whole = len(cell) >= 2 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if whole else cell


def _record(row: Mapping[str, str], order: int, where: str, notes: Notes) -> Record:
    where = labelled(where, row.get("title"))
    at = _position(row, where, notes)
    matches = dict(each.split(":", 1) for each in _several(row, "matches") if ":" in each)
    sources = (line(" ".join(row.get(column, "") for column in ("title_source", "title_uri"))),)
    variants, classes = _several(row, "variants"), _several(row, "fclasses")
    known = {
        "event_id": row.get("id", ""),
        "person_name": "Imported",
        "place_id": line(row.get("id")),
        "place_name": line(row.get("title")),
        "place_name_then": "; ".join(each[:-4] for each in variants if each.endswith("@und")),
        "country": next(iter(_several(row, "ccodes")), "").upper(),
        "latitude": at[0] if at is not None else None,
        "longitude": at[1] if at is not None else None,
        "precision": next((PRECISIONS[each] for each in classes if each in PRECISIONS), ""),
        "wikidata": line(matches.get("wd")),
        "geonames": line(matches.get("gn")),
        "coordinate_source": line(row.get("geo_source")),
        "text": prose(row.get("description")),
        "date": _date(row, where, notes),
        "sources": sources if sources[0] else (),
    }
    return record_of({}, order, where, notes, **known)


def _position(row: Mapping[str, str], where: str, notes: Notes) -> Point | None:
    """`geowkt` wins over `lon` and `lat`; where it is no point, they say where the shape's point is."""
    wkt, latitude, longitude = (row.get(column, "") for column in ("geowkt", "lat", "lon"))
    if wkt and not (latitude and longitude and not WKT_POINT.fullmatch(wkt[:1000])):
        return wkt_position(wkt, where, notes)
    return position(latitude, longitude, where, notes)


def _several(row: Mapping[str, str], column: str) -> list[str]:
    return [text for each in row.get(column, "").split(";") if (text := line(each))]


def _date(row: Mapping[str, str], where: str, notes: Notes) -> str:
    """From `start` and `end`; a start alone means “from”, unlike in the Linked Places Format.

    `attestation_year` is when a book named the place: no date of a stop.
    """
    try:
        start, end = (_astronomical(row.get(column, "").strip()) for column in ("start", "end"))
        return edtf_of({"start": start, "end": end or {"earliest": start}})
    except ValueError:
        found = "/".join(row.get(column, "")[:30] for column in ("start", "end") if row.get(column))
        notes.tell("A date cannot be read and is left out", f"{where}: “{found}”")
        return ""


def _astronomical(text: str) -> str:
    """`-320` (320 BCE) as ISO 8601 has it, which counts a year 0: -0319."""
    if not text:
        return ""
    date = iso_date(text)
    if not date.startswith("-"):
        return date
    year = int(date[1:5]) - 1
    return f"{'-' if year else ''}{year:04}{date[5:]}"
