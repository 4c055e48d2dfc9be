"""Read an old workbook (.xls, .xlsb) with python-calamine, as a program of its own: bytes in, JSON out.

The library may abort the whole process, or go on without end, for a damaged file. Here that costs this
process, which `data.interchange.binary_workbook` watches. It imports nothing of ours.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
from typing import Any

MOST_MEMORY = 3_000_000_000
"""Bytes of address space, where the operating system can limit it."""


def main() -> None:
    """Write the sheets with their cells: numbers, texts, and `{"date": …}` or `{"seconds": …}`."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # POSIX has it, Windows does not

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    import python_calamine

    data = io.BytesIO(sys.stdin.buffer.read())
    try:
        workbook = python_calamine.load_workbook(data)
        sheets = [
            {
                "name": each.name,
                "hidden": each.visible != python_calamine.SheetVisibleEnum.Visible,
                "rows": _rows(workbook.get_sheet_by_name(each.name)),
                "merged": workbook.get_sheet_by_name(each.name).merged_cell_ranges or [],
            }
            for each in workbook.sheets_metadata
            if each.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        answer: dict[str, Any] = {"sheets": sheets}
    except python_calamine.PasswordError:
        answer = {"fault": "locked"}
    except BaseException:  # a Rust panic is no Exception
        answer = {"fault": "damaged"}
    json.dump(answer, sys.stdout)


def _rows(sheet: Any) -> list[list[Any]]:
    """Row and column, from 1, and value of each filled cell."""
    top, left = sheet.start or (0, 0)
    return [
        [row, column, _value(cell)]
        for row, cells in enumerate(sheet.to_python(skip_empty_area=True), start=top + 1)
        for column, cell in enumerate(cells, start=left + 1)
        if cell != ""
    ]


def _value(cell: Any) -> Any:
    if isinstance(cell, datetime.timedelta):
        return {"seconds": cell.total_seconds()}
    if isinstance(cell, datetime.time):
        return {"seconds": cell.hour * 3600 + cell.minute * 60 + cell.second}
    if isinstance(cell, datetime.date):
        return {"date": cell.isoformat()}
    return cell


if __name__ == "__main__":
    main()
