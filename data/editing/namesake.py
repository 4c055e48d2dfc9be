"""Whether places.csv has a place already: a second one of a name may be the same place, or another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress

from geopy.distance import geodesic

from data.model.coordinates import checked_point
from data.model.exhibit import Point
from data.model.ids import is_id
from data.reading.csv_reader import CsvTable
from data.schema.csv_schema import PlaceRow
from data.schema.table_columns import Columns

ONE_PLACE_KILOMETRES = 50.0
"""Two points of one name that are farther apart are two places."""


def namesake_fault(
    table: CsvTable, place: str, name: str, known: Mapping[str, str], *, id_is_chosen: bool
) -> tuple[str, str, str, str] | None:
    """Why a new row cannot have the id `place`: field, value, fault and remedy; None where it can.

    `known` are the cells of the new row. A place of the same name under another id is taken for the same one
    where neither country nor position says otherwise, unless the curator chose the id.
    """
    rows = [(record.number, table.by_column(record)) for record in table.records() if not record.fault]
    taken = {row.get("id", "").lower() for _, row in rows}
    for number, row in rows:
        if row.get("id") == place:
            return ("id", place, *_fault_of_id(table, (number, row), name, known, taken))
    for number, row in rows:
        is_same = name.casefold() in _names(row) and not _is_another_place(table, row, known)
        if is_same and row.get("id") and not id_is_chosen:
            remedy = f"use its id, {row['id']}; for another place of this name choose an id with --id"
            return "", name, f"is a place already (row {number})", remedy
    return None


def _fault_of_id(
    table: CsvTable,
    numbered: tuple[int, Mapping[str, str]],
    name: str,
    known: Mapping[str, str],
    taken: Collection[str],
) -> tuple[str, str]:
    """The fault and the remedy where the row has the id already."""
    number, row = numbered
    place, country = row["id"], known.get("country", "")
    if name.casefold() not in _names(row):
        return f"is used already (row {number})", "choose another id with --id"
    if not _is_another_place(table, row, known):
        remedy = f"use the id {place} if it is the same place; for another one choose an id with --id"
        return f"is used already (row {number})", remedy
    other = f"{place}-{country.lower()}"
    is_told_by_country = country != "" and country != row.get("country")
    is_free = is_id(other) and other not in taken
    remedy = "choose an id that says which it is, with --id"
    return f"is used already (row {number}), for another place of this name", (
        f"add --id {other}" if is_told_by_country and is_free else remedy
    )


def _is_another_place(table: CsvTable, row: Mapping[str, str], known: Mapping[str, str]) -> bool:
    """Whether the positions, or the countries, of a row and a new one say that they are two places."""
    points = [point for each in (row, known) if (point := _point(table, each)) is not None]
    if len(points) == 2 and geodesic(*points).kilometers > ONE_PLACE_KILOMETRES:
        return True
    return len({country for each in (row, known) if (country := each.get("country", "").upper())}) == 2


def _names(row: Mapping[str, str]) -> set[str]:
    """The names of a row, in any language and of any time, in lower case."""
    columns = Columns.of(PlaceRow)
    fields = {column: columns.field_and_language(column)[0] for column in row}
    texts = [cell for column, cell in row.items() if fields[column] == "toponyms"]
    texts += row.get("toponym_then", "").split(";")
    return {text.strip().casefold() for text in texts}


def _point(table: CsvTable, cells: Mapping[str, str]) -> Point | None:
    """The position of a row; None where it has none that can be read."""
    with suppress(ValueError):
        latitude, longitude = (
            float(table.number(cells.get(each, "")).replace(",", ".")) for each in ("latitude", "longitude")
        )
        return checked_point(latitude, longitude)
    return None
