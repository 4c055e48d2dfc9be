"""Plain tables: a zip with one CSV file for each table of an exhibit. Reading it restores every field."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from data.interchange.cell_table import TableOptions
from data.interchange.field_names import folded_name
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.language_code import language_code
from data.interchange.notes import Notes, labelled
from data.interchange.position_cells import position_of_cells
from data.interchange.positions import position_fields
from data.interchange.stop_record import ALL_FIELDS, StopRecord
from data.interchange.table_rows import (
    TableRow,
    add_unread_columns,
    cells_in_words,
    table_rows,
)
from data.interchange.workbook import kind_of_workbook, opened
from data.interchange.zip_container import is_zip, names_not_read, zip_bytes, zip_files_by_name
from data.model.date_words import read_date
from data.model.ids import slug
from data.reading.csv_writer import csv_bytes

UNCHANGED_COLUMNS = ("text", "date_label", "certainty", "doubt", "leg", "travel", "course")
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
        *("place", "picture", "certainty", "doubt", "leg", "travel", "course", "highlight", "present"),
        *("sources", "via", "mentions"),
    ),
    "sources": ("id", "citation", "kind", "consulted", "note"),
    "encounters": (
        *("id", "place", "stop_a", "stop_b", "title", "text"),
        *("question", "picture_a", "picture_b"),
    ),
    "world": ("id", "date", "text", "source"),
    "glossary": ("id", "term", "also", "sentence"),
    "whos_who": ("id", "name", "also", "born", "died", "line", "portrait"),
    "pictures": (
        *("id", "file", "alt"),
        *("creator", "year", "licence", "source", "focus"),
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

READ_COLUMNS: dict[str, frozenset[str]] = {
    "exhibit": frozenset({"title"}),
    "people": frozenset({"id", "name"}),
    "chapters": frozenset({"id", "title"}),
    "places": frozenset({"id", *PLACE_FIELDS}),
    "stops": frozenset(COLUMNS["stops"]) - {"via", "mentions"},
    "sources": frozenset({"id", "citation"}),
    "pictures": frozenset({"id", *PICTURE_FIELDS}),
}
"""Table → the columns that a StopRecord is read from. What others hold is reported."""
STOPS_ALONE = "Left out, as an import takes stops and what they name"
ID_COLUMNS = {
    "people": "person",
    "chapters": "chapter",
    "places": "place",
    "sources": "sources",
    "pictures": "picture",
}
"""Table → the column of stops that holds the ids of its rows."""
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


def tables_of(data: bytes, notes: Notes) -> dict[str, list[TableRow]]:
    """Every table of the zip, or of the workbook, by its name; what cannot be read in them is in the notes.

    Raises UnreadableError where there is no stops.csv, or no sheet `stops`.
    """
    if kind_of_workbook(data):
        return _tables_of_workbook(data, notes)
    if not is_zip(data):
        raise UnreadableError("the file is no zip; put stops.csv and the other tables into one.")
    files = zip_files_by_name(data, [f"{name}.csv" for name in COLUMNS])
    if "stops.csv" not in files:
        raise UnreadableError("the zip holds no stops.csv; export the tables again.")
    tables: dict[str, list[TableRow]] = {name: [] for name in COLUMNS}
    for file, content in files.items():
        name = file.removesuffix(".csv")
        try:
            tables[name] = table_rows(content, COLUMNS[name], notes, file=file)[1]
        except UnreadableError as error:
            raise UnreadableError(f"{file}: {error}") from error
    return tables


def _tables_of_workbook(data: bytes, notes: Notes) -> dict[str, list[TableRow]]:
    """The sheets that are called as our tables are."""
    by_table = {name.strip().casefold(): name for name in opened(data).names}
    if "stops" not in by_table:
        raise UnreadableError("the workbook has no sheet “stops”; name a format of one table with --format.")
    tables: dict[str, list[TableRow]] = {name: [] for name in COLUMNS}
    for name in COLUMNS:
        if name in by_table and opened(data).has_rows(by_table[name]):
            options = TableOptions(sheet=by_table[name])
            tables[name] = table_rows(data, COLUMNS[name], notes, options, file=f"sheet {name}")[1]
    return tables


def _unread_members(data: bytes) -> Iterator[tuple[str, str]]:
    """A fault and a name for each file of the zip, or sheet of the workbook, that is none of our tables."""
    if not kind_of_workbook(data):
        for path in names_not_read(data, [f"{name}.csv" for name in COLUMNS]):
            yield "A file in the zip is none of an exhibit’s tables, and is not read", path
        return
    for name in opened(data).names:
        if name.strip().casefold() not in COLUMNS and opened(data).has_rows(name):
            yield "A sheet is none of an exhibit’s tables, and is not read", f"“{name}”"


def read(data: bytes) -> ImportedStops:
    """The stops of the zip's tables. Raises UnreadableError where there is no stops.csv."""
    notes = Notes()
    tables = tables_of(data, notes)
    by_id = {name: _by_id(name, tables[name], notes) for name in READ_COLUMNS if name in ID_COLUMNS}
    records = [
        _record(number, order, cells, by_id, notes)
        for order, (number, cells) in enumerate(tables["stops"], start=1)
    ]
    title = next((cells.get("title", "") for _, cells in tables["exhibit"]), "")
    for fault, member in _unread_members(data):
        notes.add(fault, member)
    _tell_unused_rows(tables, notes)
    people = {cells.get("person", "") for _, cells in tables["stops"]}
    for name, rows in tables.items():
        once = (_without_repetitions(row, people) for row in rows)
        add_unread_columns(once, READ_COLUMNS.get(name, ()), notes, f"columns of {name}.csv", STOPS_ALONE)
    return ImportedStops(title, tuple(records), notes.sentences)


def _by_id(table: str, rows: list[TableRow], notes: Notes) -> RowsById:
    by_id: dict[str, Mapping[str, str]] = {}
    for number, cells in rows:
        if cells.get("id", "") in by_id:
            fault = f"Two rows of {table}.csv have one id; the first counts"
            notes.add(fault, f"row {number} ({cells_in_words(cells)})")
        by_id.setdefault(cells.get("id", ""), cells)
    return by_id


def _tell_unused_rows(tables: Mapping[str, list[TableRow]], notes: Notes) -> None:
    """Report the rows that no stop names: an import takes what stops name."""
    for number, cells in tables["exhibit"][1:]:
        notes.add("The exhibit has one row; others are left out", f"row {number} ({cells_in_words(cells)})")
    for table, column in ID_COLUMNS.items():
        written = [cells.get(column, "") for _, cells in tables["stops"]]
        used = {id for cell in written for id in (cell, *map(str.strip, cell.split(";")))}
        for number, cells in tables[table]:
            if cells.get("id", "") not in used:
                fault = f"A row of {table}.csv that no stop names is left out"
                notes.add(fault, f"row {number} ({cells_in_words(cells)})")


def _without_repetitions(row: TableRow, people: Container[str]) -> TableRow:
    """The row without the cells that repeat others: `name` or `alt` in one language (`toponym_en`, `alt_en`),
    or the life of a chapter. Columns have the names that export gives them."""
    number, cells = row[0], {folded_name(column): cell for column, cell in row[1].items()}
    said = {cells.get(column, "") for column in ("name", "alt")}

    def is_repeated(column: str, cell: str) -> bool:
        in_one_language = column.startswith(("toponym_", "alt_"))
        return cell in said if in_one_language else column == "person" and cell in people

    return number, {column: cell for column, cell in cells.items() if not is_repeated(column, cell)}


def _record(
    number: int, order: int, cells: Mapping[str, str], tables: Mapping[str, RowsById], notes: Notes
) -> StopRecord:
    title = cells.get("title", "")
    where = labelled(f"stops.csv, row {number}", title)
    if not title:
        notes.add("A row has no title, and is called by its number", where)

    def row_of(table: str, row_id: str) -> Mapping[str, str]:
        """The row with this id; empty for no id, and, with a note, for an unknown id."""
        if row_id and row_id not in tables[table]:
            notes.add(
                f"{row_id[:60]} is not in {table}.csv", where if len(row_id) <= 60 else f"{where}: {row_id}"
            )
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
        order=_order(cells.get("order", ""), order, where, notes),
        title=title or f"Row {number}",
        language=_language(cells.get("language", ""), where, notes),
        chapter=row_of("chapters", cells.get("chapter", "")).get("title", ""),
        date=_date("date", cells, where, notes),
        old_style=_date("old_style", cells, where, notes),
        place_id=_without_number(cells.get("place", "")) if place else "",
        sources=tuple(each["citation"] for each in sources if each.get("citation")),
        highlight=_boolean("highlight", False, cells, where, notes),
        present=_boolean("present", True, cells, where, notes),
        **fields,
    )


def _position(place: Mapping[str, str], where: str, notes: Notes) -> dict[str, float | None]:
    at = position_of_cells(place.get("latitude", ""), place.get("longitude", ""), where, notes)
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


def _order(written: str, fallback: int, where: str, notes: Notes) -> int:
    digits = written.strip()
    if digits.isdecimal() and len(digits) < 7:
        return int(digits)
    if digits:
        notes.add(
            "The order is no whole number; the order of the rows stands for it", f"{where}: “{written}”"
        )
    return fallback


def _language(written: str, where: str, notes: Notes) -> str:
    code = language_code(written)
    if written.strip() and not code:
        notes.add(
            "The language is neither a code nor the name of one, and is left out", f"{where}: “{written}”"
        )
    return code or "en"


def _boolean(column: str, default: bool, cells: Mapping[str, str], where: str, notes: Notes) -> bool:
    written = cells.get(column, "").strip().lower()
    if written and written not in BOOLEANS:
        fault = f"The column {column} holds true or false; another value is left out"
        notes.add(fault, f"{where}: “{cells[column]}”")
    return BOOLEANS.get(written, default)


FORMAT = Format(
    name="tables",
    title="Plain tables (CSV in a zip)",
    suffix=".zip",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=(
        "One CSV a table: exhibit, people, chapters, places, stops, sources, encounters, world, glossary, "
        "whos_who, pictures. Mend them "
        "in Excel or LibreOffice, save as CSV UTF-8, and zip them again.",
        "Cells a spreadsheet would compute begin with an apostrophe, which is dropped on reading.",
    ),
)
