"""A CSV table as curators save it, row by row, each checked against its sheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from data.faults import fault_and_remedy
from data.field import Sheet
from data.problem import Problem
from data.read_text import LARGEST_FILE, read_text

Row = TypeVar("Row", bound=Sheet)
csv.field_size_limit(LARGEST_FILE)  # a huge cell is told as too long, like any other
DECIMAL_COMMA = re.compile(r"\s*-?\d+,\d+\s*")


def read_table(
    path: Path, name: str, sheet: type[Row], consequence: str, problems: list[Problem]
) -> list[tuple[int, Row]]:
    """Every good row with its number as a spreadsheet counts it (the header is row 1).

    Reads `,`, `;` and tab as separators; where `;` or a tab separates, a decimal comma is a number, as a
    European spreadsheet writes it. Blank rows are passed over. A row with a fault is left out and told in
    `problems` with `consequence`. A missing file or column gives no rows and one problem.
    """
    text = read_text(path, name, f"{consequence.rstrip('.')}: no row can be read.", problems)
    if text is None or not _has_columns(text, name, sheet, problems):
        return []
    good: list[tuple[int, Row]] = []
    for number, cells in _rows(text, sheet):
        try:
            good.append((number, sheet.model_validate(cells)))
        except ValidationError as error:
            problems += _row_problems(error, name, number, cells, sheet, consequence)
    return good


def _separator(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _has_columns(text: str, name: str, sheet: type[Sheet], problems: list[Problem]) -> bool:
    columns = _columns(text)
    needed = [field for field, info in sheet.model_fields.items() if info.is_required()]
    missing = [field for field in needed if field not in columns]
    strange = [column for column in columns if column and column not in sheet.model_fields]
    for field in missing:
        near = get_close_matches(field, strange, n=1)
        remedy = f'rename the column "{near[0]}" to {field}' if near else f"add a column {field}"
        fault, effect = f"the column {field} is missing", "No row can be read."
        problems.append(Problem(name, "row 1", "", "", fault, remedy, effect, 1))
    for column in [] if missing else strange:
        fault, effect = "is not a column of this table", "The column is not read."
        remedy = "delete it, or mend its name"
        problems.append(Problem(name, "row 1", "", _short(column), fault, remedy, effect, 1))
    for column in dict.fromkeys(each for each in columns if each and columns.count(each) > 1):
        fault, effect = "is there twice", "Only the last of them is read."
        problems.append(Problem(name, "row 1", column, "", fault, "delete one column", effect, 1))
    return not missing


def _columns(text: str) -> list[str]:
    header = next(csv.reader(io.StringIO(text), delimiter=_separator(text)), [])
    return [column.strip() for column in header]


def _rows(text: str, sheet: type[Sheet]) -> Iterator[tuple[int, dict[str, str]]]:
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    header = [column.strip() for column in next(reader)]
    for number, cells in enumerate(reader, start=2):
        named = ((column, cell.strip()) for column, cell in zip(header, cells, strict=False))
        row = {column: cell for column, cell in named if cell and column in sheet.model_fields}
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            row["(cell beyond the last column)"] = next(cell for cell in cells[len(header) :] if cell.strip())
        if separator != ",":
            row = {key: _pointed(cell) for key, cell in row.items()}
        if row:
            yield number, row


def _pointed(cell: str) -> str:
    return cell.replace(",", ".") if DECIMAL_COMMA.fullmatch(cell) else cell


def _row_problems(
    error: ValidationError,
    name: str,
    number: int,
    cells: dict[str, str],
    sheet: type[Sheet],
    consequence: str,
) -> Iterator[Problem]:
    label = next((cells[key] for key in ("toponym_en", "title", "name_en", "id") if key in cells), "")
    where = f"row {number} ({_short(label)})" if label else f"row {number}"
    for each in error.errors():
        field = str(each["loc"][0])
        fault, remedy = fault_and_remedy(each, sheet)
        yield Problem(name, where, field, _short(cells.get(field, "")), fault, remedy, consequence, number)


def _short(cell: str) -> str:
    """A cell in one short line: a quotation mark left open makes a cell of half the table."""
    line = " ".join(cell.split())
    return line if len(line) <= 60 else line[:57] + "…"
