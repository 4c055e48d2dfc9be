"""What commands add to the tables of an exhibit. What a table does not allow is raised as a RefusedError.

Every byte stays but for what is added: separator, line ends and encoding are those of the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from data.editing.refusal import RefusedError, refused
from data.model.atomic_write import ChangedMeanwhileError
from data.reading.csv_cell import escape_formula, unescape_formula
from data.reading.csv_file import CsvFile, CsvFileError
from data.reading.csv_reader import CsvTable
from data.schema.csv_schema import TABLES
from data.schema.table_columns import Columns


def open_table(exhibit: Path, name: str, needed: Sequence[str] = ("id",)) -> CsvFile:
    """A table of TABLES that has the `needed` columns. Raises RefusedError or OSError."""
    try:
        file = CsvFile.read(exhibit / name, Columns.of(TABLES[name]))
    except CsvFileError as error:
        raise refused_table(name, error) from error
    if any(column not in file.table.column_names for column in needed):
        fault = f"the column {' or '.join(needed)} is missing"
        raise refused(name, "", "", fault, "put the header back as the first row")
    return file


def rows_of(file: CsvFile) -> list[Mapping[str, str]]:
    """The filled cells of each sound row, by column."""
    rows = (file.table.by_column(record) for record in file.table.records() if not record.fault)
    return [{column: unescape_formula(cell) for column, cell in row.items()} for row in rows]


def append_row(file: CsvFile, cells: Mapping[str, str]) -> None:
    """Write a row at the end of a table; no cell of it is a formula. Raises RefusedError or OSError."""
    try:
        file.append_row({column: escape_formula(cell) for column, cell in cells.items()})
    except CsvFileError as error:
        raise refused_table(file.path.name, error) from error
    except ChangedMeanwhileError:
        raise refused(file.path.name, "", "", "was changed meanwhile", "try once more") from None


def with_column(name: str, table: CsvTable, column: str, behind: int) -> CsvTable:
    """The table with an empty column behind the one of this number, from 0. Raises RefusedError."""
    faulty = next((each for each in table.records() if each.fault), None)
    if faulty is not None:
        raise refused(name, f"row {faulty.number}", "", faulty.fault, "mend the row first")
    return CsvTable.of(table.with_column(column, behind), table.column_names)


def refused_table(name: str, error: CsvFileError) -> RefusedError:
    return refused(name, "", "", error.fault, error.remedy)
