"""One plain CSV for each table of an exhibit, in a zip: a spreadsheet opens it, and it comes back whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Hashable, Mapping, Sequence
from pathlib import PurePosixPath

from data.interchange.csv_table import bytes_of
from data.interchange.read_tables import read
from data.interchange.slide import slug
from data.interchange.stop_record import ALL_FIELDS, Format, Record
from data.interchange.table_columns import APART, COLUMNS, PICTURE, PLACE

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The zip's own zero: the same exhibit is the same file on any day."""


def write(records: Sequence[Record], title: str) -> bytes:
    """The tables of these records. What several stops share (a place, a source) is one row."""
    tables = _Tables()
    tables.rows["exhibit"].append({"title": title})
    for record in records:
        tables.rows["stops"].append(_stop(record, tables))
    return zip_of(tables.rows)


def zip_of(tables: Mapping[str, Sequence[Mapping[str, object]]]) -> bytes:
    """Tables, by name, as a zip; the same tables are the same bytes."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, columns in COLUMNS.items():
            entry = zipfile.ZipInfo(f"{name}.csv", NO_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3  # or the bytes would tell on what system they were written
            archive.writestr(entry, bytes_of(columns, tables.get(name, ())))
    return saved.getvalue()


class _Tables:
    """Rows by table; a row of the same cells is there once."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, object]]] = {name: [] for name in COLUMNS}
        self._ids: dict[tuple[str, Hashable], str] = {}
        self._taken: set[tuple[str, str]] = set()

    def row(self, table: str, wished: str, **cells: object) -> str:
        """The id of the row with these cells, added where it is new.

        An id that is empty, or that another row has, gets a number after `~`; reading takes it off again.
        """
        key = (table, (wished, tuple(cells.values())))
        if key not in self._ids:
            free = wished and APART not in wished and (table, wished) not in self._taken
            row_id = wished if free else f"{wished}{APART}{len(self.rows[table]) + 1}"
            self._ids[key] = row_id
            self._taken.add((table, row_id))
            self.rows[table].append({"id": row_id, **cells})
        return self._ids[key]


def _stop(record: Record, tables: _Tables) -> dict[str, object]:
    person = tables.row("people", record.person, name=record.person_name)
    place = {column: getattr(record, field) for column, field in PLACE.items()}
    picture = {column: getattr(record, field) for column, field in PICTURE.items()}
    told = record.place_id or any(value not in ("", None) for value in place.values())
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
        "place": tables.row("places", record.place_id, **place) if told else "",
        "picture": tables.row("pictures", stem, **picture) if any(picture.values()) else "",
        "sources": ";".join(sources),
    }


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
