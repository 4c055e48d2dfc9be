"""Read a CSV table as a spreadsheet saves it, and check each row against its model field by field."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from pydantic import ValidationError

from data.model.languages import language_name
from data.model.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from data.model.near_word import near_word
from data.model.problem import Location, excerpt, first_few
from data.reading.csv_cell import unescape_formula
from data.reading.csv_reader import CsvRecord, CsvTable, column_name
from data.reading.html_check import report_html
from data.reading.markdown_check import MARKS, report_markdown
from data.reading.read_text import is_there, read_text
from data.reading.source_file import SourceFile
from data.schema.field_types import is_markdown
from data.schema.table_columns import Columns, Row
from data.schema.validation_messages import EXTRA_CELL, LOCATE, fault_and_remedy

RowType = TypeVar("RowType", bound=Row)
NEVER_SEEN = re.compile(r"note|file(?:_.+)?")
"""Columns that visitors never read; a file may have any name."""
NO_ROW = "No row can be read."
HEADER_ROW = Location.row(1)
NO_ID = "(no id)"
"""Stands for the id of a row that is left out, and of which the id cannot be read."""
COORDINATES = ("latitude", "longitude")
SPREADSHEET_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|NV|ССЫЛКА!|Н/Д|ЗНАЧ!|ИМЯ\?)|Err:\d+|#{3,}"
)
SCIENTIFIC_NOTATION = re.compile(r"[-−]?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
SERIAL_DATE = re.compile(r"[1-9]\d{4}")
DATES = ("date", "born", "died")
"""Columns of dates; that of a picture is a year."""
DAY_ZERO = date(1899, 12, 30)
"""Day 0 of the serial dates of Excel and LibreOffice."""


@dataclass(frozen=True, slots=True)
class Header:
    """A table whose header can be read. `fields` is the name of each column, empty for an unknown column."""

    table: CsvTable
    fields: tuple[str, ...]


def read_table(source: SourceFile, model: type[RowType]) -> list[tuple[int, RowType]]:
    """Every valid row with its number as a spreadsheet counts it (the header is row 1).

    Reads `,`, `;` and tab as separators; where `;` or a tab separates, a decimal comma is a number, as a
    European spreadsheet writes it. Blank rows are skipped. A row with a fault is left out and
    reported. A missing file or column gives no rows and one problem.
    """
    text = read_text(source, LARGEST_FILE, f"{source.effect.rstrip('.')}: no row can be read.")
    if text is None:
        return []
    header = _checked_header(source, CsvTable.of(text, Columns.of(model)), model)
    if header is None:
        return []
    rows: list[tuple[int, RowType]] = []
    emptied: list[int] = []
    for record in header.table.records():
        if len(record.cells) > 1 and not any(map(str.strip, record.cells)):
            emptied.append(record.number)
        elif any(record.cells):
            source.emptied_rows += tuple(emptied)
            emptied.clear()
        if record.number > MOST_ROWS + 1:
            _report_too_many_rows(source)
            break
        if row := _validated(source, record, header, model):
            rows.append((record.number, row))
    return rows


def _checked_header(source: SourceFile, table: CsvTable, model: type[Row]) -> Header | None:
    """The fields of a table's columns; None, with every fault reported, when no row can be read.

    A column in capitals or with spaces (`Toponym EN`) is recognised, and reported.
    """
    known, columns = Columns.of(model), table.columns
    if len(columns) > MOST_COLUMNS:
        fault = f"the table has {len(columns):,} columns, and at most {MOST_COLUMNS} are read"
        remedy = f"keep the columns of this table: {', '.join(known.header('en')[:4])} and so on"
        source.problem(fault=fault, remedy=remedy, effect=NO_ROW, at=HEADER_ROW, lost="")
        return None
    fields = tuple(map(known.named, table.column_names))
    present = {known.field_and_language(each)[0] for each in fields}
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    missing = [name for name in required if name not in present]
    unknown = [cell for cell, field in zip(columns, fields, strict=True) if cell and not field]
    if missing == required and unknown and not table.header.fault:
        fault = f"the row is not the header of this table ({first_few([excerpt(each) for each in unknown])})"
        remedy = f"write the names of the columns in row 1: {', '.join(map(known.example_of, missing))}"
        source.problem(fault=fault, remedy=remedy, effect=NO_ROW, at=HEADER_ROW, lost="")
        return None
    if missing:
        expected = [known.example_of(each) for each in missing]
        _report_missing_columns(source, expected, unknown, table.header.fault)
        return None
    _report_unknown_columns(source, unknown, known, fields)
    _report_misspelt_columns(source, columns, fields)
    _report_repeated_columns(source, fields)
    return Header(table, fields)


def _report_missing_columns(
    source: SourceFile, missing: Sequence[str], unknown: Sequence[str], fault: str
) -> None:
    if fault:
        remedy = 'close it with a second ", or delete it'
        source.problem(fault=f"the header: {fault}", remedy=remedy, effect=NO_ROW, at=HEADER_ROW, lost="")
        return
    others = first_few([f'"{excerpt(each)}"' for each in unknown])
    for field in missing:
        column = near_word(field, unknown)
        remedy = f'rename the column "{excerpt(column)}" to {field}' if column else f"add a column {field}"
        if field.endswith("_en") and not column:
            remedy += ", or one for another language (BCP 47)"
        if others and not column:
            remedy += f", or rename the one that holds it to {field}: {others} {_are(unknown)} read"
        fault = f"the column {field} is missing"
        source.problem(fault=fault, remedy=remedy, effect=NO_ROW, at=HEADER_ROW, lost="")


def _are(columns: Sequence[str]) -> str:
    return "is not" if len(columns) == 1 else "are not"


def _report_unknown_columns(
    source: SourceFile, unknown: Sequence[str], known: Columns, present: Collection[str]
) -> None:
    absent = [each for each in known.fields if each not in present]
    for column in unknown:
        fault, effect = "is not a column of this table", "The column is not read."
        remedy = "delete it, or mend its name"
        if prefix := known.language_prefix(column_name(column)):
            remedy = (
                f"write the code of a language after {prefix}_ (BCP 47, such as {prefix}_pt-BR), or delete it"
            )
        elif near := near_word(column, absent):
            remedy = f"rename it to {near}, or delete it"
        source.problem(found=column, fault=fault, remedy=remedy, effect=effect, at=HEADER_ROW)


def _report_misspelt_columns(source: SourceFile, columns: Sequence[str], fields: Sequence[str]) -> None:
    for column, field in zip(columns, fields, strict=True):
        if field and column != field:
            fault, effect = "is not quite the column’s name", f"The column is read as {field}."
            remedy = f"write {field}"
            source.problem(field, found=column, fault=fault, remedy=remedy, effect=effect, at=HEADER_ROW)


def _report_repeated_columns(source: SourceFile, fields: Sequence[str]) -> None:
    for column in dict.fromkeys(each for each in fields if each and fields.count(each) > 1):
        fault, remedy, effect = "is there twice", "delete one column", "Only the last of them is read."
        source.problem(column, fault=fault, remedy=remedy, effect=effect, at=HEADER_ROW)


def _validated(source: SourceFile, record: CsvRecord, header: Header, model: type[RowType]) -> RowType | None:
    """A record as a row; None when it is blank or faulty, and then all its faults are reported."""
    cells, columns = _cells_by_field(record.cells, header), Columns.of(model)
    if record.fault:
        fault, value = f"cannot be read: {record.fault}", ",".join(record.cells)
        remedy = 'close it with a second ", or delete it; a mark inside a text is written twice ("")'
        at = Location.row(record.number)
        source.problem(found=value, fault=fault, remedy=remedy, at=at, lost=_id(cells, ()))
        return None
    if not cells:
        return None
    if cells.keys() == {"id"}:
        fault, remedy = f"the row has nothing but its id, {cells['id']}", "put its other cells back"
        source.problem(fault=fault, remedy=remedy, at=Location.row(record.number), lost=cells["id"])
        return None
    if list(cells.values()) == [each for each in header.table.columns if each] and len(cells) > 1:
        fault, effect = "the row repeats the header", "The row is passed over."
        source.problem(fault=fault, remedy="delete it", effect=effect, at=Location.row(record.number))
        return None
    damage = _spreadsheet_damage(cells, model)
    damaged = damage.keys()
    for field, (fault, remedy) in damage.items():
        # A required cell costs its row, another counts as empty.
        effect = "" if _is_only_cell(field, cells, model) else "The cell counts as empty."
        at = _location(record.number, cells)
        lost = None if effect else _id(cells, damage)
        source.problem(field, found=cells[field], fault=fault, remedy=remedy, effect=effect, at=at, lost=lost)
    sound = {field: cell for field, cell in cells.items() if field not in damaged}
    try:
        row = model.model_validate(sound)
    except ValidationError as error:
        faults = {_column_of(each["loc"], header, columns): each for each in reversed(error.errors())}
        at, lost_id = _location(record.number, cells), _id(cells, (*damage, *faults))
        if EXTRA_CELL in faults and len(faults) > 2:
            fault = f"the row has {len(faults)} cells that do not fit their columns, and one too many"
            remedy = "put each cell below its column again: a separator or an empty cell was added"
            source.problem(fault=fault, remedy=remedy, at=at, lost=lost_id)
            return None
        if all(each in faults and faults[each]["type"] == "missing" for each in COORDINATES):
            del faults["latitude"], faults["longitude"]
            fault, remedy = "and longitude are missing", LOCATE
            source.problem("latitude", fault=fault, remedy=remedy, at=at, lost=lost_id)
        for field in reversed(faults):
            if field not in damaged:
                fault, remedy = fault_and_remedy(faults[field], model)
                found = cells.get(field, "")
                source.problem(field, found=found, fault=fault, remedy=remedy, at=at, lost=lost_id)
        return None
    for field, cell in sound.items():
        if not NEVER_SEEN.fullmatch(field) and MARKS.search(cell):
            at, markdown = (
                _location(record.number, cells),
                is_markdown(model, columns.field_and_language(field)[0]),
            )
            report_html(cell, source, field, at)
            report_markdown(cell, source, field, at, is_markdown=markdown)
    return row


def read_optional_table(source: SourceFile, model: type[RowType], original: str) -> list[tuple[int, RowType]]:
    """The rows of a table that need not be there, with their numbers; none where it is not. A column with
    translations into the original language is reported."""
    if not is_there(source.path):
        return []
    rows = read_table(source, model)
    report_columns_of_original(source, model, [row for _, row in rows], original)
    return rows


def report_columns_of_original(
    source: SourceFile, model: type[Row], rows: Sequence[Row], original: str
) -> None:
    """Report each column that would hold translations into the original language."""
    for field, columns in Columns.of(model).by_language.items():
        if any(original in getattr(row, field) for row in rows):
            source.problem(
                columns.column(original),
                fault=f"is not read: the {language_name(original)} texts stand in {columns.prefix}",
                remedy="put them there, or delete the column",
                effect="The column is not read.",
                at=HEADER_ROW,
            )


def _report_too_many_rows(source: SourceFile) -> None:
    fault, remedy = f"the table has more than {MOST_ROWS:,} rows", "delete rows, or make two exhibits of one"
    effect = "The rows from here on are not read."
    source.problem(fault=fault, remedy=remedy, effect=effect, at=Location.row(MOST_ROWS + 2))


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


def _spreadsheet_damage(cells: Mapping[str, str], model: type[Row]) -> dict[str, tuple[str, str]]:
    """The fault and the remedy of each cell that a spreadsheet changed, by column."""
    damage = ((field, _cell_damage(field, cell)) for field, cell in cells.items())
    return {field: each for field, each in damage if each is not None and field in Columns.of(model)}


def _id(cells: Mapping[str, str], faulty: Container[str]) -> str:
    return NO_ID if "id" in faulty else cells.get("id", NO_ID)


def _is_only_cell(column: str, cells: Mapping[str, str], model: type[Row]) -> bool:
    """Whether the cell's field is required and has no other cell; it may have several, one a language."""
    columns = Columns.of(model)
    field = columns.field_and_language(column)[0]
    filled = [each for each in cells if columns.field_and_language(each)[0] == field]
    return model.model_fields[field].is_required() and len(filled) == 1


def _cell_damage(field: str, cell: str) -> tuple[str, str] | None:
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
    if field in ("year", *DATES) and SERIAL_DATE.fullmatch(cell):
        day = DAY_ZERO + timedelta(days=int(cell))
        remedy = f"write {day.isoformat()}"
        if field == "year":
            remedy = f"write {day.year} (it stands for {day.isoformat()})"
        return "is a spreadsheet’s number of a day", remedy
    return None


def _column_of(location: tuple[int | str, ...], header: Header, columns: Columns) -> str:
    """The column of a fault; of a field without a text in any language, the first of its columns."""
    field = str(location[0])
    if field not in columns.by_language:
        return field
    if len(location) > 1:
        return columns.by_language[field].column(str(location[1]))
    return next(each for each in header.fields if columns.field_and_language(each)[0] == field)


def _location(number: int, cells: Mapping[str, str]) -> Location:
    """A row as a curator knows it: `row 7 (Dmitrov)`."""
    names = (key for key in cells if key.startswith(("toponym_", "name_")) and key != "toponym_then")
    keys = ("toponym_en", "title", "name_en", "name", "term", *names, "id")
    label = next((cells[key] for key in keys if key in cells), "")
    return Location.row(number, excerpt(label))
