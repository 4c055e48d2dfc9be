"""The report of the benchmarks: each figure, its goal, and whether the goal was reached."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from math import inf
from statistics import median

from .timed_tap import TOUCH_MILLISECONDS

FRAME = 1000 / 60
"""Milliseconds."""
NOTES = """\
Milliseconds, median (95th percentile), {counts}. A finger rests on the screen for
{held} ms. A tap lasts from the lifted finger until the page has painted the frame that shows the answer,
in headless Chromium with a touch screen, the map at rest; each of Sojourn's taps is on a different marker.
Until the next frame began: Sojourn {following}. The bare button is the lower limit of the measurement: a
page of one button that shows one line. The toggle ends with the first story and the other life's
markers and legs painted; the map's animation comes after.
Sojourn is measured with the basemap already loaded. The stock app is `st_folium` with the same places
and stories. There is no network here: what the stock app asks of other hosts is answered at once from
this machine (Leaflet from its package, grey tiles, the rest empty). A page is {page} KB of HTML and
data for {stops} stops; the map's script is {script} KB more. {rig}."""


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
class Weight:
    """Bytes of a page: the parts' HTML and data in one language (`page`), and the map's script."""

    page: int
    script: int
    stops: int

    @property
    def per_stop(self) -> float:
        return self.page / self.stops


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that one run measured."""

    tap: Spread
    tap_following: Spread
    tap_at_once: Spread
    bare_tap: Spread
    stock_tap: Spread
    toggle: Spread
    tap_alone: Spread
    visit: Spread
    stock_visit: Spread
    weight: Weight
    chromium: str
    load: float

    @property
    def rig(self) -> dict[str, str]:
        """Versions, machine and date of the run."""
        packages = {name: version(name) for name in ("streamlit", "folium", "streamlit-folium")}
        machine = {"cores": str(os.cpu_count()), "load at the start": f"{self.load:.1f}"}
        return {**packages, "chromium": self.chromium, **machine, "date": date.today().isoformat()}


def as_json(results: Results) -> str:
    """All numbers, for a program."""
    return json.dumps({**asdict(results), "rig": results.rig}, indent=2)


def as_table(results: Results) -> str:
    """A Markdown table with its footnote."""
    head = ["| Figure | Sojourn | Stock app | Goal | Reached |", "|---|---:|---:|---|---|"]
    rows = [f"| {' | '.join(row)} |" for row in _rows(results)]
    weight = results.weight
    notes = NOTES.format(
        counts=_counts(results),
        held=TOUCH_MILLISECONDS,
        following=results.tap_following,
        page=round(weight.page / 1000),
        script=round(weight.script / 1000),
        stops=weight.stops,
        rig=", ".join(f"{name} {value}" for name, value in results.rig.items()),
    )
    return "\n".join([*head, *rows, "", notes])


def _rows(results: Results) -> Iterator[tuple[str, str, str, str, str]]:
    tap, alone, weight = results.tap, results.tap_alone, results.weight
    slower, slowed = results.stock_tap.median / tap.median, alone.median / tap.median
    quick = tap.median <= FRAME and tap.p95 <= 2 * FRAME
    yield (
        "Tap on a marker → its story painted",
        str(tap),
        str(results.stock_tap),
        "16.7 (33.3)",
        _yes_or_no(quick),
    )
    yield "… how many times slower", "1", f"{slower:.0f}", "at least 20", _yes_or_no(slower >= 20)
    yield "… by a finger lifted at once, faster than a person can", str(results.tap_at_once), "–", "–", "–"
    yield "… of a page with one bare button, for comparison", str(results.bare_tap), "–", "–", "–"
    unaffected = slowed <= 1.5 and alone.count >= tap.count
    after = str(alone) if alone.count >= tap.count else f"{alone.count} of {tap.count} taps possible"
    yield f"The same, server killed ({slowed:.2f} ×)", after, "–", "1.5 ×", _yes_or_no(unaffected)
    toggle = results.toggle
    yield (
        "Another person chosen → drawn, first story painted",
        str(toggle),
        "–",
        "(100)",
        _yes_or_no(toggle.p95 <= 100),
    )
    mine, other = results.visit, results.stock_visit
    no_slower = _yes_or_no(mine.median <= other.median)
    yield "First visit → first marker tappable", str(mine), str(other), "the stock app's", no_slower
    small = _yes_or_no(weight.per_stop <= 3000)
    yield "Page weight of a stop, KB", f"{weight.per_stop / 1000:.2f}", "–", "3", small


def _counts(results: Results) -> str:
    """The number of each; fewer taps with the server killed than before means that some were not answered."""
    taps = f"{results.tap.count} taps, {results.stock_tap.count} in the stock app"
    return (
        f"{taps}, {results.tap_alone.count} with the server killed, {results.visit.count} first visits each"
    )


def _yes_or_no(reached: bool) -> str:
    return "yes" if reached else "no"
