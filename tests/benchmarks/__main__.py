"""P1 to P7 in one run: `uv run python -m tests.benchmarks [--taps 30] [--only P1] [--json]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

import click
from playwright.sync_api import Browser

from data import Exhibit, load
from tests.browser.chromium import chromium
from tests.commands import JSON, measurement, start
from tests.endurance.tools import require
from tests.exhibit_folders import SHIPPED

from .bare_page import bare_page
from .first_visits import first_visits, p4_rows
from .gesture_figures import p7_rows
from .report import FigureRow, SpeedReport
from .rig import sojourn, stock_app
from .size_figures import p5_rows
from .tap_figures import p1_rows, p2_rows, p3_rows, tap_all
from .visitor_figures import p6_rows

FIGURES = ("P1", "P2", "P3", "P4", "P5", "P6", "P7")
TAP_FIGURES = {"P1": p1_rows, "P2": p2_rows, "P3": p3_rows}


@measurement("tests.benchmarks", "--taps", "10", "--only", "P1")
@click.option("--taps", type=int, default=30, help="taps and gestures of each kind; default 30")
@click.option("--visits", type=int, default=10, help="first visits to each app; default 10")
@click.option(
    "--only",
    type=click.Choice(FIGURES),
    multiple=True,
    default=FIGURES,
    help="a figure; may be given several times; default all",
)
@JSON
def main(taps: int, visits: int, only: Sequence[str], json_output: bool) -> None:
    """Measure P1 to P7 in one run, beside a bare Leaflet page and a stock app."""
    require("chromium")
    exhibit = load(SHIPPED).exhibit
    if exhibit is None:
        raise SystemExit("the shipped exhibit cannot be shown")
    report = SpeedReport()
    with chromium() as browser:
        report.rows += _rows(browser, exhibit, frozenset(only), taps, visits)
        version = browser.version
    print(report.as_json(version) if json_output else report.as_table(version))


def _rows(
    browser: Browser, exhibit: Exhibit, figures: frozenset[str], taps: int, visits: int
) -> Iterator[FigureRow]:
    """The rows of the table, measured one after the other."""
    if figures & {*TAP_FIGURES, "P4"}:
        with sojourn() as ours, bare_page() as bare, stock_app() as stock:
            with _progress("P4", figures):
                found = first_visits(browser, ours.url, stock.url, visits) if "P4" in figures else None
            with _progress("P1 to P3", figures & {*TAP_FIGURES}):
                rounds = (
                    tap_all(browser, exhibit, (ours, bare, stock), figures, taps)
                    if figures & {*TAP_FIGURES}
                    else None
                )
        for figure, rows in TAP_FIGURES.items():
            yield from rows(rounds) if rounds and figure in figures else ()
        yield from p4_rows(found) if found else ()
    for figure, measure in (("P5", p5_rows), ("P6", p6_rows)):
        if figure in figures:
            with _progress(figure, figures):
                rows_of_figure = measure(browser, exhibit, taps)
            yield from rows_of_figure
    if "P7" in figures:
        with _progress("P7", figures), sojourn() as ours, bare_page() as bare:
            rows_of_figure = p7_rows(browser, exhibit, (ours, bare), taps)
        yield from rows_of_figure


@contextmanager
def _progress(what: str, figures: frozenset[str]) -> Iterator[None]:
    """Say on standard error how long it took."""
    begun = monotonic()
    yield
    if what in figures or what not in FIGURES:
        print(f"{what}: {monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    start(main)
