"""The dialect of a CSV table: its separator, its records, and the field of each column of its header.

The csv module alone would read to the end of the file after a quotation mark that is left open. Here it
costs its own line: reading goes on with the next one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.model.limits import LARGEST_FILE, MOST_COLUMNS, MOST_LINES_A_CELL
from data.model.problem import Problem, excerpt
from data.schema.field_types import Fields

csv.field_size_limit(LARGEST_FILE)  # a huge cell is reported as too long, like any other long cell

NO_ROW = "No row can be read."


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """A record with its row number as a spreadsheet counts it (the header is 1).

    `fault` says what is wrong with its quotation marks; empty for a sound record.
    """

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A table's separator and its columns.

    `columns` are the names as written; `fields` is the field of each column, empty for an unknown column.
    """

    separator: str
    columns: tuple[str, ...]
    fields: tuple[str, ...]


def records(text: str, separator: str) -> Iterator[CsvRecord]:
    """Every record, blank ones too. After a faulty line, reading goes on with the next line."""
    lines = text.split("\n")
    index = number = 0
    while index < len(lines):
        number += 1
        cells, line_count, fault = _record(lines, index, separator)
        yield CsvRecord(number, tuple(cells), fault)
        index += line_count


def _record(lines: Sequence[str], index: int, separator: str) -> tuple[list[str], int, str]:
    """The record that begins at a line: its cells, the number of its lines, its fault."""
    if '"' not in lines[index]:  # the quick path: most lines have no quotation mark
        return lines[index].split(separator), 1, ""
    line_count, record_text, fault = 1, lines[index], "a quotation mark is left open"
    while True:
        try:
            return next(csv.reader([record_text], delimiter=separator, strict=True), []), line_count, ""
        except csv.Error as error:
            if "unexpected end" not in str(error):
                fault = "a quotation mark stands in the middle of a text" if line_count == 1 else fault
                break
        if line_count >= MOST_LINES_A_CELL or index + line_count >= len(lines):
            break
        record_text += "\n" + lines[index + line_count]
        line_count += 1
    cells = next(csv.reader([lines[index]], delimiter=separator), [])
    return cells, 1, fault


def separator_of(header: str, known: Sequence[str]) -> str:
    """The separator (`,`, `;` or tab) that gives most known column names; a quoted comma is none."""

    def known_columns(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=separator), [])
        return sum(column_name(cell) in known for cell in cells), len(cells)

    return max(",;\t", key=known_columns)


def column_name(cell: str) -> str:
    """A column's name in the model's spelling: `Toponym EN ` and `toponym-en` are `toponym_en`."""
    return "_".join(cell.replace("\u200b", "").replace("-", " ").replace("_", " ").lower().split())


def read_header(
    text: str, separator: str, name: str, model: type[Fields], problems: list[Problem]
) -> Header | None:
    """The header of a table; None, with every fault in `problems`, when no row can be read with it.

    `separator` is the one that the file declares (`sep=;`), empty where it declares none. A column in
    capitals or with spaces (`Toponym EN`) is recognised, and reported.
    """
    known = list(model.model_fields)
    separator = separator or separator_of(text.split("\n", 1)[0], known)
    first = next(records(text, separator))
    columns = tuple(_without_empty_edge([cell.strip() for cell in first.cells]))
    if len(columns) > MOST_COLUMNS:
        fault = f"the table has {len(columns):,} columns, and at most {MOST_COLUMNS} are read"
        remedy = f"keep the columns of this table: {', '.join(known[:4])} and so on"
        problems.append(Problem(name, "row 1", "", "", fault, remedy, NO_ROW, 1))
        return None
    fields = tuple(each if (each := column_name(cell)) in known else "" for cell in columns)
    required = [field for field in known if model.model_fields[field].is_required()]
    missing = [field for field in required if field not in fields]
    unknown = [cell for cell, field in zip(columns, fields, strict=True) if cell and not field]
    if missing:
        problems += _missing_columns(missing, unknown, first.fault, name)
        return None
    problems += _unknown_columns(unknown, name)
    problems += _misspelt_columns(columns, fields, name)
    problems += _repeated_columns(fields, name)
    return Header(separator, columns, fields)


def _without_empty_edge(cells: Sequence[str]) -> Iterator[str]:
    filled = max((number for number, cell in enumerate(cells, start=1) if cell), default=0)
    yield from cells[:filled]


def _missing_columns(
    missing: Sequence[str], unknown: Sequence[str], fault: str, name: str
) -> Iterator[Problem]:
    if fault:
        remedy = 'close it with a second ", or delete it'
        yield Problem(name, "row 1", "", "", f"the header: {fault}", remedy, NO_ROW, 1)
        return
    for field in missing:
        nearest = get_close_matches(field, [column_name(each) for each in unknown], n=1)
        column = next((each for each in unknown if [column_name(each)] == nearest), "")
        remedy = f'rename the column "{excerpt(column)}" to {field}' if column else f"add a column {field}"
        yield Problem(name, "row 1", "", "", f"the column {field} is missing", remedy, NO_ROW, 1)


def _unknown_columns(unknown: Sequence[str], name: str) -> Iterator[Problem]:
    for column in unknown:
        fault, effect = "is not a column of this table", "The column is not read."
        yield Problem(name, "row 1", "", excerpt(column), fault, "delete it, or mend its name", effect, 1)


def _misspelt_columns(columns: Sequence[str], fields: Sequence[str], name: str) -> Iterator[Problem]:
    for column, field in zip(columns, fields, strict=True):
        if field and column != field:
            fault, effect = "is not quite the column’s name", f"The column is read as {field}."
            yield Problem(name, "row 1", field, excerpt(column), fault, f"write {field}", effect, 1)


def _repeated_columns(fields: Sequence[str], name: str) -> Iterator[Problem]:
    for column in dict.fromkeys(each for each in fields if each and fields.count(each) > 1):
        fault, effect = "is there twice", "Only the last of them is read."
        yield Problem(name, "row 1", column, "", fault, "delete one column", effect, 1)
