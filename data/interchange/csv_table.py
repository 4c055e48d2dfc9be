"""A table as rows of named cells, and as the bytes a spreadsheet opens with every letter right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from data.interchange.file_content import text_of
from data.interchange.stop_record import UnreadableError
from data.reading.csv_cell import neutral, plain
from data.reading.read_text import LARGEST_FILE
from data.schema.field_types import UNSHOWABLE

Row = tuple[int, dict[str, str]]
"""The row's number as a spreadsheet counts it (the header is row 1), and its cells by column."""
csv.field_size_limit(LARGEST_FILE)


def bytes_of(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A table in UTF-8 with the mark Excel looks for; what would be a formula is made text.

    A cell is empty where its row says nothing, or None.
    """
    saved = io.StringIO(newline="")
    writer = csv.writer(saved)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return saved.getvalue().encode("utf-8-sig")


def rows_of(data: bytes) -> tuple[list[str], list[Row]]:
    """The columns' names in small letters, and every row that is not blank.

    Commas, semicolons or tabs may stand between the cells. Of two columns of one name the first with
    something in it counts. Raises UnreadableError for what is no table.
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
    rows = [(number, _named(columns, cells)) for number, cells in enumerate(lines[1:], start=2)]
    return [column for column in columns if column], [
        row for row in rows if any(map(str.strip, row[1].values()))
    ]


def _named(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column and not named.get(column):
            named[column] = plain(cell)
    return named


def _cell(value: object) -> str:
    """Numbers as they are; true and false as spreadsheets know them."""
    if isinstance(value, str):
        return neutral(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
