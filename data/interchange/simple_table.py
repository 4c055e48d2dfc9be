"""A curator's own table of places or events, whose columns are recognised by their usual names.

The tables of Hands-On Data Visualization story maps, TimeMapper and Esri's classic Map Tour are read too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.cell_table import NO_OPTIONS, TableOptions
from data.interchange.column_mapping import ASKED_FOR, columns_left_out, mapped_columns, no_titles
from data.interchange.field_names import FIELD_LABELS, every_name_by_field, known_names
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.language_code import language_code
from data.interchange.lives import numbered_by_life, with_person_ids
from data.interchange.notes import Notes, labelled
from data.interchange.position_cells import holds_position, position_of_cells
from data.interchange.positions import position_fields
from data.interchange.slide import PICTURE_ADDRESS, plain_line, read_media, story_of
from data.interchange.stop_record import StopRecord
from data.interchange.table_rows import add_unread_columns, table_rows
from data.interchange.typed_dates import date_fields
from data.model.date_words import date_in_words, read_date
from data.reading.csv_writer import csv_bytes
from data.reading.story_markdown import story_html

FIELDS = (
    *("title", "text", "date", "end", "place_name", "latitude", "longitude", "person_name", "picture"),
    *("picture_alt", "picture_creator", "picture_licence", "picture_source", "web_address", "sources"),
    *("language", "country", "place_name_then", "precision", "place_certainty", "wikidata", "geonames"),
    *("coordinate_source", "certainty", "doubt", "leg", "travel"),
)
"""The fields that a column may hold."""
PLAIN_FIELDS = (
    *("country", "place_name_then", "precision", "place_certainty", "wikidata", "geonames"),
    *("coordinate_source", "certainty", "doubt", "leg", "travel", "picture_licence", "picture_source"),
)
"""Fields whose cells are taken as they are: writing the exhibit checks them."""
SUMS = {"total", "sum", "summe", "gesamt", "insgesamt", "total général", "somme", "итого", "всего", "合計"}
"""What the last row of a spreadsheet may begin with."""
EXPORTED_COLUMNS = {
    "title": "title",
    "text": "description",
    "date": "date",
    "place_name": "place",
    "latitude": "latitude",
    "longitude": "longitude",
    "person_name": "person",
    "picture": "media link",
    "picture_alt": "alt",
    "picture_creator": "media credit",
    "language": "language",
    "country": "country",
}
"""Field → its column in a table that is written: the names that most story maps know."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """One row for each stop, in columns that most story maps know. The exhibit's title is not written."""
    rows = [
        {column: getattr(record, field) for field, column in EXPORTED_COLUMNS.items()}
        | {EXPORTED_COLUMNS["text"]: story_html(record.text).strip()}
        | {EXPORTED_COLUMNS["date"]: _date_text(record.date)}
        for record in records
    ]
    return csv_bytes(list(EXPORTED_COLUMNS.values()), rows)


def _date_text(edtf: str) -> str:
    """EDTF; in words where it could be read as something else: 1901-02 may be two years."""
    return edtf if read_date(edtf).date == edtf else date_in_words(edtf)


def read(data: bytes, options: TableOptions = NO_OPTIONS) -> ImportedStops:
    """Each row as a stop. Raises UnreadableError where there is no column of titles."""
    notes = Notes()
    columns, rows = table_rows(data, [*known_names(FIELDS), *options.columns], notes, options)
    guessed = every_name_by_field(columns, FIELDS)
    columns_by_field = mapped_columns(columns, options.columns, guessed)
    if "title" not in columns_by_field:
        raise UnreadableError(no_titles(columns, columns_by_field))
    fields = {column: field for field, likely in columns_by_field.items() for column in likely}
    on_purpose = columns_left_out(columns, options.columns)
    add_unread_columns(rows, {*fields, *on_purpose}, notes)
    for column in on_purpose:
        notes.add_left_out("columns", column, sum(bool(cells.get(column)) for _, cells in rows), ASKED_FOR)
    stops = [StopRecord(**_fields(number, cells, columns_by_field, notes)) for number, cells in rows]
    records = numbered_by_life(with_person_ids(stops, notes))
    return ImportedStops("", records, notes.sentences, fields)


def _fields(
    number: int, cells: Mapping[str, str], columns: Mapping[str, Sequence[str]], notes: Notes
) -> dict[str, Any]:
    row = _Row(cells, columns, f"row {number}", notes)
    title = row.plain("title")
    row.where = labelled(row.where, title)
    if not title:
        notes.add("A row has no title, and is called by its number", row.where)
    elif title.casefold().rstrip(":.") in SUMS:
        notes.add("A row may be a sum and no stop: look at it", row.where)
    person_name = row.plain("person_name") or "Imported"
    return {
        "event_id": str(number),
        "order": number,
        "title": title or f"Row {number}",
        "text": story_of(row.value("text"), row.where, notes),
        "person": "",
        "person_name": person_name,
        "language": _language(row),
        "sources": tuple(dict.fromkeys(filter(None, map(row.as_plain, row.values("sources"))))),
        **{field: row.plain(field) for field in PLAIN_FIELDS},
        **date_fields(row.value("date"), row.where, notes, end=row.value("end")),
        **_place(row),
        **_picture(row),
    }


class _Row:
    """One row of a table whose columns are recognised. `where` is its place in the file."""

    def __init__(
        self, cells: Mapping[str, str], columns: Mapping[str, Sequence[str]], where: str, notes: Notes
    ) -> None:
        self._cells, self._columns, self.where, self.notes = cells, columns, where, notes

    def filled(self, *fields: str) -> dict[str, str]:
        """Column → cell, of the filled cells that mean one of these fields; the most likely first."""
        columns = [column for field in fields for column in self._columns.get(field, ())]
        cells = {column: self._cells.get(column, "").strip() for column in columns}
        return {column: cell for column, cell in cells.items() if cell}

    def value(self, field: str) -> str:
        """The cell of the most likely column that is filled; a note reports others, where they differ."""
        return self.chosen(self.filled(field), FIELD_LABELS[field])

    def values(self, field: str) -> list[str]:
        return list(self.filled(field).values())

    def plain(self, field: str) -> str:
        return self.as_plain(self.value(field))

    def as_plain(self, cell: str) -> str:
        """A cell as one line of plain text; a note reports the links that it loses."""
        return plain_line(cell, self.where, self.notes)

    def chosen(self, cells: Mapping[str, str], label: str, taken: str = "") -> str:
        """The cell of the column `taken`, by default of the first; a note reports what differs in others."""
        taken = taken or next(iter(cells), "")
        for column, cell in cells.items():
            if cell != cells[taken]:
                fault = f"Several columns are read as {label}: “{taken}” is taken, and “{column}” left out"
                self.notes.add(fault, f"{self.where}: “{cell}”")
        return cells.get(taken, "")


def _language(row: _Row) -> str:
    """The language's code; empty where none is given, or, with a note, none that is known."""
    written = row.value("language")
    code = language_code(written)
    if written and not code:
        fault = "The language is neither a code nor the name of one, and is left out"
        row.notes.add(fault, f"{row.where}: “{written}”")
    return code


def _picture(row: _Row) -> dict[str, str]:
    """The picture, from the first column with the address of one; from the first one, where none has."""
    addresses = row.filled("picture", "web_address")
    pictures = [column for column, cell in addresses.items() if PICTURE_ADDRESS.search(cell)]
    media = {
        "url": row.chosen(addresses, FIELD_LABELS["picture"], next(iter(pictures), "")),
        "alt": row.value("picture_alt"),
        "credit": row.value("picture_creator"),
    }
    return read_media(media, row.where, row.notes)


def _place(row: _Row) -> dict[str, Any]:
    """Name and position. A location that is a pair of coordinates, as in TimeMapper, is no name."""
    latitude, longitude = row.value("latitude"), row.value("longitude")
    names = row.filled("place_name")
    pairs = {column: cell for column, cell in names.items() if holds_position(cell)}
    written = next(iter(pairs.values()), "") if not (latitude or longitude) else ""
    at = position_of_cells(written or latitude, longitude, row.where, row.notes)
    for column, cell in pairs.items():
        if cell != written:
            fault = f"There are coordinates besides latitude and longitude; “{column}” is left out"
            row.notes.add(fault, f"{row.where}: “{cell}”")
    texts = {column: cell for column, cell in names.items() if column not in pairs}
    name = row.as_plain(row.chosen(texts, FIELD_LABELS["place_name"]))
    return {"place_name": name, **position_fields(at)}


FORMAT = Format(
    name="simple-table",
    title="One simple table",
    suffix=".csv",
    holds=frozenset({"order", *EXPORTED_COLUMNS}),
    write=write,
    read=read,
    read_table=read,
    remarks=("One row a stop. Columns are known by their names; a date such as 03/04/1905 is not guessed.",),
)
