"""Workbooks of Excel before 2007 (.xls), and binary ones of later versions (.xlsb), by python-calamine.

It tells neither errors nor number formats; `save as .xlsx` keeps both.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from data.interchange.file_content import UnreadableError
from data.interchange.sheet import CellRange, Sheet
from data.interchange.workbook_parts import DAMAGED, LOCKED
from data.interchange.workbook_values import CellText, duration_text, number_text

MOST_SECONDS = 60
"""How long a workbook may take."""
FIRST_OF_MONTH = (
    "In this kind of workbook a month alone cannot be told from its first day, which is read; save the "
    "workbook as .xlsx, and import that"
)
ERRORS_UNSEEN = (
    "Errors of formulas, links and comments cannot be seen in this kind of workbook; errors are read as "
    "empty cells. Save it as .xlsx, and import that, to have them told"
)


class BinaryWorkbook:
    """A workbook. Whatever cannot be read raises UnreadableError."""

    def __init__(self, data: bytes) -> None:
        answer = _answer(data)
        if "sheets" not in answer:
            raise UnreadableError(LOCKED if answer.get("fault") == "locked" else DAMAGED)
        self._sheets: dict[str, dict[str, Any]] = {each["name"]: each for each in answer["sheets"]}

    @property
    def names(self) -> list[str]:
        return list(self._sheets)

    @property
    def hidden(self) -> set[str]:
        return {name for name, each in self._sheets.items() if each["hidden"]}

    def has_rows(self, name: str) -> bool:
        return bool(self._sheets[name]["rows"])

    def sheet(self, name: str) -> Sheet:
        """The cells of a sheet."""
        sheet, found = Sheet(name), self._sheets[name]
        for row, column, value in found["rows"]:
            sheet.put_value(row, column, _text(value))
        sheet.merged = [
            CellRange(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in found["merged"]
        ]
        sheet.fill_merged()
        sheet.told.append((ERRORS_UNSEEN, ""))
        return sheet


def _answer(data: bytes) -> dict[str, Any]:
    """What the process says; empty where it has died, or goes on without end."""
    program = [sys.executable, "-I", str(Path(__file__).with_name("calamine_process.py"))]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=MOST_SECONDS, check=True)
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _text(value: Any) -> CellText:
    if isinstance(value, bool):
        return CellText("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return CellText(number_text(value))
    if isinstance(value, dict) and "date" in value:
        at = datetime.fromisoformat(value["date"])
        text = at.isoformat() if at.hour or at.minute or at.second else at.date().isoformat()
        return CellText(text, FIRST_OF_MONTH if at.day == 1 else "", text)
    if isinstance(value, dict):
        return CellText(duration_text(timedelta(seconds=value["seconds"])))
    return CellText(str(value))
