"""`uv run app.py visits`: reports how the exhibit was used, from the visit log of this machine.

The exit code is 0 when there is a report, 1 when no visit has been counted, 2 when the log or the exhibit
cannot be read, or the CSV file cannot be written.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console

from data.model.exhibit import Exhibit
from data.reading.load import load
from data.visits.visit import Visit
from data.visits.visit_counts import count_visits
from data.visits.visit_log import ReadLog, read_log, visits_folder
from data.visits.visit_report import as_csv, as_record, for_terminal

PIPE_WIDTH = 110
SINCE_PATTERN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class CannotReportError(Exception):
    """There is no report; the message tells the curator why."""


def run_visits(exhibit: Path, *, since: str, csv: Path | None, json_output: bool) -> int:
    """Report on the visits that began in or after a year, month or day; with `csv`, write that file instead.
    Returns the exit code."""
    try:
        loaded, log = _load_exhibit(exhibit), _read_log(exhibit)
        visits = _began_since(log.visits, since)
        if not visits:
            print(_none_counted(loaded, exhibit, since))
            return 1
        if csv:
            _write(csv, as_csv(visits))
            print(f"{csv}: {len(visits):,} visits, a row each.")
            return 0
    except CannotReportError as error:
        print(error, file=sys.stderr)
        return 2
    counts = count_visits(visits, loaded, datetime.now().astimezone())
    if json_output:
        print(json.dumps(as_record(counts, log.torn), ensure_ascii=False, indent=2))
    else:
        terminal = Console(highlight=False)
        terminal.width = terminal.width if terminal.is_terminal else PIPE_WIDTH
        terminal.print(for_terminal(counts, log.torn))
    return 0


def _load_exhibit(folder: Path) -> Exhibit:
    exhibit = load(folder).exhibit if folder.is_dir() else None
    if exhibit is None:
        remedy = f"to see why, type: uv run app.py check {folder}" if folder.is_dir() else "name its folder"
        raise CannotReportError(f"{folder}: there is no exhibit here that can be shown; {remedy}.")
    return exhibit


def _read_log(exhibit: Path) -> ReadLog:
    folder = visits_folder(exhibit)
    try:
        return read_log(folder)
    except OSError as error:
        raise CannotReportError(
            f"{folder}: the visit log cannot be read ({error.strerror}); ask as the user the kiosk runs as."
        ) from None


def _began_since(visits: Sequence[Visit], since: str) -> list[Visit]:
    """The visits that began in or after a year, month or day. ISO 8601 texts sort by time, so `began` can be
    compared with `2026`, `2026-01` and `2026-01-15` alike."""
    if since and not SINCE_PATTERN.fullmatch(since):
        raise CannotReportError(
            f"--since “{since}” is no date; write a year, month or day: 2026-01 or 2026-01-15."
        )
    return [visit for visit in visits if visit.began >= since]


def _none_counted(exhibit: Exhibit, folder: Path, since: str) -> str:
    message = f"No visit has been counted{f' since {since}' if since else ''} in {visits_folder(folder)}."
    if exhibit.visit_log:
        return f"{message} A visit is counted when a screen is touched; ask as the user the kiosk runs as."
    return f"{message} Counting is turned off: visit_log is false in exhibit.yaml."


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8-sig", newline="")  # Excel recognises UTF-8 by its BOM
    except OSError as error:
        raise CannotReportError(f"{file}: cannot be written ({error.strerror}); name another file.") from None
