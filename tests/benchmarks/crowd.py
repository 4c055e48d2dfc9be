"""P6: one server, 1 → 10 → 50 visitors at once: `uv run python -m tests.benchmarks.crowd [--taps 30]`.

One visitor uses a real browser, and those taps are timed; the others hold real WebSocket sessions without a
browser (more browsers would share this machine's processors). The stock app with the same places and stories
is measured in the same run. Where a server fails under the load, that is a result too.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from math import inf

import click
import psutil
from playwright.sync_api import Browser, Error

from data import Exhibit, load
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import ExhibitServer
from tests.commands import JSON, measurement, start
from tests.endurance.tools import require
from tests.exhibit_folders import SHIPPED

from .control_taps import StockTaps
from .report import Spread, spread
from .rig import sojourn, stock_app, touch_context
from .rounds import TapRounds
from .sojourn_taps import SojournTaps, open_exhibit
from .timed_tap import TapTiming
from .websocket_visitors import WebSocketVisitors, websocket_visitors

VISITORS = (1, 10, 50)
WARM_UP = 3
SETTLE_SECONDS = 9.0
"""Ended sessions are removed after eight seconds; then the memory stays constant."""
ARRIVAL_SECONDS = 60.0
"""Sojourn's fifty visitors need six; a server that has not let them in by now does not."""
STOCK_TAP_SECONDS = 5.0
"""Between two taps of one visitor; each tap runs the stock app's whole script."""
MOST_MEGABYTES = 3.0
"""The goal: the server's memory for one visitor."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """So many visitors at once: taps on a marker in milliseconds, by the browser's measure (`answered`), by
    the stopwatch (`tap`); and the server's memory in megabytes."""

    visitors: int
    answered: Spread
    tap: Spread
    memory: float
    processor: float
    """Per cent of one core that the server used meanwhile."""


class VisitsFailed(Exception):
    """The server could not serve so many visitors."""


@dataclass(frozen=True, slots=True)
class AppResult:
    """One app. `empty` is the server's memory after a few visitors have left, in megabytes; `broken` gives,
    for a number of visitors, the reason why there is no result."""

    name: str
    empty: float
    stages: dict[int, LoadResult]
    broken: dict[int, str]

    @property
    def megabytes_per_visitor(self) -> float:
        """From the largest number of visitors that was served; infinite where there is none."""
        last = max(self.stages.values(), key=lambda stage: stage.visitors, default=None)
        return (last.memory - self.empty) / last.visitors if last else inf


@measurement("tests.benchmarks.crowd", "--visitors", "1", "--visitors", "10", "--taps", "5")
@click.option("--taps", "count", type=int, default=30, help="timed taps at each stage; default 30")
@click.option(
    "--visitors",
    type=int,
    multiple=True,
    default=VISITORS,
    help="how many at once; may be given several times; default 1, 10, 50",
)
@JSON
def main(count: int, visitors: Sequence[int], json_output: bool) -> None:
    """Measure one server with one visitor, and with many at once."""
    require("chromium")
    exhibit, load_average = load(SHIPPED).exhibit, os.getloadavg()[0]
    if exhibit is None:
        raise SystemExit("the shipped exhibit cannot be shown")
    with chromium() as browser:
        our_app, other_app = both_apps(exhibit)
        with sojourn() as server:
            ours = measure_app(our_app, server, browser, visitors, count)
        with stock_app() as server:
            stock = measure_app(other_app, server, browser, visitors, count)
    results = [ours, stock]
    if json_output:
        print(json.dumps([asdict(each) for each in results], indent=2))
    else:
        print(as_table(results, load_average))


@dataclass(frozen=True, slots=True)
class AppUnderTest:
    """How its page is opened for taps on markers, and how many seconds lie between two taps of a visitor
    without a browser; None where taps do not reach the server."""

    name: str
    open_page: Callable[[Browser, str, ExitStack], Callable[[], TapTiming]]
    taps_every: float | None


def both_apps(exhibit: Exhibit) -> tuple[AppUnderTest, AppUnderTest]:
    """Sojourn, and the stock app."""

    def open_ours(browser: Browser, address: str, stack: ExitStack) -> Callable[[], TapTiming]:
        context = stack.enter_context(touch_context(browser, offline=False, still=True))
        return SojournTaps(open_exhibit(context, address), exhibit).marker

    def open_stock(browser: Browser, address: str, stack: ExitStack) -> Callable[[], TapTiming]:
        return StockTaps(stack.enter_context(touch_context(browser, offline=True)), address).marker

    return AppUnderTest("Sojourn", open_ours, None), AppUnderTest("Stock app", open_stock, STOCK_TAP_SECONDS)


def measure_app(
    app: AppUnderTest, server: ExhibitServer, browser: Browser, stages: Sequence[int], taps_each: int
) -> AppResult:
    process = psutil.Process(server.pid)
    with websocket_visitors(server.url, WARM_UP, app.taps_every) as visitors:
        _wait_until_connected(visitors, WARM_UP)
    time.sleep(SETTLE_SECONDS)
    empty = _megabytes(process)
    result = AppResult(app.name, empty, {}, {})
    for count in stages:
        try:
            result.stages[count] = _measure_load(app, server, browser, count, taps_each)
        except (VisitsFailed, Error) as error:
            result.broken[count] = str(error).splitlines()[0]
        progress = result.stages.get(count, result.broken.get(count))
        print(f"{app.name}, {count}: {progress}", file=sys.stderr, flush=True)
        time.sleep(SETTLE_SECONDS)
    return result


def _measure_load(
    app: AppUnderTest, server: ExhibitServer, browser: Browser, count: int, tap_count: int
) -> LoadResult:
    process = psutil.Process(server.pid)
    with (
        websocket_visitors(server.url, count - 1, app.taps_every) as visitors,
        ExitStack() as stack,
    ):
        _wait_until_connected(visitors, count - 1)
        rounds, marker = TapRounds(), app.open_page(browser, server.url, stack)
        process.cpu_percent()
        rounds.run({app.name: marker}, tap_count)
        processor, memory = process.cpu_percent(), _megabytes(process)
    if visitors.faults:
        raise VisitsFailed(f"{len(visitors.faults)} of {count} visits broke off: {visitors.faults[0]}")
    timings = rounds.timings[app.name]
    answered, painted = (
        spread([getattr(each, name) for each in timings]) for name in ("answered", "painted")
    )
    return LoadResult(count, answered, painted, memory, processor)


def _wait_until_connected(visitors: WebSocketVisitors, count: int) -> None:
    until = time.monotonic() + ARRIVAL_SECONDS
    while visitors.connected < count:
        if visitors.faults or time.monotonic() > until:
            reason = visitors.faults[0] if visitors.faults else f"the others waited {ARRIVAL_SECONDS:.0f} s"
            raise VisitsFailed(f"{visitors.connected} of {count} came in: {reason}")
        time.sleep(0.1)


def _megabytes(process: psutil.Process) -> float:
    """Resident memory of the server and its child processes."""
    return sum(each.memory_info().rss for each in (process, *process.children(recursive=True))) / 1e6


def as_table(results: list[AppResult], load_average: float) -> str:
    """A Markdown table with its footnote."""
    columns = ("tap, ms", "server, MB", "core, %")
    names = [f"{result.name}: {column}" for result in results for column in columns]
    head = [f"| Visitors at once | {' | '.join(names)} |"]
    rows = [
        f"| {count} | {' | '.join(_cells(result, count) for result in results)} |"
        for count in sorted({*results[0].stages, *results[0].broken})
    ]
    memory = "; ".join(
        f"{each.name} {each.megabytes_per_visitor:.2f} MB ({each.empty:.0f} MB empty)" for each in results
    )
    held = "yes" if results[0].megabytes_per_visitor <= MOST_MEGABYTES else "no"
    notes = [
        f"A visitor's memory, where most were served: {memory}. Goal: {MOST_MEGABYTES:.0f} MB, {held}.",
        *(f"{each.name}, {count} at once: {why}." for each in results for count, why in each.broken.items()),
        f"Taps: median (95th percentile), of one real browser; load at the start {load_average:.1f}.",
    ]
    return "\n".join([*head, "|---:|---:|---:|---:|---:|---:|---:|", *rows, "", *notes])


def _cells(result: AppResult, count: int) -> str:
    stage = result.stages.get(count)
    return f"{stage.tap} | {stage.memory:.0f} | {stage.processor:.0f}" if stage else "broke off | – | –"


if __name__ == "__main__":
    start(main)
