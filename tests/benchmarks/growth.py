"""How reading and checking grow with the exhibit: `uv run python -m tests.benchmarks.growth [--json]`."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from components.page.page_content import render_folder
from data import load
from data.advice.check import check

from .large_exhibit import write_exhibit

SIZES = ((100, 2, 9), (1_000, 20, 5), (10_000, 100, 2))
"""Stops, people, and how often each is measured."""
MOST_SHOWN = 1_000
"""Stops. Page weight is measured up to here."""
LINEAR = 1.5
"""Time a stop at the largest size, over that at the next smaller one."""


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds: of this process's own work, and by the clock on the wall."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Row:
    """One size, measured. `bytes_a_stop` is None where no page was made."""

    stops: int
    people: int
    load: Time
    check: Time
    bytes_a_stop: float | None


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="uv run python -m tests.benchmarks.growth", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    busy = os.getloadavg()[0]
    rows = [_measured(*size) for size in SIZES]
    print(json.dumps([asdict(row) for row in rows], indent=2) if asked.json else as_table(rows, busy))


def _measured(stops: int, people: int, times: int) -> Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_exhibit(folder, stops, people)
        loaded = load(folder)
        if loaded.problems or loaded.exhibit is None:
            raise SystemExit(f"the invented exhibit is not sound: {loaded.problems[:3]}")
        return Row(
            stops,
            people,
            _timed(lambda: load(folder), times),
            _timed(lambda: check(folder), times),
            _bytes_a_stop(folder, stops) if stops <= MOST_SHOWN else None,
        )


def _timed(work: Callable[[], object], times: int) -> Time:
    """The median of several runs."""
    taken: list[Time] = []
    for _ in range(times):
        cpu, wall = process_time(), perf_counter()
        work()
        taken.append(Time(process_time() - cpu, perf_counter() - wall))
    return Time(median(each.cpu for each in taken), median(each.wall for each in taken))


def _bytes_a_stop(folder: Path, stops: int) -> float:
    """The parts' HTML and data in one language, over the stops."""
    content = render_folder(folder).content
    parts = content.parts[content.opening_language]
    data = (json.dumps(part.data, ensure_ascii=False, separators=(",", ":")) for part in parts)
    return (
        sum(len(part.html.encode()) for part in parts) / stops
        + sum(len(each.encode()) for each in data) / stops
    )


def growth(rows: list[Row], time: Callable[[Row], Time]) -> float:
    """Processor time a stop in the last row, over that in the row before."""
    before, last = rows[-2:]
    return (time(last).cpu / last.stops) / (time(before).cpu / before.stops)


def as_table(rows: list[Row], busy: float) -> str:
    """A Markdown table, and whether growth is linear."""
    head = [
        "| Stops | People | Load, s | Load, ms a stop | Check, s | Check, ms a stop | Page, KB a stop |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    said = [
        f"{name}: a stop of {rows[-1].stops:,} takes {factor:.2f} times as long as of {rows[-2].stops:,}; "
        f"{'linear' if factor <= LINEAR else 'NOT linear'} (up to {LINEAR})."
        for name, factor in (
            ("Load", growth(rows, lambda row: row.load)),
            ("Check, which loads first", growth(rows, lambda row: row.check)),
        )
    ]
    note = f"Processor time (by the clock), {os.cpu_count()} cores, load at the start {busy:.1f}."
    return "\n".join([*head, *map(_line, rows), "", *said, note])


def _line(row: Row) -> str:
    weight = "–" if row.bytes_a_stop is None else f"{row.bytes_a_stop / 1000:.2f}"
    times = (
        f"{time.cpu:.2f} ({time.wall:.2f}) | {time.cpu / row.stops * 1000:.2f}"
        for time in (row.load, row.check)
    )
    return f"| {row.stops:,} | {row.people} | {' | '.join(times)} | {weight} |"


if __name__ == "__main__":
    main()
