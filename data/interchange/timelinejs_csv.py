"""TimelineJS's table: the Google Sheet it is most often made from, as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.csv_table import bytes_of, rows_of
from data.interchange.html_text import html_line, html_of
from data.interchange.notes import Notes
from data.interchange.stop_record import Format, Read, Record, UnreadableError
from data.interchange.timeline_date import Numbers, numbers_of, words_of
from data.interchange.timelinejs import fields_of, in_lives, title_of

COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text"),
    *("Type", "Group", "Background"),
)
"""As TimelineJS wants them. The first four are read by their place there, so that they stay in front."""
KNOWN = frozenset(column.lower() for column in COLUMNS)


def write(records: Sequence[Record], title: str) -> bytes:
    """A title row, and a row for each record with a date; one without has no place on a timeline."""
    rows = [_row(record) for record in records if numbers_of(record.date)[0]]
    return bytes_of(COLUMNS, [{"Headline": html_line(title), "Type": "title"}, *rows])


def read(data: bytes) -> Read:
    """The table, its columns in any order; raises UnreadableError for one that is no timeline."""
    columns, rows = rows_of(data)
    if missing := [column for column in ("Year", "Headline") if column.lower() not in columns]:
        raise UnreadableError(
            f"row 1: the column {missing[0]} is missing; give the columns TimelineJS’s names."
        )
    notes = Notes()
    for column in columns:
        if column not in KNOWN:
            notes.tell("The column is none of TimelineJS’s, and is left out", column[:60])
    title, fields = "", []
    for number, row in rows:
        kind = row.get("type", "").strip().lower()
        if kind == "title" and not title:
            title = title_of(_event(row), notes)
        elif kind == "era":
            notes.tell("Eras are no stops, and are left out", f"row {number}")
        else:
            fields.append(_fields(number, row, notes))
    return Read(title, tuple(in_lives(fields, title)), notes.lines)


def _row(record: Record) -> dict[str, object]:
    start, end = numbers_of(record.date)
    cells = {
        "Display Date": words_of(record.date, record.date_label),
        "Headline": html_line(record.title),
        "Text": html_of(record.text),
        "Group": record.person_name,
    }
    if record.picture:
        credit = html_line(record.picture_creator)
        cells |= {"Media": record.picture, "Media Credit": credit, "Alt Text": record.picture_alt}
    return cells | _cells(start, "") | _cells(end, "End ")


def _cells(date: Numbers, before: str) -> dict[str, object]:
    return {f"{before}{name.title()}": number for name, number in date.items()}


def _fields(number: int, row: Mapping[str, str], notes: Notes) -> dict[str, Any]:
    if row.get("time", "").strip() or row.get("end time", "").strip():
        notes.tell("The time of day is not kept", f"row {number}")
    return fields_of(number, _event(row), notes, "row")


def _event(row: Mapping[str, str]) -> dict[str, Any]:
    """A row as TimelineJS itself turns it into an event."""
    picture = {"url": "media", "credit": "media credit", "caption": "media caption", "alt": "alt text"}
    background = row.get("background", "")
    return {
        "start_date": {name: row.get(name, "") for name in ("year", "month", "day")},
        "end_date": {name: row.get(f"end {name}", "") for name in ("year", "month", "day")},
        "display_date": row.get("display date", ""),
        "text": {"headline": row.get("headline", ""), "text": row.get("text", "")},
        "media": {name: row.get(column, "") for name, column in picture.items()},
        "group": row.get("group", ""),
        "background": {"url": background} if background.startswith(("http", "/")) else {},
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
    remarks=(
        "A timeline has no places, and its table no ids: stops get new ones when it is read again.",
        "Cells a spreadsheet would compute begin with an apostrophe, which is dropped on reading.",
        "A stop without a date has no place on a timeline, and is left out.",
    ),
)
