"""Plain tables: a zip with one CSV file for each table of an exhibit. Reading it restores every field."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from data.interchange.csv_table import CsvRow, csv_rows
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.notes import Notes
from data.interchange.positions import position, position_fields
from data.interchange.stop_record import ALL_FIELDS, StopRecord
from data.interchange.zip_container import is_zip, zip_bytes, zip_files_by_name
from data.model.date_words import read_date
from data.model.ids import slug
from data.model.languages import canonical_language
from data.reading.csv_writer import csv_bytes

UNCHANGED_COLUMNS = ("text", "date_label", "certainty", "doubt", "leg", "travel")
BOOLEANS = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
RowsById = Mapping[str, Mapping[str, str]]

COLUMNS: dict[str, tuple[str, ...]] = {
    "exhibit": (
        *("title", "subtitle", "welcome", "languages", "idle_seconds", "pixel_pitch"),
        *("south", "west", "north", "east"),
    ),
    "people": (
        *("id", "name", "short_name", "epithet", "born", "died", "introduction", "colour", "line", "marker"),
    ),
    "chapters": ("id", "person", "title"),
    "places": (
        *("id", "name", "toponym_then", "within", "country"),
        *("latitude", "longitude", "precision", "certainty", "wikidata", "geonames", "coordinate_source"),
        "note",
    ),
    "stops": (
        *("id", "person", "order", "title", "text", "language", "chapter", "date", "old_style", "date_label"),
        *("place", "picture", "certainty", "doubt", "leg", "travel", "highlight", "present", "sources"),
        *("via", "mentions"),
    ),
    "sources": ("id", "citation", "kind", "consulted", "note"),
    "encounters": ("id", "place", "stop_a", "stop_b", "title", "text"),
    "pictures": (
        *("id", "file", "alt"),
        *("creator", "year", "licence", "source"),
    ),
}
"""Table name, which is also the file name → columns. A whole exhibit has more, one for each language."""

PLACE_FIELDS = {
    "name": "place_name",
    "toponym_then": "place_name_then",
    "country": "country",
    "latitude": "latitude",
    "longitude": "longitude",
    "precision": "precision",
    "certainty": "place_certainty",
    "wikidata": "wikidata",
    "geonames": "geonames",
    "coordinate_source": "coordinate_source",
}
"""Column of places → field of StopRecord; `id` is `place_id`."""

PICTURE_FIELDS = {
    "file": "picture",
    "alt": "picture_alt",
    "creator": "picture_creator",
    "licence": "picture_licence",
    "source": "picture_source",
}
"""Column of pictures → field of StopRecord."""

ID_NUMBER_SEPARATOR = "~"
"""Between an id and the number that makes it unique in its table."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """The tables of these records. A place or source of several stops is one row."""
    tables = _TableBuilder()
    tables.rows["exhibit"].append({"title": title})
    for record in records:
        tables.rows["stops"].append(_stop_row(record, tables))
    return zip_of(tables.rows)


def zip_of(tables: Mapping[str, Sequence[Mapping[str, object]]]) -> bytes:
    """Tables by name as a zip; the same tables always give the same bytes.

    Columns that are none of COLUMNS come behind these.
    """
    return zip_bytes({f"{name}.csv": _csv(name, tables.get(name, ())) for name in COLUMNS})


def _csv(table: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    columns = dict.fromkeys([*COLUMNS[table], *(column for row in rows for column in row)])
    return csv_bytes(list(columns), rows)


class _TableBuilder:
    """Rows by table; equal rows are added once."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, object]]] = {name: [] for name in COLUMNS}
        self._ids: dict[tuple[str, Hashable], str] = {}
        self._taken: set[tuple[str, str]] = set()

    def row(self, table: str, preferred_id: str, **cells: object) -> str:
        """The id of the row with these cells. Adds the row when it is new.

        An id that is empty, or that another row has, gets a number after `~`; reading removes it again.
        """
        key = (table, (preferred_id, tuple(cells.values())))
        if key not in self._ids:
            free = (
                preferred_id
                and ID_NUMBER_SEPARATOR not in preferred_id
                and (table, preferred_id) not in self._taken
            )
            row_id = (
                preferred_id if free else f"{preferred_id}{ID_NUMBER_SEPARATOR}{len(self.rows[table]) + 1}"
            )
            self._ids[key] = row_id
            self._taken.add((table, row_id))
            self.rows[table].append({"id": row_id, **cells})
        return self._ids[key]


def _stop_row(record: StopRecord, tables: _TableBuilder) -> dict[str, object]:
    person = tables.row("people", record.person, name=record.person_name)
    place = {column: getattr(record, field) for column, field in PLACE_FIELDS.items()}
    picture = {column: getattr(record, field) for column, field in PICTURE_FIELDS.items()}
    has_place = record.place_id or any(value not in ("", None) for value in place.values())
    stem = slug(PurePosixPath(record.picture).stem)
    sources = [tables.row("sources", "", citation=each) for each in record.sources]
    chapter = slug(record.chapter)
    return {
        **{column: getattr(record, column) for column in COLUMNS["stops"] if column in ALL_FIELDS},
        "id": record.event_id,
        "person": person,
        "chapter": tables.row("chapters", chapter, person=person, title=record.chapter)
        if record.chapter
        else "",
        "place": tables.row("places", record.place_id, **place) if has_place else "",
        "picture": tables.row("pictures", stem, **picture) if any(picture.values()) else "",
        "sources": ";".join(sources),
    }


def tables_of(data: bytes, notes: Notes) -> dict[str, list[CsvRow]]:
    """Every table of the zip by its name; what cannot be read in them is in the notes.

    Raises UnreadableError where there is no stops.csv.
    """
    if not is_zip(data):
        raise UnreadableError("the file is no zip; put stops.csv and the other tables into one.")
    files = zip_files_by_name(data, [f"{name}.csv" for name in COLUMNS])
    if "stops.csv" not in files:
        raise UnreadableError("the zip holds no stops.csv; export the tables again.")
    tables: dict[str, list[CsvRow]] = {name: [] for name in COLUMNS}
    for file, content in files.items():
        name = file.removesuffix(".csv")
        try:
            tables[name] = csv_rows(content, COLUMNS[name], notes, file)[1]
        except UnreadableError as error:
            raise UnreadableError(f"{file}: {error}") from error
    return tables


def read(data: bytes) -> ImportedStops:
    """The stops of the zip's tables. Raises UnreadableError where there is no stops.csv."""
    notes = Notes()
    tables = tables_of(data, notes)
    by_id = {name: _by_id(name, rows, notes) for name, rows in tables.items() if name != "exhibit"}
    records = [
        _record(number, order, cells, by_id, notes)
        for order, (number, cells) in enumerate(tables["stops"], start=1)
    ]
    title = next((cells.get("title", "") for _, cells in tables["exhibit"]), "")
    return ImportedStops(title, tuple(records), notes.sentences)


def _by_id(table: str, rows: list[CsvRow], notes: Notes) -> RowsById:
    by_id: dict[str, Mapping[str, str]] = {}
    for number, cells in rows:
        if cells.get("id", "") in by_id:
            notes.add(f"Two rows of {table}.csv have one id; the first counts", f"row {number}")
        by_id.setdefault(cells.get("id", ""), cells)
    return by_id


def _record(
    number: int, order: int, cells: Mapping[str, str], tables: Mapping[str, RowsById], notes: Notes
) -> StopRecord:
    title = cells.get("title", "")
    where = f"stops.csv, row {number} ({title[:60]})" if title else f"stops.csv, row {number}"

    def row_of(table: str, row_id: str) -> Mapping[str, str]:
        """The row with this id; empty for no id, and, with a note, for an unknown id."""
        if row_id and row_id not in tables[table]:
            notes.add(f"{row_id[:60]} is not in {table}.csv", where)
        return tables[table].get(row_id, {}) if row_id else {}

    person, place = cells.get("person", ""), row_of("places", cells.get("place", ""))
    fields: dict[str, Any] = {field: cells.get(field, "") for field in UNCHANGED_COLUMNS}
    fields |= {field: place.get(column, "") for column, field in PLACE_FIELDS.items()}
    fields |= _position(place, where, notes)
    picture = row_of("pictures", cells.get("picture", ""))
    fields |= {field: picture.get(column, "") for column, field in PICTURE_FIELDS.items()}
    sources = [row_of("sources", each.strip()) for each in cells.get("sources", "").split(";")]
    return StopRecord(
        person=_without_number(person) or "imported",
        person_name=row_of("people", person).get("name", "") or _without_number(person) or "Imported",
        event_id=cells.get("id", "") or str(number),
        order=_order(cells.get("order", ""), order),
        title=title or f"Row {number}",
        language=canonical_language(cells.get("language", "")) or "en",
        chapter=row_of("chapters", cells.get("chapter", "")).get("title", ""),
        date=_date("date", cells, where, notes),
        old_style=_date("old_style", cells, where, notes),
        place_id=_without_number(cells.get("place", "")) if place else "",
        sources=tuple(each["citation"] for each in sources if each.get("citation")),
        highlight=BOOLEANS.get(cells.get("highlight", "").strip().lower(), False),
        present=BOOLEANS.get(cells.get("present", "").strip().lower(), True),
        **fields,
    )


def _position(place: Mapping[str, str], where: str, notes: Notes) -> dict[str, float | None]:
    at = position(place.get("latitude", ""), place.get("longitude", ""), where, notes)
    return position_fields(at)


def _date(column: str, cells: Mapping[str, str], where: str, notes: Notes) -> str:
    """The date as EDTF, also where a spreadsheet has changed its notation."""
    written = cells.get(column, "").strip()
    reading = read_date(written, defines_dates=True)
    date = reading.date
    if written and not date and not reading.says_undated:
        meanings = f", {' or '.join(reading.meanings)}" if reading.meanings else ""
        notes.add(
            f"The {column} has no meaning, or two; write it as 1933-09-06",
            f"{where}: “{written}”{meanings}",
        )
    elif date != written:
        notes.add(f"The {column} was turned into the exhibit’s way of writing", f"{where}: {date}")
    return date


def _without_number(row_id: str) -> str:
    """An id without the number that made it unique."""
    return row_id.rpartition(ID_NUMBER_SEPARATOR)[0] if ID_NUMBER_SEPARATOR in row_id else row_id


def _order(written: str, fallback: int) -> int:
    digits = written.strip()
    return int(digits) if digits.isdecimal() and len(digits) < 7 else fallback


FORMAT = Format(
    name="tables",
    title="Plain tables (CSV in a zip)",
    suffix=".zip",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=(
        "One CSV a table: exhibit, people, chapters, places, stops, sources, encounters, pictures. Mend them "
        "in Excel or LibreOffice, save as CSV UTF-8, and zip them again.",
        "Cells a spreadsheet would compute begin with an apostrophe, which is dropped on reading.",
    ),
)
