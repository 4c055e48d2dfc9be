"""A curator's own table of places or events: its columns are known by the names people give them.

It also reads the tables of Hands-On Data Visualization story maps, TimeMapper and Esri's classic Map Tour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.csv_table import bytes_of, rows_of
from data.interchange.date_words import ambiguous, said, unsaid
from data.interchange.html_text import html_of, line_of
from data.interchange.notes import Notes
from data.interchange.positions import position
from data.interchange.slide import read_media, slug, story_of
from data.interchange.stop_record import Format, Read, Record, UnreadableError

COLUMNS = {
    "title": ("title", "headline", "chapter", "name", "event", "label"),
    "text": ("description", "text", "story", "caption", "snippet", "comment", "body", "notes"),
    "date": ("date", "start", "start date", "when", "year"),
    "end": ("end", "end date"),
    "place_name": ("place", "place name", "location", "city", "town", "address"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "x"),
    "person_name": ("person", "group", "life"),
    "picture": ("media link", "image", "image url", "picture", "pic url", "pic", "url", "media", "photo"),
    "picture_alt": ("alt", "alt text", "image alt text"),
    "picture_creator": ("media credit", "credit", "image credit", "creator", "photographer"),
    "sources": ("source", "sources", "source url", "citation"),
    "language": ("language", "lang"),
    "country": ("country", "country code"),
}
"""Field → what its column may be called, the likeliest first."""
PAIR = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*")
"""TimeMapper's location: latitude first."""
HELD = tuple(field for field in COLUMNS if field not in ("end", "sources"))


def write(records: Sequence[Record], title: str) -> bytes:
    """One row a stop, in columns any spreadsheet and most story maps know. The title has no place in it."""
    rows = [{field: getattr(record, field) for field in HELD} for record in records]
    texts = [{"text": html_of(record.text)} for record in records]
    named = [
        {COLUMNS[field][0]: value for field, value in (row | text).items()}
        for row, text in zip(rows, texts, strict=True)
    ]
    return bytes_of([COLUMNS[field][0] for field in HELD], named)


def read(data: bytes) -> Read:
    """Each row as a stop; raises UnreadableError for a table without a column of titles."""
    columns, rows = rows_of(data)
    called = _called(columns)
    if "title" not in called:
        known = ", ".join(COLUMNS["title"][:4])
        raise UnreadableError(
            f"row 1: no column is called {known} or the like; name the column of the titles so."
        )
    notes = Notes()
    for column in dict.fromkeys(columns):
        if column not in called.values():
            notes.tell("The column is not known, and is left out", column[:60])
    found = [_fields(number, cells, called, notes) for number, cells in rows]
    return Read("", tuple(_records(found)), notes.lines)


def _called(columns: Sequence[str]) -> dict[str, str]:
    """Which column holds a field: the likeliest of its names that is there."""
    plain = {re.sub(r"[\s_-]+", " ", column).strip(): column for column in reversed(columns)}
    pairs = (
        (field, next((plain[name] for name in names if name in plain), ""))
        for field, names in COLUMNS.items()
    )
    return {field: column for field, column in pairs if column}


def _fields(number: int, cells: Mapping[str, str], called: Mapping[str, str], notes: Notes) -> dict[str, Any]:
    row = {field: cells.get(column, "").strip() for field, column in called.items()}
    title = line_of(row["title"]) or f"Row {number}"
    where = f"row {number} ({title[:60]})"
    picture = {"url": row.get("picture"), "alt": row.get("picture_alt"), "credit": row.get("picture_creator")}
    country = row.get("country", "").upper()
    return {
        "event_id": str(number),
        "title": title,
        "text": story_of(row.get("text", ""), where, notes),
        "person_name": line_of(row.get("person_name", "")),
        "language": row.get("language", "").lower() or "en",
        "country": country if re.fullmatch("[A-Z]{2}", country) else "",
        "sources": tuple(filter(None, [line_of(row.get("sources", ""))])),
        **_date(row, where, notes),
        **_place(row, where, notes),
        **read_media(picture, where, notes),
    }


def _date(row: Mapping[str, str], where: str, notes: Notes) -> dict[str, str]:
    """The date as EDTF. What may be day first or month first is told, and left for the curator."""
    written, end = row.get("date", ""), row.get("end", "")
    if ambiguous(written) or ambiguous(end):
        shown = written if ambiguous(written) else end
        notes.tell("The date may be day first or month first; write it as 1905-04-03", f"{where}: {shown}")
        return {"date_label": " – ".join(filter(None, (written, end)))}
    first, last = unsaid(written), unsaid(end)
    date = unsaid(f"{first}/{last}") if first and last and first != last else first
    if (written and not first) or (end and not last) or (first and not date):
        notes.tell(
            "The date cannot be read for sure; write it as 1905-04-03", f"{where}: {(written or end)[:60]}"
        )
    label = "" if not written or written in (first, said(first)) else written[:200]
    return {"date": date or first, "date_label": label}


def _place(row: Mapping[str, str], where: str, notes: Notes) -> dict[str, Any]:
    name, latitude, longitude = row.get("place_name", ""), row.get("latitude", ""), row.get("longitude", "")
    if pair := PAIR.fullmatch(name):
        name, latitude, longitude = "", latitude or pair[1], longitude or pair[2]
    at = position(latitude, longitude, where, notes)
    named: dict[str, Any] = {"place_name": line_of(name)}
    return named | ({"latitude": at[0], "longitude": at[1]} if at else {})


def _records(found: Sequence[dict[str, Any]]) -> list[Record]:
    count: dict[str, int] = {}
    records = []
    for fields in found:
        name = fields["person_name"] or "Imported"
        person = slug(name)
        count[person] = count.get(person, 0) + 1
        records.append(Record(order=count[person], **fields | {"person": person, "person_name": name}))
    return records


FORMAT = Format(
    name="simple-table",
    title="One simple table (CSV)",
    suffix=".csv",
    holds=frozenset({"order", *HELD}),
    write=write,
    read=read,
    remarks=("One row a stop. Columns are known by their names; a date such as 03/04/1905 is not guessed.",),
)
