"""Time to load and check exhibits of growing size: `uv run python -m tests.benchmarks.growth [--json]`."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from components.page.page_content import RenderedEdition
from data import load
from data.advice.check import check
from tests.commands import JSON, measurement, start
from tests.components.exhibit_folder import render_folder

from .large_exhibit import write_exhibit

SIZES = ((100, 2, 9), (1_000, 20, 5), (10_000, 100, 2))
"""Stops, people, and number of repetitions."""
MOST_STOPS_OF_PAGE = 1_000
"""The size of the page is measured up to so many stops."""
LINEAR = 1.5
"""Time per stop at the largest size, divided by that at the next smaller one: up to here it is linear."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Seconds of processor time of this process, and of wall time."""

    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """The measurements of one size. The bytes of a stop in one language are None where no page was made."""

    stops: int
    people: int
    load: Duration
    check: Duration
    bytes_a_stop: float | None
    compressed_a_stop: float | None


@measurement("tests.benchmarks.growth", "--json")
@JSON
def main(json_output: bool) -> None:
    """Measure the time to load and check exhibits of growing size."""
    load_average = os.getloadavg()[0]
    rows = [measured(*size) for size in SIZES]
    print(
        json.dumps([asdict(row) for row in rows], indent=2) if json_output else as_table(rows, load_average)
    )


def measured(stops: int, people: int, times: int) -> GrowthRow:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_exhibit(folder, stops, people)
        loaded = load(folder)
        if loaded.problems or loaded.exhibit is None:
            raise SystemExit(f"the generated exhibit has problems: {loaded.problems[:3]}")
        size, compressed = page_bytes(render_folder(folder)) if stops <= MOST_STOPS_OF_PAGE else (None, None)
        return GrowthRow(
            stops,
            people,
            _time(lambda: load(folder), times),
            _time(lambda: check(folder), times),
            size and size / stops,
            compressed and compressed / stops,
        )


def _time(work: Callable[[], object], times: int) -> Duration:
    """The median of several runs."""
    durations: list[Duration] = []
    for _ in range(times):
        cpu, wall = process_time(), perf_counter()
        work()
        durations.append(Duration(process_time() - cpu, perf_counter() - wall))
    return Duration(median(each.cpu for each in durations), median(each.wall for each in durations))


def page_bytes(rendered: RenderedEdition) -> tuple[int, int]:
    """Bytes of the parts' HTML and data in one language; and compressed, as a proxy sends them."""
    content = rendered.content
    parts = content.parts[content.opening_language]
    data = (json.dumps(part.data, ensure_ascii=False, separators=(",", ":")) for part in parts)
    page = "".join([*(part.html for part in parts), *data]).encode()
    return len(page), len(gzip.compress(page))


def growth(rows: list[GrowthRow], duration: Callable[[GrowthRow], Duration]) -> float:
    """Processor time per stop in the last row, divided by that in the row before."""
    before, last = rows[-2:]
    return (duration(last).cpu / last.stops) / (duration(before).cpu / before.stops)


DURATIONS: Mapping[str, Callable[[GrowthRow], Duration]] = {
    "load": lambda row: row.load,
    "check, which loads first": lambda row: row.check,
}


def as_table(rows: list[GrowthRow], load_average: float) -> str:
    """A Markdown table, and whether growth is linear."""
    head = [
        "| Stops | People | Load, s | … ms a stop | Check, s | … ms a stop | KB a stop | … compressed |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    verdicts = [
        f"{name}: a stop of {rows[-1].stops:,} takes {factor:.2f} times as long as of {rows[-2].stops:,}; "
        f"{'linear' if factor <= LINEAR else 'NOT linear'} (up to {LINEAR})."
        for name, factor in (
            ("Load", growth(rows, lambda row: row.load)),
            ("Check, which loads first", growth(rows, lambda row: row.check)),
        )
    ]
    note = f"Processor time (by the clock), {os.cpu_count()} cores, load at the start {load_average:.1f}."
    return "\n".join([*head, *map(_line, rows), "", *verdicts, note])


def _line(row: GrowthRow) -> str:
    sizes = (row.bytes_a_stop, row.compressed_a_stop)
    weight = " | ".join("–" if size is None else f"{size / 1000:.2f}" for size in sizes)
    times = (
        f"{time.cpu:.2f} ({time.wall:.2f}) | {time.cpu / row.stops * 1000:.2f}"
        for time in (row.load, row.check)
    )
    return f"| {row.stops:,} | {row.people} | {' | '.join(times)} | {weight} |"


if __name__ == "__main__":
    start(main)
