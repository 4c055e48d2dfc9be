"""Read a CSV table as a spreadsheet saves it, and check each row against its model field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from data.model.limits import LARGEST_FILE, MOST_ROWS
from data.model.problem import Problem, excerpt
from data.reading.csv_cell import unescape_formula
from data.reading.csv_reader import CsvRecord, Header, read_header, records
from data.reading.html_check import report_html
from data.reading.read_text import read_text
from data.schema.field_types import Fields
from data.schema.validation_messages import EXTRA_CELL, fault_and_remedy

Row = TypeVar("Row", bound=Fields)
DECIMAL_COMMA = re.compile(r"\s*[-−]?\d+,\d+\s*")
SEPARATOR_LINE = re.compile(r"\s*\"?sep=(?P<separator>[,;\t])\"?[ ,;\t]*\n", re.IGNORECASE)
"""Excel's own first line, which declares the separator and is no row."""
SPREADSHEET_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|NV|ССЫЛКА!|Н/Д|ЗНАЧ!|ИМЯ\?)|Err:\d+|#{3,}"
)
SCIENTIFIC_NOTATION = re.compile(r"[-−]?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
SERIAL_DATE = re.compile(r"[1-9]\d{4}")
DAY_ZERO = date(1899, 12, 30)
"""Day 0 of the serial dates of Excel and LibreOffice."""


def read_table(
    path: Path, name: str, model: type[Row], effect: str, problems: list[Problem]
) -> list[tuple[int, Row]]:
    """Every valid row with its number as a spreadsheet counts it (the header is row 1).

    Reads `,`, `;` and tab as separators; where `;` or a tab separates, a decimal comma is a number, as a
    European spreadsheet writes it. Blank rows are skipped. A row with a fault is left out, and reported in
    `problems` with `effect`. A missing file or column gives no rows and one problem.
    """
    table_effect = f"{effect.rstrip('.')}: no row can be read."
    text = read_text(path, name, table_effect, problems, LARGEST_FILE)
    if text is None:
        return []
    if declared := SEPARATOR_LINE.match(text):
        text = text[declared.end() :]
    header = read_header(text, declared["separator"] if declared else "", name, model, problems)
    if header is None:
        return []
    rows: list[tuple[int, Row]] = []
    for record in records(text, header.separator):
        if record.number > MOST_ROWS + 1:
            problems.append(_too_many_rows(name))
            break
        if record.number > 1 and (row := _validated(record, header, name, model, effect, problems)):
            rows.append((record.number, row))
    return rows


def _validated(
    record: CsvRecord, header: Header, name: str, model: type[Row], effect: str, problems: list[Problem]
) -> Row | None:
    """A record as a row; None when it is blank or faulty, and then all its faults are in `problems`."""
    cells, number = _cells_by_field(record.cells, header), record.number
    if record.fault:
        fault, value = f"cannot be read: {record.fault}", excerpt(",".join(record.cells))
        remedy = 'close it with a second ", or delete it; a mark inside a text is written twice ("")'
        problems.append(Problem(name, f"row {number}", "", value, fault, remedy, effect, number))
        return None
    if not cells:
        return None
    if list(cells.values()) == [each for each in header.columns if each] and len(cells) > 1:
        fault, skipped = "the row repeats the header", "The row is passed over."
        problems.append(Problem(name, f"row {number}", "", "", fault, "delete it", skipped, number))
        return None
    damage = list(_spreadsheet_problems(number, cells, name, model, effect))
    problems += damage
    damaged = {each.field for each in damage}
    sound = {field: cell for field, cell in cells.items() if field not in damaged}
    try:
        row = model.model_validate(sound)
    except ValidationError as error:
        faults = _row_problems(error, name, number, cells, model, effect)
        problems += [each for each in faults if each.field not in damaged]
        return None
    for field, cell in sound.items():
        if "<" in cell and field != "note":  # visitors never see a note
            report_html(cell, name, _where(number, cells), field, number, problems)
    return row


def _too_many_rows(name: str) -> Problem:
    fault, remedy = f"the table has more than {MOST_ROWS:,} rows", "delete rows, or make two exhibits of one"
    number, effect = MOST_ROWS + 2, "The rows from here on are not read."
    return Problem(name, f"row {number}", "", "", fault, remedy, effect, number)


def _cells_by_field(cells: tuple[str, ...], header: Header) -> dict[str, str]:
    """The filled cells of a record by field; one without a column's name stands under EXTRA_CELL."""
    stripped = [unescape_formula(cell.strip()) for cell in cells]
    row = {field: cell for field, cell in zip(header.fields, stripped, strict=False) if cell and field}
    beyond = [cell for cell, column in zip(stripped, header.columns, strict=False) if cell and not column]
    if stray := next(iter([*beyond, *filter(None, stripped[len(header.columns) :])]), ""):
        row[EXTRA_CELL] = stray
    if header.separator != ",":
        row = {field: _with_decimal_point(cell) for field, cell in row.items()}
    return row


def _with_decimal_point(cell: str) -> str:
    return cell.replace(",", ".") if DECIMAL_COMMA.fullmatch(cell) else cell


def _spreadsheet_problems(
    number: int, cells: dict[str, str], name: str, model: type[Fields], effect: str
) -> Iterator[Problem]:
    """Cells that a spreadsheet changed: a required one costs its row, another counts as empty."""
    for field, cell in cells.items():
        damage = _spreadsheet_damage(field, cell)
        if damage is not None and field in model.model_fields:
            required = model.model_fields[field].is_required()
            cell_effect = effect if required else "The cell counts as empty."
            yield Problem(name, _where(number, cells), field, excerpt(cell), *damage, cell_effect, number)


def _spreadsheet_damage(field: str, cell: str) -> tuple[str, str] | None:
    """The fault and the remedy of a cell with a spreadsheet's error, a shortened number or a serial date.

    Returns None for a cell that no spreadsheet changed.
    """
    if cell[0] not in "#E-−0123456789":
        return None
    if SPREADSHEET_ERROR.fullmatch(cell):
        return "is a spreadsheet’s error, not a value", "write the value itself"
    if SCIENTIFIC_NOTATION.fullmatch(cell) and field != "note":
        remedy = "format the column as text, then write all its digits"
        return "was shortened by a spreadsheet", remedy
    if field == "year" and SERIAL_DATE.fullmatch(cell):
        day = DAY_ZERO + timedelta(days=int(cell))
        return "is a spreadsheet’s number of a day", f"write {day.year} (it stands for {day.isoformat()})"
    return None


def _row_problems(
    error: ValidationError, name: str, number: int, cells: dict[str, str], model: type[Fields], effect: str
) -> Iterator[Problem]:
    for each in error.errors():
        field = str(each["loc"][0])
        fault, remedy = fault_and_remedy(each, model)
        value = excerpt(cells.get(field, ""))
        yield Problem(name, _where(number, cells), field, value, fault, remedy, effect, number)


def _where(number: int, cells: dict[str, str]) -> str:
    """A row as a curator knows it: `row 7 (Dmitrov)`."""
    label = next((cells[key] for key in ("toponym_en", "title", "name_en", "id") if key in cells), "")
    return f"row {number} ({excerpt(label)})" if label else f"row {number}"
