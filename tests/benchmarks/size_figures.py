"""P5: time to load and check, the size of the page, and taps in exhibits of growing size."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from data import Exhibit, load
from tests.components.exhibit_folder import render_folder
from tests.exhibit_folders import SHIPPED

from .growth import DURATIONS, LINEAR, GrowthRow, growth, measured, page_bytes
from .large_exhibit import write_exhibit
from .report import FigureRow, Limit, tap_row
from .rig import sojourn, touch_context
from .rounds import Action, TapRounds, prefixed
from .sojourn_taps import SojournTaps, open_exhibit
from .tap_figures import MOST_TIMES_BARE, answered

SIZES = ((100, 2, 3), (1_000, 20, 2), (10_000, 100, 1))
"""Stops, people, and number of repetitions."""
ON_SCREEN = (1_000, 20)
"""Stops and people of the exhibit that is tapped beside the shipped one."""
MOST_KILOBYTES = 3.0
TAPS = {"marker": "marker", "next": "next"}


def p5_rows(browser: Browser, exhibit: Exhibit, count: int) -> list[FigureRow]:
    rows = [measured(*size) for size in SIZES]
    return [*_growth_rows(rows), _weight_row(exhibit, rows), *_tap_rows(browser, exhibit, count)]


def _growth_rows(rows: list[GrowthRow]) -> list[FigureRow]:
    sizes = " · ".join(f"{row.stops:,}" for row in rows)
    found = []
    for name, duration in DURATIONS.items():
        times = " · ".join(f"{duration(row).cpu:.2f}" for row in rows)
        limit = Limit(
            "time of a stop at the largest size, divided by the next", growth(rows, duration), LINEAR
        )
        found.append(
            FigureRow("P5", f"{name}, seconds of a core: {sizes} stops", times, ("–", "–"), "linear", [limit])
        )
    return found


def _weight_row(exhibit: Exhibit, rows: list[GrowthRow]) -> FigureRow:
    _, compressed = page_bytes(render_folder(SHIPPED))
    shipped = compressed / 1000 / sum(1 for _ in exhibit.stops)
    large = next(row.compressed_a_stop or 0 for row in rows if row.stops == ON_SCREEN[0]) / 1000
    limits = [Limit("KB", each, MOST_KILOBYTES) for each in (shipped, large)]
    name = f"KB a stop and language, compressed: shipped · {ON_SCREEN[0]:,} stops"
    return FigureRow("P5", name, f"{shipped:.2f} · {large:.2f}", ("–", "–"), f"{MOST_KILOBYTES:.0f}", limits)


def _tap_rows(browser: Browser, exhibit: Exhibit, count: int) -> list[FigureRow]:
    """The large exhibit in turn with the shipped one."""
    rounds, actions = TapRounds(), dict[str, Action]()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        write_exhibit(Path(name), *ON_SCREEN)
        large = load(Path(name)).exhibit
        assert large is not None
        for label, folder, shown in (("shipped", SHIPPED, exhibit), ("large", Path(name), large)):
            server = stack.enter_context(sojourn(folder))
            context = stack.enter_context(touch_context(browser, offline=False, still=True))
            own = SojournTaps(open_exhibit(context, server.url), shown).actions
            actions |= prefixed(label, {kind: own[kind] for kind in TAPS})
        rounds.run(actions, count)
    rows = []
    for kind, what in TAPS.items():
        shipped, ours = (answered(rounds, f"{label} {kind}") for label in ("shipped", "large"))
        limit = Limit("p95", ours.p95, MOST_TIMES_BARE * shipped.p95)
        goal = f"flat: {MOST_TIMES_BARE} × the shipped exhibit's {shipped}"
        reasons = rounds.skipped.get(f"large {kind}", ())
        title = f"{what} → next paint at {ON_SCREEN[0]:,} stops"
        rows.append(tap_row("P5", title, ours, ("–", "–"), goal, (limit,), reasons))
    return rows
