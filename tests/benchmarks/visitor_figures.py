"""P6: one visitor, and fifty at once, at one server."""

from __future__ import annotations

from playwright.sync_api import Browser

from data import Exhibit

from .crowd import MOST_MEGABYTES, AppResult, both_apps, measure_app
from .report import FigureRow, Limit, spread, tap_row
from .rig import sojourn, stock_app
from .tap_figures import MOST_TIMES_BARE

CROWD = 50
TAPS_OF_STOCK_APP = 10
"""With fifty visitors it does not answer, or takes seconds."""


def p6_rows(browser: Browser, exhibit: Exhibit, count: int) -> list[FigureRow]:
    our_app, other_app = both_apps(exhibit)
    with sojourn() as server:
        ours = measure_app(our_app, server, browser, (1, CROWD), count)
    with stock_app() as server:
        stock = measure_app(other_app, server, browser, (CROWD,), min(count, TAPS_OF_STOCK_APP))
    limit = Limit("MB", ours.megabytes_per_visitor, MOST_MEGABYTES)
    memory, other = (f"{each.megabytes_per_visitor:.2f}" for each in (ours, stock))
    goal = f"{MOST_MEGABYTES:.0f}"
    return [
        *(_tap_row(ours, stock, visitors) for visitors in (1, CROWD)),
        FigureRow("P6", "MB of the server for a visitor", memory, ("–", other), goal, [limit]),
    ]


def _tap_row(ours: AppResult, stock: AppResult, visitors: int) -> FigureRow:
    """The stock app by the stopwatch: its answer comes long after the next paint."""
    one, stage, other = ours.stages.get(1), ours.stages.get(visitors), stock.stages.get(visitors)
    taps = stage.answered if stage else spread([])
    most = MOST_TIMES_BARE * one.answered.p95 if one else 0.0
    limits = (Limit("p95", taps.p95, most),) if visitors > 1 else ()
    goal = f"unchanged: ({most:.0f}), {MOST_TIMES_BARE} × one visitor's" if limits else "–"
    broken = stock.broken.get(visitors)
    control = str(other.tap) if other else f"broke off: {broken[:50]}" if broken else "–"
    reasons = [ours.broken[visitors]] if visitors in ours.broken else []
    name = f"marker → next paint, visitors at once: {visitors}"
    return tap_row("P6", name, taps, ("–", control), goal, limits, reasons)
