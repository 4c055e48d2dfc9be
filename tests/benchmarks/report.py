"""The report of the benchmarks: one table of figures P1 to P7, and what missed its goal by how much."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import version
from math import inf
from statistics import median

NOTES = """\
Milliseconds, median (95th percentile). The finger is on the glass for 60 to 80 ms. Next paint: Chromium's
Event Timing from the lifted finger, in steps of 8 ms from 16 on (8: less than 16), with the story in that
paint. Stopwatch: until the frame with the story was painted, the same for all three. Bare page: Leaflet with
the same stops, ways, ground and stories, one click handler, one flyTo. Stock app: st_folium with the same
places; what it asks of other hosts is answered at once from this machine. All are tapped in turn, at rest.
Marker and next of P1 and P3 are tapped where the map flies, as in the bare page; the others with reduced
motion, because the flight begins after the paint. Frames longer than 50 ms: Chromium's long animation
frames, in the same gestures on both pages; in a sweep the bare page moves one marker for each life."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Count, median and 95th percentile of some measurements, in milliseconds."""

    count: int
    median: float
    p95: float

    def __str__(self) -> str:
        if not self.count:
            return "never"
        digits = 0 if self.median >= 100 else 1
        return f"{self.median:,.{digits}f} ({self.p95:,.{digits}f})"


def spread(values: Sequence[float]) -> Spread:
    """Median and 95th percentile (nearest rank); both infinite where there are no values."""
    if not values:
        return Spread(0, inf, inf)
    rank = -(-95 * len(values) // 100)
    return Spread(len(values), median(values), sorted(values)[rank - 1])


@dataclass(frozen=True, slots=True)
class Limit:
    """A value, what it may be at most, and what both are."""

    what: str
    value: float
    most: float

    @property
    def missed(self) -> str:
        """What was missed and by how much; "" where it was reached."""
        if self.value <= self.most:
            return ""
        if self.value == inf:
            return f"{self.what} not measured"
        return (
            f"{self.what} {self.value:,.2f}, at most {self.most:,.2f}: {self.value - self.most:,.2f} too many"
        )


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table. A figure that was skipped says why in `skipped`."""

    figure: str
    name: str
    ours: str
    controls: Sequence[str]
    goal: str
    limits: Sequence[Limit] = ()
    skipped: str = ""

    @property
    def verdict(self) -> str:
        if self.skipped:
            return "SKIPPED"
        if not self.limits:
            return "–"
        return "no" if any(limit.missed for limit in self.limits) else "yes"


def tap_row(
    figure: str,
    name: str,
    ours: Spread,
    controls: Sequence[str],
    goal: str,
    limits: Sequence[Limit],
    reasons: Sequence[str],
) -> FigureRow:
    """The row of a spread. `reasons` say why taps were not possible, each one; where none was, the row is
    skipped."""
    if not ours.count:
        return FigureRow(figure, name, "–", controls, goal, (), reasons[0] if reasons else "not measured")
    cell = f"{ours}, {ours.count} of {ours.count + len(reasons)}" if reasons else str(ours)
    return FigureRow(figure, name, cell, controls, goal, limits)


@dataclass
class SpeedReport:
    """The rows in order; `load` is that of the machine at the start."""

    rows: list[FigureRow] = field(default_factory=list)
    load: float = field(default_factory=lambda: os.getloadavg()[0])

    def rig(self, chromium: str) -> str:
        """Versions, machine and date of the run."""
        packages = (f"{name} {version(name)}" for name in ("streamlit", "folium", "streamlit-folium"))
        load = f"load {self.load:.1f} at the start and {os.getloadavg()[0]:.1f} at the end"
        machine = (f"{os.cpu_count()} cores", load, date.today().isoformat())
        return ", ".join([f"Chromium {chromium}", *packages, *machine])

    def as_table(self, chromium: str) -> str:
        """A Markdown table; below it what missed and by how much."""
        head = [
            "| | Figure | Sojourn | Bare page | Stock app | Goal | Reached |",
            "|---|---|---:|---:|---:|---|---|",
        ]
        cells = [(row.figure, row.name, row.ours, *row.controls, row.goal, row.verdict) for row in self.rows]
        lines = [f"| {' | '.join(each)} |" for each in cells]
        return "\n".join([*head, *lines, "", *_missed(self.rows), "", NOTES, self.rig(chromium)])

    def as_json(self, chromium: str) -> str:
        """All that the table says, for a program."""
        rows = [{**asdict(row), "reached": row.verdict} for row in self.rows]
        return json.dumps({"rows": rows, "rig": self.rig(chromium)}, indent=2)


def _missed(rows: Iterable[FigureRow]) -> list[str]:
    rows = list(rows)
    missed = [
        f"MISSED {row.figure} {row.name}: {limit.missed}."
        for row in rows
        for limit in row.limits
        if limit.missed
    ]
    skipped = [f"SKIPPED {row.figure} {row.name}: {row.skipped}." for row in rows if row.skipped]
    return [*missed, *skipped] or ["Every goal is reached."]
