"""Read a CSV table as a spreadsheet saves it, and check each row against its model field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from data.model.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from data.model.problem import Problem, excerpt
from data.reading.csv_cell import unescape_formula
from data.reading.csv_reader import CsvRecord, CsvTable, column_name
from data.reading.html_check import report_html
from data.reading.read_text import read_text
from data.schema.table_columns import Columns, Row
from data.schema.validation_messages import EXTRA_CELL, fault_and_remedy

RowType = TypeVar("RowType", bound=Row)
NO_ROW = "No row can be read."
SPREADSHEET_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|NV|ССЫЛКА!|Н/Д|ЗНАЧ!|ИМЯ\?)|Err:\d+|#{3,}"
)
SCIENTIFIC_NOTATION = re.compile(r"[-−]?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
SERIAL_DATE = re.compile(r"[1-9]\d{4}")
DAY_ZERO = date(1899, 12, 30)
"""Day 0 of the serial dates of Excel and LibreOffice."""


@dataclass(frozen=True, slots=True)
class Header:
    """A table whose header can be read. `fields` is the name of each column, empty for an unknown column."""

    table: CsvTable
    fields: tuple[str, ...]


def read_table(
    path: Path, name: str, model: type[RowType], effect: str, problems: list[Problem]
) -> list[tuple[int, RowType]]:
    """Every valid row with its number as a spreadsheet counts it (the header is row 1).

    Reads `,`, `;` and tab as separators; where `;` or a tab separates, a decimal comma is a number, as a
    European spreadsheet writes it. Blank rows are skipped. A row with a fault is left out, and reported in
    `problems` with `effect`. A missing file or column gives no rows and one problem.
    """
    table_effect = f"{effect.rstrip('.')}: no row can be read."
    text = read_text(path, name, table_effect, problems, LARGEST_FILE)
    if text is None:
        return []
    header = _checked_header(CsvTable.of(text, Columns.of(model)), name, model, problems)
    if header is None:
        return []
    rows: list[tuple[int, RowType]] = []
    for record in header.table.records():
        if record.number > MOST_ROWS + 1:
            problems.append(_too_many_rows(name))
            break
        if row := _validated(record, header, name, model, effect, problems):
            rows.append((record.number, row))
    return rows


def _checked_header(table: CsvTable, name: str, model: type[Row], problems: list[Problem]) -> Header | None:
    """The fields of a table's columns; None, with every fault in `problems`, when no row can be read.

    A column in capitals or with spaces (`Toponym EN`) is recognised, and reported.
    """
    known, columns = Columns.of(model), table.columns
    if len(columns) > MOST_COLUMNS:
        fault = f"the table has {len(columns):,} columns, and at most {MOST_COLUMNS} are read"
        remedy = f"keep the columns of this table: {', '.join(known.header('en')[:4])} and so on"
        problems.append(Problem(name, "row 1", "", "", fault, remedy, NO_ROW, 1))
        return None
    fields = tuple(map(known.named, table.column_names))
    present = {known.field_and_language(each)[0] for each in fields}
    missing = [
        name for name, field in model.model_fields.items() if field.is_required() and name not in present
    ]
    unknown = [cell for cell, field in zip(columns, fields, strict=True) if cell and not field]
    if missing:
        expected = [known.example_of(each) for each in missing]
        problems += _missing_columns(expected, unknown, table.header.fault, name)
        return None
    problems += _unknown_columns(unknown, known, name)
    problems += _misspelt_columns(columns, fields, name)
    problems += _repeated_columns(fields, name)
    return Header(table, fields)


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
        if field.endswith("_en") and not column:
            remedy += ", or one for another language (BCP 47)"
        yield Problem(name, "row 1", "", "", f"the column {field} is missing", remedy, NO_ROW, 1)


def _unknown_columns(unknown: Sequence[str], known: Columns, name: str) -> Iterator[Problem]:
    for column in unknown:
        fault, effect = "is not a column of this table", "The column is not read."
        remedy = "delete it, or mend its name"
        if prefix := known.language_prefix(column_name(column)):
            remedy = (
                f"write the code of a language after {prefix}_ (BCP 47, such as {prefix}_pt-BR), or delete it"
            )
        yield Problem(name, "row 1", "", excerpt(column), fault, remedy, effect, 1)


def _misspelt_columns(columns: Sequence[str], fields: Sequence[str], name: str) -> Iterator[Problem]:
    for column, field in zip(columns, fields, strict=True):
        if field and column != field:
            fault, effect = "is not quite the column’s name", f"The column is read as {field}."
            yield Problem(name, "row 1", field, excerpt(column), fault, f"write {field}", effect, 1)


def _repeated_columns(fields: Sequence[str], name: str) -> Iterator[Problem]:
    for column in dict.fromkeys(each for each in fields if each and fields.count(each) > 1):
        fault, effect = "is there twice", "Only the last of them is read."
        yield Problem(name, "row 1", column, "", fault, "delete one column", effect, 1)


def _validated(
    record: CsvRecord, header: Header, name: str, model: type[RowType], effect: str, problems: list[Problem]
) -> RowType | None:
    """A record as a row; None when it is blank or faulty, and then all its faults are in `problems`."""
    cells, number = _cells_by_field(record.cells, header), record.number
    if record.fault:
        fault, value = f"cannot be read: {record.fault}", excerpt(",".join(record.cells))
        remedy = 'close it with a second ", or delete it; a mark inside a text is written twice ("")'
        problems.append(Problem(name, f"row {number}", "", value, fault, remedy, effect, number))
        return None
    if not cells:
        return None
    if list(cells.values()) == [each for each in header.table.columns if each] and len(cells) > 1:
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
        faults = _row_problems(error, name, number, cells, header, model, effect)
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
    columns = header.table.columns
    beyond = [cell for cell, column in zip(stripped, columns, strict=False) if cell and not column]
    if stray := next(iter([*beyond, *filter(None, stripped[len(columns) :])]), ""):
        row[EXTRA_CELL] = stray
    if header.table.separator != ",":
        row = {field: header.table.number(cell) for field, cell in row.items()}
    return row


def _spreadsheet_problems(
    number: int, cells: dict[str, str], name: str, model: type[Row], effect: str
) -> Iterator[Problem]:
    """Cells that a spreadsheet changed: a required one costs its row, another counts as empty."""
    columns = Columns.of(model)
    for field, cell in cells.items():
        damage = _spreadsheet_damage(field, cell)
        if damage is not None and field in columns:
            required = _is_only_cell(columns.field_and_language(field)[0], cells, model)
            cell_effect = effect if required else "The cell counts as empty."
            yield Problem(name, _where(number, cells), field, excerpt(cell), *damage, cell_effect, number)


def _is_only_cell(field: str, cells: dict[str, str], model: type[Row]) -> bool:
    """Whether a field is required and has one filled cell; it may have several, for several languages."""
    filled = [each for each in cells if Columns.of(model).field_and_language(each)[0] == field]
    return model.model_fields[field].is_required() and len(filled) == 1


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
    error: ValidationError,
    name: str,
    number: int,
    cells: dict[str, str],
    header: Header,
    model: type[Row],
    effect: str,
) -> Iterator[Problem]:
    for each in error.errors():
        field = _column_of(each["loc"], header, Columns.of(model))
        fault, remedy = fault_and_remedy(each, model)
        value = excerpt(cells.get(field, ""))
        yield Problem(name, _where(number, cells), field, value, fault, remedy, effect, number)


def _column_of(location: tuple[int | str, ...], header: Header, columns: Columns) -> str:
    """The column of a fault; of a field without a text in any language, the first of its columns."""
    field = str(location[0])
    if field not in columns.by_language:
        return field
    if len(location) > 1:
        return columns.by_language[field].column(str(location[1]))
    return next(each for each in header.fields if columns.field_and_language(each)[0] == field)


def _where(number: int, cells: dict[str, str]) -> str:
    """A row as a curator knows it: `row 7 (Dmitrov)`."""
    names = (key for key in cells if key.startswith(("toponym_", "name_")) and key != "toponym_then")
    keys = ("toponym_en", "title", "name_en", *names, "id")
    label = next((cells[key] for key in keys if key in cells), "")
    return f"row {number} ({excerpt(label)})" if label else f"row {number}"
