"""The one writer of whole CSV tables: exports, imported and new exhibits, the report on visits.

`data.reading.csv_file` changes cells of a table that is there already.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from data.reading.csv_cell import escape_formula


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A table in UTF-8 with the byte order mark that Excel needs; commas separate, rows end with LF.

    Cells are quoted where they must be, and no text is a formula. A cell is empty where its row has no value,
    or None; values in columns that are not named are left out.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if isinstance(value, str):
        return escape_formula(value.replace("\r\n", "\n").replace("\r", "\n"))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
