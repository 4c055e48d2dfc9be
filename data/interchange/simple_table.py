"""A curator's own table of places or events, whose columns are recognised by their usual names.

The tables of Hands-On Data Visualization story maps, TimeMapper and Esri's classic Map Tour are read too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.csv_table import csv_rows
from data.interchange.field_names import known_names, names_by_field
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops
from data.interchange.html_text import plain_text_of_html
from data.interchange.lives import numbered_by_life, with_person_ids
from data.interchange.notes import Notes
from data.interchange.positions import position, position_fields
from data.interchange.slide import read_media, story_of
from data.interchange.stop_record import StopRecord
from data.interchange.typed_dates import date_fields
from data.model.date_words import date_in_words, read_date
from data.model.languages import canonical_language
from data.reading.csv_writer import csv_bytes
from data.reading.story_markdown import story_html

FIELDS = (
    *("title", "text", "date", "end", "place_name", "latitude", "longitude", "person_name", "picture"),
    *("picture_alt", "picture_creator", "web_address", "sources", "language", "country"),
)
"""The fields that a column may hold."""
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
LATITUDE_LONGITUDE = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*")
"""A location in TimeMapper: latitude first."""


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


def read(data: bytes) -> ImportedStops:
    """Each row as a stop. Raises UnreadableError where there is no column of titles."""
    notes = Notes()
    columns, rows = csv_rows(data, known_names(FIELDS), notes)
    column_names = names_by_field(columns, FIELDS)
    if "title" not in column_names:
        known = ", ".join(known_names(["title"])[:4])
        raise UnreadableError(
            f"row 1: no column is called {known} or the like; name the column of the titles so."
        )
    for column in dict.fromkeys(columns):
        if column not in column_names.values():
            notes.add("The column is not known, and is left out", column[:60])
    stops = [StopRecord(**_fields(number, cells, column_names, notes)) for number, cells in rows]
    return ImportedStops("", numbered_by_life(with_person_ids(stops, notes)), notes.sentences)


def _fields(
    number: int, cells: Mapping[str, str], column_names: Mapping[str, str], notes: Notes
) -> dict[str, Any]:
    row = {field: cells.get(column, "").strip() for field, column in column_names.items()}
    title = plain_text_of_html(row["title"]) or f"Row {number}"
    where = f"row {number} ({title[:60]})"
    picture = {
        "url": row.get("picture") or row.get("web_address"),
        "alt": row.get("picture_alt"),
        "credit": row.get("picture_creator"),
    }
    country = row.get("country", "").upper()
    person_name = plain_text_of_html(row.get("person_name", "")) or "Imported"
    return {
        "event_id": str(number),
        "order": number,
        "title": title,
        "text": story_of(row.get("text", ""), where, notes),
        "person": "",
        "person_name": person_name,
        "language": canonical_language(row.get("language", "")) or "en",
        "country": country if re.fullmatch("[A-Z]{2}", country) else "",
        "sources": tuple(filter(None, [plain_text_of_html(row.get("sources", ""))])),
        **date_fields(row.get("date", ""), where, notes, end=row.get("end", "")),
        **_place(row, where, notes),
        **read_media(picture, where, notes),
    }


def _place(row: Mapping[str, str], where: str, notes: Notes) -> dict[str, Any]:
    name, latitude, longitude = row.get("place_name", ""), row.get("latitude", ""), row.get("longitude", "")
    if pair := LATITUDE_LONGITUDE.fullmatch(name):
        name, latitude, longitude = "", latitude or pair[1], longitude or pair[2]
    at = position(latitude, longitude, where, notes)
    return {"place_name": plain_text_of_html(name), **position_fields(at)}


FORMAT = Format(
    name="simple-table",
    title="One simple table (CSV)",
    suffix=".csv",
    holds=frozenset({"order", *EXPORTED_COLUMNS}),
    write=write,
    read=read,
    remarks=("One row a stop. Columns are known by their names; a date such as 03/04/1905 is not guessed.",),
)
