"""TimelineJS as a table: the CSV form of the Google Sheet that most timelines are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.cell_table import NO_OPTIONS, TableOptions
from data.interchange.field_names import every_name_by_field
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.html_text import escaped
from data.interchange.notes import Notes
from data.interchange.position_cells import position_of_cells
from data.interchange.positions import position_fields
from data.interchange.slide import plain_line
from data.interchange.stop_record import StopRecord
from data.interchange.table_rows import add_unread_columns, cells_in_words, table_rows
from data.interchange.timelinejs import (
    TITLE_SLIDE,
    DateNumbers,
    date_numbers,
    event_fields,
    records_by_group,
    words_for_date,
)
from data.interchange.timelinejs_2 import dates_of
from data.reading.csv_writer import csv_bytes
from data.reading.story_markdown import story_html

COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text"),
    *("Type", "Group", "Background"),
)
"""In the order of TimelineJS, which reads the first four by position."""
PLACE_FIELDS = ("place_name", "latitude", "longitude", "coordinates")
OLD_COLUMNS = frozenset({"start date", "end date", "tag"})
"""Columns before version 3: both dates in one cell each, and what is now the group."""
KNOWN_COLUMNS = frozenset(column.lower() for column in COLUMNS) | OLD_COLUMNS
READ_COLUMNS = KNOWN_COLUMNS - {"media thumbnail", "background"}
DATE_COLUMNS = {
    f"{member}.{part}": f"{before}{part}"
    for member, before in (("start_date", ""), ("end_date", "end "))
    for part in ("year", "month", "day")
}
"""Member of an event in JSON → the column that stands for it."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """A title row, and a row for each record with a date; records without a date are left out."""
    rows = [_row(record) for record in records if date_numbers(record.date)[0]]
    return csv_bytes(COLUMNS, [{"Headline": escaped(title), "Type": "title"}, *rows])


def read(data: bytes, options: TableOptions = NO_OPTIONS) -> ImportedStops:
    """The rows of a table, its columns in any order. Raises UnreadableError for another table."""
    notes = Notes()
    columns, rows = table_rows(data, KNOWN_COLUMNS, notes, options)
    is_old = "start date" in columns and "year" not in columns
    needed = ("Start Date" if is_old else "Year", "Headline")
    if missing := [column for column in needed if column.lower() not in columns]:
        raise UnreadableError(
            f"row 1: the column {missing[0]} is missing; give the columns TimelineJS’s names."
        )
    places = {
        field: names[0]
        for field, names in every_name_by_field(columns, PLACE_FIELDS).items()
        if names[0] not in KNOWN_COLUMNS
    }
    if {"latitude", "longitude"} <= places.keys():
        places.pop("coordinates", None)
    add_unread_columns(rows, {*READ_COLUMNS, *places.values()}, notes)
    title, welcome, fields = "", "", []
    for number, row in rows:
        kind = row.get("type", "").strip()
        if kind.lower() == "title" and not title:
            title = plain_line(row.get("headline", ""), f"row {number}", notes)
            welcome = plain_line(row.get("text", ""), f"row {number}", notes)
            if told := cells_in_words(row, {"headline", "text", "type"}):
                notes.add(TITLE_SLIDE, f"row {number} ({told})")
        elif kind.lower() == "era":
            notes.add("Eras are no stops, and are left out", f"row {number} ({cells_in_words(row)})")
        else:
            if kind:
                notes.add("The type of a row is left out: it is a stop", f"row {number}: “{kind}”")
            fields.append(_fields(number, row, notes) | _place(row, places, f"row {number}", notes))
    return ImportedStops(title, records_by_group(fields, title, notes), notes.sentences, welcome=welcome)


def _place(row: Mapping[str, str], places: Mapping[str, str], where: str, notes: Notes) -> dict[str, Any]:
    """The place of an event, which TimelineJS has no column for, and tables that are used for a map too do.

    `places` is the column of each field that the table has.
    """
    cells = {field: row.get(column, "").strip() for field, column in places.items()}
    both = cells.get("coordinates", "")
    at = position_of_cells(cells.get("latitude", both), cells.get("longitude", ""), where, notes)
    name = plain_line(cells.get("place_name", ""), where, notes)
    return {"place_name": name, **position_fields(at)}


def _row(record: StopRecord) -> dict[str, object]:
    start, end = date_numbers(record.date)
    cells = {
        "Display Date": words_for_date(record.date, record.date_label),
        "Headline": escaped(record.title),
        "Text": story_html(record.text).strip(),
        "Group": record.person_name,
    }
    if record.picture:
        credit = escaped(record.picture_creator)
        cells |= {"Media": record.picture, "Media Credit": credit, "Alt Text": record.picture_alt}
    return cells | _date_cells(start, "") | _date_cells(end, "End ")


def _date_cells(date: DateNumbers, prefix: str) -> dict[str, object]:
    return {f"{prefix}{name.title()}": number for name, number in date.items()}


def _fields(number: int, row: Mapping[str, str], notes: Notes) -> dict[str, Any]:
    for column in ("time", "end time"):
        if time := row.get(column, "").strip():
            notes.add("The time of day is not kept", f"row {number}: {time}")
    event = _event(row)
    if "start date" in row and "year" not in row:
        event |= dates_of(row["start date"], row.get("end date"))
    return event_fields(number, event, notes, "row", DATE_COLUMNS)


def _event(row: Mapping[str, str]) -> dict[str, Any]:
    """A row as the event that TimelineJS makes of it."""
    picture = {"url": "media", "credit": "media credit", "caption": "media caption", "alt": "alt text"}
    return {
        "start_date": {name: row.get(name, "") for name in ("year", "month", "day")},
        "end_date": {name: row.get(f"end {name}", "") for name in ("year", "month", "day")},
        "display_date": row.get("display date", ""),
        "text": {"headline": row.get("headline", ""), "text": row.get("text", "")},
        "media": {name: row.get(column, "") for name, column in picture.items()},
        "group": row.get("group", "").strip() or row.get("tag", ""),
    }


FORMAT = Format(
    name="timelinejs-csv",
    title="TimelineJS (table)",
    suffix=".csv",
    holds=frozenset(
        {
            *("person_name", "order", "title", "text", "date", "date_label"),
            *("picture", "picture_alt", "picture_creator"),
        }
    ),
    write=write,
    read=read,
    read_table=read,
    remarks=(
        "A timeline has no places, and its table no ids: stops get new ones when it is read again.",
        "Cells a spreadsheet would compute begin with an apostrophe, which is dropped on reading.",
    ),
    needs_date=True,
)
