"""P8: time and memory to import files of growing size: `uv run python -m tests.benchmarks.imports`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

import click

from tests.commands import JSON, measurement, start
from tests.exhibit_folders import ROOT

from .large_files import FILES

SIZES = (2_500, 5_000, 10_000, 20_000)
GOAL = 60
"""Seconds for 20,000 places."""
LINEAR = 1.5
"""Time per place at the largest size, divided by that at half of it: up to here it is linear."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import by the command, from its start to its end: seconds by the clock and of the processor, and
    the most memory that it held, in MB."""

    format: str
    places: int
    seconds: float
    processor: float
    memory: float


@measurement("tests.benchmarks.imports", "--places", "2500")
@click.option("--places", type=int, multiple=True, default=SIZES, help="so many places; may be repeated")
@JSON
def main(places: tuple[int, ...], json_output: bool) -> None:
    """Measure time and memory of the import of files of growing size, in several formats."""
    load_average = os.getloadavg()[0]
    rows = [measured(name, count) for name in FILES for count in places]
    print(
        json.dumps([asdict(row) for row in rows], indent=2) if json_output else as_table(rows, load_average)
    )


def measured(format_name: str, places: int) -> ImportRow:
    """Import one generated file in a process of its own. Raises SystemExit where that fails."""
    with tempfile.TemporaryDirectory() as name:
        file, new = Path(name, "places"), Path(name, "new")
        file.write_bytes(FILES[format_name](places))
        command = [sys.executable, "app.py", "import", str(file), "--to", str(new), "--no-ground"]
        began = perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - began
        written = sum(1 for _ in new.glob("people/*/*.md"))
        if os.waitstatus_to_exitcode(status) not in (0, 1) or written != places:
            raise SystemExit(f"{format_name}: {written} of {places} places were imported")
    return ImportRow(
        format_name, places, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6
    )


def as_table(rows: list[ImportRow], load_average: float) -> str:
    """A Markdown table, and for each format whether growth is linear and the goal reached."""
    head = [
        "| Format | Places | Seconds | of the processor | ms a place | Memory, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines = [
        f"| {row.format} | {row.places:,} | {row.seconds:.1f} | {row.processor:.1f} "
        f"| {row.processor / row.places * 1000:.2f} | {row.memory:.0f} |"
        for row in rows
    ]
    note = f"{os.cpu_count()} cores, load at the start {load_average:.1f}; the goal is {GOAL} s for 20,000."
    return "\n".join([*head, *lines, "", *filter(None, map(_verdict, _by_format(rows))), note])


def _by_format(rows: list[ImportRow]) -> list[list[ImportRow]]:
    return [[row for row in rows if row.format == name] for name in FILES]


def _verdict(rows: list[ImportRow]) -> str:
    """Whether the last size takes as long for each place as the one before it; empty for a single size."""
    if len(rows) < 2:
        return ""
    before, last = rows[-2:]
    factor = (last.processor / last.places) / (before.processor / before.places)
    verdict = "linear" if factor <= LINEAR else "NOT linear"
    sizes = f"{before.places:,} → {last.places:,} places"
    return f"{last.format}, {sizes}: {factor:.2f} times as long a place; {verdict} (up to {LINEAR})."


if __name__ == "__main__":
    start(main)
