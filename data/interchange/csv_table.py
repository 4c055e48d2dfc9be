"""Read and write CSV tables: rows of cells by column name, in a form that spreadsheets open correctly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from data.interchange.file_content import UnreadableError, text_of
from data.model.limits import LARGEST_FILE
from data.reading.csv_cell import escape_formula, unescape_formula
from data.schema.field_types import UNSHOWABLE

CsvRow = tuple[int, dict[str, str]]
"""The row's number in a spreadsheet (the header is row 1), and its cells by column."""
csv.field_size_limit(LARGEST_FILE)


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A table in UTF-8 with the byte order mark that Excel needs; formulas are escaped as text.

    A cell is empty where its row has no value, or None.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def csv_rows(data: bytes) -> tuple[list[str], list[CsvRow]]:
    """The column names in lower case, and every row that is not blank.

    Cells may be separated by commas, semicolons or tabs. Of two columns with one name, the first cell that
    is not empty counts. Raises UnreadableError where there is no table.
    """
    text = UNSHOWABLE.sub("", text_of(data))
    header = text.split("\n", 1)[0]
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count)))
    except csv.Error as error:
        raise UnreadableError("the table is damaged; save it again as CSV.") from error
    if not lines or not any(lines[0]):
        raise UnreadableError("row 1 is empty; a table begins with a row of its columns’ names.")
    columns = [" ".join(column.lower().split()) for column in lines[0]]
    rows = [(number, _cells_by_column(columns, cells)) for number, cells in enumerate(lines[1:], start=2)]
    filled = [row for row in rows if any(map(str.strip, row[1].values()))]
    return [column for column in columns if column], filled


def _cells_by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    by_column: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and not by_column.get(column):
            by_column[column] = unescape_formula(cell)
    return by_column


def _cell(value: object) -> str:
    """A value as CSV text: formulas escaped, booleans in lower case, None empty."""
    if isinstance(value, str):
        return escape_formula(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
