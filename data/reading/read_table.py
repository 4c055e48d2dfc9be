"""A CSV table as curators save it, row by row, each checked against its sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from data.model.limits import LARGEST_FILE, MOST_ROWS
from data.model.problem import Problem, excerpt
from data.reading.csv_cell import plain
from data.reading.csv_dialect import CsvRecord, Header, read_header, records
from data.reading.html_check import tell_of_markup
from data.reading.read_text import read_text
from data.schema.field_types import Fields
from data.schema.validation_messages import EXTRA_CELL, fault_and_remedy

Row = TypeVar("Row", bound=Fields)
DECIMAL_COMMA = re.compile(r"\s*[-−]?\d+,\d+\s*")
SEPARATOR_LINE = re.compile(r"\s*\"?sep=(?P<separator>[,;\t])\"?[ ,;\t]*\n", re.IGNORECASE)
"""Excel's own first line, which tells Excel the separator and is no row."""


def read_table(
    path: Path, name: str, sheet: type[Row], consequence: str, problems: list[Problem]
) -> list[tuple[int, Row]]:
    """Every good row with its number as a spreadsheet counts it (the header is row 1).

    Reads `,`, `;` and tab as separators; where `;` or a tab separates, a decimal comma is a number, as a
    European spreadsheet writes it. Blank rows are passed over. A row with a fault is left out and told in
    `problems` with `consequence`. A missing file or column gives no rows and one problem.
    """
    lost = f"{consequence.rstrip('.')}: no row can be read."
    text = read_text(path, name, lost, problems, LARGEST_FILE)
    if text is None:
        return []
    if told := SEPARATOR_LINE.match(text):
        text = text[told.end() :]
    header = read_header(text, told["separator"] if told else "", name, sheet, problems)
    if header is None:
        return []
    good: list[tuple[int, Row]] = []
    for record in records(text, header.separator):
        if record.number > MOST_ROWS + 1:
            problems.append(_too_many(name))
            break
        if record.number > 1 and (row := _checked(record, header, name, sheet, consequence, problems)):
            good.append((record.number, row))
    return good


def _checked(
    record: CsvRecord, header: Header, name: str, sheet: type[Row], consequence: str, problems: list[Problem]
) -> Row | None:
    """A record as its sheet; None when it is blank or faulty, and then all its faults are told."""
    cells, at = _named(record.cells, header), record.number
    if record.fault:
        fault, found = f"cannot be read: {record.fault}", excerpt(",".join(record.cells))
        remedy = 'close it with a second ", or delete it; a mark inside a text is written twice ("")'
        problems.append(Problem(name, f"row {at}", "", found, fault, remedy, consequence, at))
        return None
    if not cells:
        return None
    if list(cells.values()) == [each for each in header.written if each] and len(cells) > 1:
        fault, effect = "the row repeats the header", "The row is passed over."
        problems.append(Problem(name, f"row {at}", "", "", fault, "delete it", effect, at))
        return None
    spoilt = list(_slips(at, cells, name, sheet, consequence))
    problems += spoilt
    kept = {field: cell for field, cell in cells.items() if field not in {each.field for each in spoilt}}
    try:
        row = sheet.model_validate(kept)
    except ValidationError as error:
        told = {each.field for each in spoilt}
        faults = _row_problems(error, name, at, cells, sheet, consequence)
        problems += [each for each in faults if each.field not in told]
        return None
    for field, cell in kept.items():
        if "<" in cell and field != "note":  # a note is the curator's own
            tell_of_markup(cell, name, _where(at, cells), field, at, problems)
    return row


def _too_many(name: str) -> Problem:
    fault, remedy = f"the table has more than {MOST_ROWS:,} rows", "delete rows, or make two exhibits of one"
    at, effect = MOST_ROWS + 2, "The rows from here on are not read."
    return Problem(name, f"row {at}", "", "", fault, remedy, effect, at)


def _named(cells: tuple[str, ...], header: Header) -> dict[str, str]:
    """A record's filled cells by their column; one that has no column under its own name."""
    stripped = [plain(cell.strip()) for cell in cells]
    row = {field: cell for field, cell in zip(header.fields, stripped, strict=False) if cell and field}
    beyond = [cell for cell, field in zip(stripped, header.written, strict=False) if cell and not field]
    if stray := next(iter([*beyond, *filter(None, stripped[len(header.written) :])]), ""):
        row[EXTRA_CELL] = stray
    if header.separator != ",":
        row = {field: _pointed(cell) for field, cell in row.items()}
    return row


def _pointed(cell: str) -> str:
    return cell.replace(",", ".") if DECIMAL_COMMA.fullmatch(cell) else cell


def _slips(
    number: int, cells: dict[str, str], name: str, sheet: type[Fields], consequence: str
) -> Iterator[Problem]:
    """What a spreadsheet spoilt: a cell that must be written costs its row, another is left empty."""
    for field, cell in cells.items():
        found = slip(field, cell)
        if found is not None and field in sheet.model_fields:
            needed = sheet.model_fields[field].is_required()
            effect = consequence if needed else "The cell counts as empty."
            yield Problem(name, _where(number, cells), field, excerpt(cell), *found, effect, number)


def _row_problems(
    error: ValidationError,
    name: str,
    number: int,
    cells: dict[str, str],
    sheet: type[Fields],
    consequence: str,
) -> Iterator[Problem]:
    for each in error.errors():
        field = str(each["loc"][0])
        fault, remedy = fault_and_remedy(each, sheet)
        found = excerpt(cells.get(field, ""))
        yield Problem(name, _where(number, cells), field, found, fault, remedy, consequence, number)


def _where(number: int, cells: dict[str, str]) -> str:
    label = next((cells[key] for key in ("toponym_en", "title", "name_en", "id") if key in cells), "")
    return f"row {number} ({excerpt(label)})" if label else f"row {number}"


ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|NV|ССЫЛКА!|Н/Д|ЗНАЧ!|ИМЯ\?)|Err:\d+|#{3,}"
)
SHORTENED = re.compile(r"[-−]?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
DAY_NUMBER = re.compile(r"[1-9]\d{4}")
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of Excel's and LibreOffice's calendars."""


def slip(field: str, cell: str) -> tuple[str, str] | None:
    """What is wrong with a cell and what to type; None where a spreadsheet has done nothing to it."""
    if cell[0] not in "#E-−0123456789":
        return None
    if ERROR.fullmatch(cell):
        return "is a spreadsheet’s error, not a value", "write the value itself"
    if SHORTENED.fullmatch(cell) and field != "note":
        remedy = "format the column as text, then write all its digits"
        return "was shortened by a spreadsheet", remedy
    if field == "year" and DAY_NUMBER.fullmatch(cell):
        day = FIRST_DAY + timedelta(days=int(cell))
        return "is a spreadsheet’s number of a day", f"write {day.year} (it stands for {day.isoformat()})"
    return None
