"""A CSV text as its records. A quotation mark left open costs its own line, never the rest of the table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.model.limits import LARGEST_FILE, MOST_COLUMNS, MOST_LINES_A_CELL
from data.model.problem import Problem, excerpt
from data.schema.field_types import Fields

csv.field_size_limit(LARGEST_FILE)  # a huge cell is told as too long, like any other


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """A row as a spreadsheet counts it (the header is 1), or what is wrong with its quotation marks."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


def records(text: str, separator: str) -> Iterator[CsvRecord]:
    """Every record, blank ones too. After a faulty line reading goes on with the next."""
    lines = text.split("\n")
    at = number = 0
    while at < len(lines):
        number += 1
        cells, taken, fault = _record(lines, at, separator)
        yield CsvRecord(number, tuple(cells), fault)
        at += taken


def _record(lines: Sequence[str], at: int, separator: str) -> tuple[list[str], int, str]:
    """The record that begins at a line: its cells, how many lines it takes, what is wrong with it."""
    if '"' not in lines[at]:  # most lines: ten thousand of them are to be read while a visitor waits
        return lines[at].split(separator), 1, ""
    taken, opened, fault = 1, lines[at], "a quotation mark is left open"
    while True:
        try:
            return next(csv.reader([opened], delimiter=separator, strict=True), []), taken, ""
        except csv.Error as error:
            if "unexpected end" not in str(error):
                fault = "a quotation mark stands in the middle of a text" if taken == 1 else fault
                break
        if taken >= MOST_LINES_A_CELL or at + taken >= len(lines):
            break
        opened += "\n" + lines[at + taken]
        taken += 1
    cells = next(csv.reader([lines[at]], delimiter=separator), [])
    return cells, 1, fault


def separator_of(header: str, known: Sequence[str]) -> str:
    """The separator that makes most known names of a header: a comma in a quoted name is none."""

    def names(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=separator), [])
        return sum(column_name(cell) in known for cell in cells), len(cells)

    return max(",;\t", key=names)


def column_name(cell: str) -> str:
    """A column's name as the sheets write it: `Toponym EN ` and `toponym-en` are `toponym_en`."""
    return "_".join(cell.replace("\u200b", "").replace("-", " ").replace("_", " ").lower().split())


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
