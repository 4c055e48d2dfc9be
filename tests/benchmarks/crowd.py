"""P6: one server, 1 → 10 → 50 visitors at once: `uv run python -m tests.benchmarks.crowd [--taps 30]`.

One of them sits before a real browser, and those taps are timed; the others hold real sessions without one.
(More pages would share this machine's processors, and play by themselves beside the one that is tapped.) The
stock app with the same places and stories is measured in the same run. What a server does not bear is its
result too.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from math import inf

import psutil
from playwright.sync_api import Browser, Error, Page, sync_playwright

from data import Exhibit, load

from .report import Spread, spread
from .rig import EXHIBIT, Server, chromium, sojourn, stock, touch_screen
from .taps import stock_taps, taps
from .timed_tap import Reading, enter
from .websocket_visitors import Crowd, crowd

STAGES = (1, 10, 50)
WARM_UP = 3
SETTLE = 12.0
"""Seconds: sessions that have ended are forgotten after eight, and the memory has come to rest."""
COMING = 240.0
STOCK_TAP = 5.0
"""Seconds between two taps of one visitor; each runs the stock app's whole script."""
MOST_MEGABYTES = 3.0


@dataclass(frozen=True, slots=True)
class Stage:
    """So many visitors at once: their taps, in milliseconds, and the server's memory, in megabytes."""

    visitors: int
    tap: Spread
    memory: float
    processor: float
    """Share of one core that the server took, per cent, while they were there."""


class BrokenOff(Exception):
    """The server did not bear its visitors."""


@dataclass(frozen=True, slots=True)
class Side:
    """One app. `empty` is the server's memory when a few visitors have come and gone, in megabytes; `broken`
    says, for a number of visitors, why there is no stage of so many."""

    name: str
    empty: float
    stages: dict[int, Stage]
    broken: dict[int, str]

    @property
    def a_visitor(self) -> float:
        """Megabytes a visitor, of the fullest stage that was borne; infinite where none was."""
        last = max(self.stages.values(), key=lambda stage: stage.visitors, default=None)
        return (last.memory - self.empty) / last.visitors if last else inf


def main() -> None:
    parser = argparse.ArgumentParser(prog="uv run python -m tests.benchmarks.crowd", description=__doc__)
    parser.add_argument("--taps", type=int, default=30, help="timed taps at each stage; default 30")
    parser.add_argument("--visitors", type=int, nargs="+", default=STAGES, help="default 1 10 50")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    exhibit, busy = load(EXHIBIT).exhibit, os.getloadavg()[0]
    if exhibit is None:
        raise SystemExit("the shipped exhibit cannot be shown")
    with sync_playwright() as playwright, chromium(playwright) as browser:
        mine, other = _apps(exhibit)
        with sojourn() as server:
            ours = _side(mine, server, browser, asked)
        with stock() as server:
            theirs = _side(other, server, browser, asked)
    sides = [ours, theirs]
    print(json.dumps([asdict(side) for side in sides], indent=2) if asked.json else as_table(sides, busy))


@dataclass(frozen=True, slots=True)
class App:
    """How one comes in, how one taps, and how often, in seconds, a light visitor's taps reach the server."""

    name: str
    come_in: Callable[[Browser, str, ExitStack], Page]
    tap: Callable[[Page, int], list[Reading]]
    taps_every: float | None


def _apps(exhibit: Exhibit) -> tuple[App, App]:
    def ours(browser: Browser, address: str, doors: ExitStack) -> Page:
        return enter(doors.enter_context(touch_screen(browser, offline=False)), address)

    def theirs(browser: Browser, address: str, doors: ExitStack) -> Page:
        page = doors.enter_context(touch_screen(browser, offline=True)).new_page()
        page.goto(address)
        return page

    mine = App("Sojourn", ours, lambda page, count: taps(page, exhibit, count), None)
    return mine, App("Stock app", theirs, stock_taps, STOCK_TAP)


def _side(app: App, server: Server, browser: Browser, asked: argparse.Namespace) -> Side:
    process = psutil.Process(server.pid)
    with crowd(server.address, WARM_UP, app.taps_every) as people:
        _until_all_are_there(people, WARM_UP)
    time.sleep(SETTLE)
    empty = _memory(process)
    side = Side(app.name, empty, {}, {})
    for count in asked.visitors:
        try:
            side.stages[count] = _stage(app, server, browser, count, asked.taps)
        except (BrokenOff, Error) as error:
            side.broken[count] = str(error).splitlines()[0]
        told = side.stages.get(count, side.broken.get(count))
        print(f"{app.name}, {count}: {told}", file=sys.stderr, flush=True)
        time.sleep(SETTLE)
    return side


def _stage(app: App, server: Server, browser: Browser, count: int, wanted: int) -> Stage:
    process = psutil.Process(server.pid)
    with crowd(server.address, count - 1, app.taps_every) as people, ExitStack() as doors:
        _until_all_are_there(people, count - 1)
        page = app.come_in(browser, server.address, doors)
        process.cpu_percent()
        readings = app.tap(page, wanted)
        busy, memory = process.cpu_percent(), _memory(process)
    if people.faults:
        raise BrokenOff(f"{len(people.faults)} of {count} visits broke off: {people.faults[0]}")
    return Stage(count, spread([each.painted for each in readings]), memory, busy)


def _until_all_are_there(people: Crowd, count: int) -> None:
    until = time.monotonic() + COMING
    while people.there < count:
        if people.faults or time.monotonic() > until:
            why = people.faults[0] if people.faults else f"the others waited {COMING:.0f} s"
            raise BrokenOff(f"{people.there} of {count} came in: {why}")
        time.sleep(0.1)


def _memory(process: psutil.Process) -> float:
    """Megabytes that the server and its children hold."""
    return sum(each.memory_info().rss for each in (process, *process.children(recursive=True))) / 1e6


def as_table(sides: list[Side], busy: float) -> str:
    """A Markdown table with its footnote."""
    columns = ("tap, ms", "server, MB", "core, %")
    names = [f"{side.name}: {column}" for side in sides for column in columns]
    head = [f"| Visitors at once | {' | '.join(names)} |"]
    rows = [
        f"| {count} | {' | '.join(_cells(side, count) for side in sides)} |"
        for count in sorted({*sides[0].stages, *sides[0].broken})
    ]
    each = "; ".join(f"{side.name} {side.a_visitor:.2f} MB ({side.empty:.0f} MB empty)" for side in sides)
    held = sides[0].a_visitor <= MOST_MEGABYTES
    notes = [
        f"A visitor of the fullest room: {each}. Goal: {MOST_MEGABYTES:.0f} MB, {'yes' if held else 'no'}.",
        *(f"{side.name}, {count} at once: {why}." for side in sides for count, why in side.broken.items()),
        f"Taps: median (95th percentile), of one real browser; load at the start {busy:.1f}.",
    ]
    return "\n".join([*head, "|---:|---:|---:|---:|---:|---:|---:|", *rows, "", *notes])


def _cells(side: Side, count: int) -> str:
    stage = side.stages.get(count)
    return f"{stage.tap} | {stage.memory:.0f} | {stage.processor:.0f}" if stage else "broke off | – | –"


if __name__ == "__main__":
    main()
