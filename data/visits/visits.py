"""`uv run app.py visits`: reports how the exhibit was used, from the visit log of this machine.

The exit code is 0 when there is a report, 1 when no visit has been counted, 2 when the log or the exhibit
cannot be read, or the CSV file cannot be written.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from data.editions.installed_kiosk import InstalledKiosk, as_root, installed_kiosk
from data.model.exhibit import Exhibit
from data.reading.load import load
from data.schema.json_schema import SHIPPED
from data.visits.visit import Visit
from data.visits.visit_counts import Counts, count_visits
from data.visits.visit_log import ReadLog, read_log, visits_folder
from data.visits.visit_report import (
    PAGE_WIDTH,
    REPORT_WIDTH,
    as_csv,
    as_full_report,
    as_page,
    as_record,
)

SINCE_PATTERN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class CannotReportError(Exception):
    """There is no report; the message tells the curator why."""


@dataclass(frozen=True, slots=True)
class VisitSource:
    """An exhibit's folder, and the state folder that its visit log is in: the installed kiosk's, or None for
    this user's own."""

    exhibit: Path
    kiosk: InstalledKiosk | None

    @property
    def log(self) -> Path:
        return visits_folder(self.exhibit, self.kiosk.state if self.kiosk else None)

    def __str__(self) -> str:
        whose = "this machine’s kiosk" if self.kiosk else "what you opened yourself"
        return f"{whose}: {self.log}"


def run_visits(
    exhibit: Path | None, *, since: str, everything: bool, csv: Path | None, json_output: bool
) -> int:
    """Report on the visits that began in or after a year, month or day: on a page, or `everything`; with
    `csv`, write that file instead. Without `exhibit`: the installed kiosk's, else the shipped one. Returns
    the exit code."""
    source = _source(exhibit)
    try:
        loaded, log = _load_exhibit(source.exhibit), _read_log(source)
        visits = _began_since(log.visits, since)
        if not visits:
            print(_none_counted(loaded, source, since))
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
        _print(counts, log.torn, loaded.title, everything=everything)
        print(f"\nVisits to {source}")
        if not everything:
            print("Every day, hour and story: --all; a row for each visit: --csv FILE.")
    return 0


def _print(counts: Counts, torn: int, title: str, *, everything: bool) -> None:
    terminal = Console(highlight=False)
    if not everything:
        terminal.width = min(terminal.width, PAGE_WIDTH) if terminal.is_terminal else PAGE_WIDTH
        terminal.print(as_page(counts, torn, title))
        return
    terminal.width = terminal.width if terminal.is_terminal else REPORT_WIDTH
    terminal.print(as_full_report(counts, torn))


def _source(exhibit: Path | None) -> VisitSource:
    kiosk = installed_kiosk()
    folder = exhibit or (kiosk.exhibit if kiosk else SHIPPED)
    is_kiosks = kiosk is not None and folder.resolve() == kiosk.exhibit.resolve()
    return VisitSource(folder, kiosk if is_kiosks else None)


def _load_exhibit(folder: Path) -> Exhibit:
    # A story that is a draft today may have been read before.
    exhibit = load(folder, drafts=True).exhibit if folder.is_dir() else None
    if exhibit is None:
        remedy = f"to see why, type: uv run app.py check {folder}" if folder.is_dir() else "name its folder"
        raise CannotReportError(f"{folder}: there is no exhibit here that can be shown; {remedy}.")
    return exhibit


def _read_log(source: VisitSource) -> ReadLog:
    try:
        return read_log(source.log)
    except PermissionError:
        remedy = f"type: {as_root('visits', str(source.exhibit))}"
        raise CannotReportError(f"{source.log}: the visit log may not be read by you; {remedy}") from None
    except OSError as error:
        raise CannotReportError(f"{source.log}: the visit log cannot be read ({error.strerror}).") from None


def _began_since(visits: Sequence[Visit], since: str) -> list[Visit]:
    """The visits that began in or after a year, month or day. ISO 8601 texts sort by time, so `began` can be
    compared with `2026`, `2026-01` and `2026-01-15` alike."""
    if since and not SINCE_PATTERN.fullmatch(since):
        raise CannotReportError(
            f"--since “{since}” is no date; write a year, month or day: 2026-01 or 2026-01-15."
        )
    return [visit for visit in visits if visit.began >= since]


def _none_counted(exhibit: Exhibit, source: VisitSource, since: str) -> str:
    message = f"No visit has been counted{f' since {since}' if since else ''} in {source.log}."
    if exhibit.visit_log:
        return f"{message} A visit is counted when a screen is touched."
    return f"{message} Counting is turned off: visit_log is false in exhibit.yaml."


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8-sig", newline="")  # Excel recognises UTF-8 by its BOM
    except OSError as error:
        raise CannotReportError(f"{file}: cannot be written ({error.strerror}); name another file.") from None
