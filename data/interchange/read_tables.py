"""The plain tables read back: stops, with what their ids name in the other tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.interchange.csv_table import Row, rows_of
from data.interchange.date_words import unsaid
from data.interchange.notes import Notes
from data.interchange.positions import position
from data.interchange.stop_record import Read, Record, UnreadableError
from data.interchange.table_columns import APART, COLUMNS, PICTURE, PLACE
from data.interchange.zip_file import is_zip, members

AS_WRITTEN = ("text", "date_label", "certainty", "doubt", "leg", "travel")
TRUTHS = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
ById = Mapping[str, Mapping[str, str]]


def tables_of(data: bytes) -> dict[str, list[Row]]:
    """Every table of the zip by its name, its rows with their numbers; raises UnreadableError."""
    if not is_zip(data):
        raise UnreadableError("the file is no zip; put stops.csv and the other tables into one.")
    files = members(data, [f"{name}.csv" for name in COLUMNS])
    if "stops.csv" not in files:
        raise UnreadableError("the zip holds no stops.csv; export the tables again.")
    tables: dict[str, list[Row]] = {}
    for name in COLUMNS:
        try:
            tables[name] = rows_of(files[f"{name}.csv"])[1] if f"{name}.csv" in files else []
        except UnreadableError as error:
            raise UnreadableError(f"{name}.csv: {error}") from error
    return tables


def read(data: bytes) -> Read:
    """The stops of the zip's tables; raises UnreadableError when there are none to be read."""
    tables, notes = tables_of(data), Notes()
    named = {name: _by_id(name, rows, notes) for name, rows in tables.items() if name != "exhibit"}
    records = [
        _record(number, place, cells, named, notes)
        for place, (number, cells) in enumerate(tables["stops"], start=1)
    ]
    title = next((cells.get("title", "") for _, cells in tables["exhibit"]), "")
    return Read(title, tuple(records), notes.lines)


def _by_id(table: str, rows: list[Row], notes: Notes) -> ById:
    named: dict[str, Mapping[str, str]] = {}
    for number, cells in rows:
        if cells.get("id", "") in named:
            notes.tell(f"Two rows of {table}.csv have one id; the first counts", f"row {number}")
        named.setdefault(cells.get("id", ""), cells)
    return named


def _record(
    number: int, order: int, cells: Mapping[str, str], named: Mapping[str, ById], notes: Notes
) -> Record:
    title = cells.get("title", "")
    where = f"stops.csv, row {number} ({title[:60]})" if title else f"stops.csv, row {number}"

    def meant(table: str, row_id: str) -> Mapping[str, str]:
        """The row an id names; an empty one for no id, and, told, for one that is not there."""
        if row_id and row_id not in named[table]:
            notes.tell(f"{row_id[:60]} is not in {table}.csv", where)
        return named[table].get(row_id, {}) if row_id else {}

    person, place = cells.get("person", ""), meant("places", cells.get("place", ""))
    found: dict[str, Any] = {field: cells.get(field, "") for field in AS_WRITTEN}
    found |= {field: place.get(column, "") for column, field in PLACE.items()}
    found |= _position(place, where, notes)
    picture = meant("pictures", cells.get("picture", ""))
    found |= {field: picture.get(column, "") for column, field in PICTURE.items()}
    sources = [meant("sources", each.strip()) for each in cells.get("sources", "").split(";")]
    return Record(
        person=_bare(person) or "imported",
        person_name=meant("people", person).get("name", "") or _bare(person) or "Imported",
        event_id=cells.get("id", "") or str(number),
        order=_order(cells.get("order", ""), order),
        title=title or f"Row {number}",
        language=cells.get("language", "").strip() or "en",
        chapter=meant("chapters", cells.get("chapter", "")).get("title", ""),
        date=_date("date", cells, where, notes),
        old_style=_date("old_style", cells, where, notes),
        place_id=_bare(cells.get("place", "")) if place else "",
        sources=tuple(each["citation"] for each in sources if each.get("citation")),
        highlight=TRUTHS.get(cells.get("highlight", "").strip().lower(), False),
        present=TRUTHS.get(cells.get("present", "").strip().lower(), True),
        **found,
    )


def _position(place: Mapping[str, str], where: str, notes: Notes) -> dict[str, float | None]:
    at = position(place.get("latitude", ""), place.get("longitude", ""), where, notes)
    return {"latitude": None, "longitude": None} if at is None else {"latitude": at[0], "longitude": at[1]}


def _date(column: str, cells: Mapping[str, str], where: str, notes: Notes) -> str:
    """The date as EDTF, also where a spreadsheet turned it into its own way of writing."""
    written = cells.get(column, "").strip()
    found = unsaid(written)
    if written and not found:
        notes.tell(
            f"The {column} has no meaning, or two; write it as 1933-09-06", f"{where}: “{written[:60]}”"
        )
    elif found != written:
        notes.tell(f"The {column} was turned into the exhibit’s way of writing", f"{where}: {found}")
    return found


def _bare(row_id: str) -> str:
    """An id without the number that kept it apart from another."""
    return row_id.rpartition(APART)[0] if APART in row_id else row_id


def _order(written: str, otherwise: int) -> int:
    digits = written.strip()
    return int(digits) if digits.isdecimal() and len(digits) < 7 else otherwise
