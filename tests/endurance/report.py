"""The report of a run: a Markdown table, as `tests/MEASURED.md` quotes it, or JSON."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import psutil

from components.kiosk.supervise.display import find_browser

from .figures import Outcome


def machine() -> str:
    """The machine in one line: cores, memory, Python, browser, date and load."""
    cores, load = os.cpu_count() or 1, os.getloadavg()
    memory = psutil.virtual_memory().total / 1e9
    facts = [
        f"{cores} cores",
        f"{memory:.0f} GB",
        f"Python {platform.python_version()}",
        _chromium(),
        date.today().isoformat(),
        f"load over the last minutes {load[0]:.1f}, {load[1]:.1f}, {load[2]:.1f}",
    ]
    return ", ".join(facts)


def _chromium() -> str:
    path = find_browser()
    if path is None:
        return "no Chromium"
    words = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30).stdout.split()
    return " ".join(words[:2]) or "Chromium"


def as_table(outcomes: Sequence[Outcome], *, facts: str) -> str:
    """The table, the notes below it, and a line about the machine."""
    rows = [("Figure", "Goal", "Found", "Held"), ("---", "---", "---", "---")]
    rows += [(each.figure, each.goal, each.found, _held(each)) for each in outcomes]
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    notes = [f"- {each.figure}: {_cell(note)}" for each in outcomes for note in each.notes]
    return "\n".join([*lines, "", *notes, *([""] if notes else []), facts])


def _held(outcome: Outcome) -> str:
    return "–" if not outcome.measured else "yes" if outcome.held else "no"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def as_json(outcomes: Sequence[Outcome], *, facts: str) -> str:
    found = [asdict(each) for each in outcomes]
    return json.dumps({"machine": facts, "outcomes": found}, ensure_ascii=False, indent=2)
