"""What a spreadsheet leaves in a cell instead of what was typed: errors, shortened numbers, day numbers."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
