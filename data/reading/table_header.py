"""The first row of a table: which column is which, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.model.limits import MOST_COLUMNS
from data.model.problem import Problem, excerpt
from data.reading.csv_dialect import column_name, records, separator_of
from data.schema.field_types import Fields

NO_ROW = "No row can be read."


@dataclass(frozen=True, slots=True)
class Header:
    """The separator, the columns as written, and the sheet's field of each, empty where it has none."""

    separator: str
    written: tuple[str, ...]
    fields: tuple[str, ...]


def read_header(
    text: str, separator: str, name: str, sheet: type[Fields], problems: list[Problem]
) -> Header | None:
    """The header of a table; None, with every fault in `problems`, when its rows cannot be read by it.

    `separator` is what the file says itself, empty where it does not. A column in capitals or with spaces
    (`Toponym EN`) is recognised, and told.
    """
    known = list(sheet.model_fields)
    separator = separator or separator_of(text.split("\n", 1)[0], known)
    first = next(records(text, separator))
    written = tuple(_without_empty_edge([cell.strip() for cell in first.cells]))
    if len(written) > MOST_COLUMNS:
        fault = f"the table has {len(written):,} columns, and at most {MOST_COLUMNS} are read"
        remedy = f"keep the columns of this table: {', '.join(known[:4])} and so on"
        problems.append(Problem(name, "row 1", "", "", fault, remedy, NO_ROW, 1))
        return None
    fields = tuple(each if (each := column_name(cell)) in known else "" for cell in written)
    needed = [field for field in known if sheet.model_fields[field].is_required()]
    missing = [field for field in needed if field not in fields]
    strange = [cell for cell, field in zip(written, fields, strict=True) if cell and not field]
    if missing:
        problems += _missing(missing, strange, first.fault, name)
        return None
    problems += _strange(strange, name)
    problems += _renamed(written, fields, name)
    problems += _twice(fields, name)
    return Header(separator, written, fields)


def _without_empty_edge(cells: Sequence[str]) -> Iterator[str]:
    filled = max((number for number, cell in enumerate(cells, start=1) if cell), default=0)
    yield from cells[:filled]


def _missing(missing: Sequence[str], strange: Sequence[str], fault: str, name: str) -> Iterator[Problem]:
    if fault:
        remedy = 'close it with a second ", or delete it'
        yield Problem(name, "row 1", "", "", f"the header: {fault}", remedy, NO_ROW, 1)
        return
    for field in missing:
        near = get_close_matches(field, [column_name(each) for each in strange], n=1)
        typed = next((each for each in strange if [column_name(each)] == near), "")
        remedy = f'rename the column "{excerpt(typed)}" to {field}' if typed else f"add a column {field}"
        yield Problem(name, "row 1", "", "", f"the column {field} is missing", remedy, NO_ROW, 1)


def _strange(strange: Sequence[str], name: str) -> Iterator[Problem]:
    for column in strange:
        fault, effect = "is not a column of this table", "The column is not read."
        yield Problem(name, "row 1", "", excerpt(column), fault, "delete it, or mend its name", effect, 1)


def _renamed(written: Sequence[str], fields: Sequence[str], name: str) -> Iterator[Problem]:
    for column, field in zip(written, fields, strict=True):
        if field and column != field:
            fault, effect = "is not quite the column’s name", f"The column is read as {field}."
            yield Problem(name, "row 1", field, excerpt(column), fault, f"write {field}", effect, 1)


def _twice(fields: Sequence[str], name: str) -> Iterator[Problem]:
    for column in dict.fromkeys(each for each in fields if each and fields.count(each) > 1):
        fault, effect = "is there twice", "Only the last of them is read."
        yield Problem(name, "row 1", column, "", fault, "delete one column", effect, 1)
