"""Measure everything in one run: `uv run python -m tests.benchmarks [--taps 40] [--visits 10] [--json]`."""

from __future__ import annotations

import json
import os

import click
from playwright.sync_api import Browser

from data import Exhibit
from tests.browser.chromium import chromium
from tests.browser.exhibit_server import ExhibitServer
from tests.commands import JSON, measurement, start
from tests.components.exhibit_folder import render_folder
from tests.endurance.tools import require
from tests.exhibit_folders import SHIPPED

from .report import Results, Spread, Weight, as_json, as_table, spread
from .rig import sojourn, stock_app, touch_context
from .taps import bare_taps, stock_taps, taps, toggles
from .timed_tap import TapTiming, open_exhibit

OUR_MARKER = ".marker[data-stop]"
STOCK_MARKER = ".leaflet-marker-icon"


@measurement("tests.benchmarks", "--taps", "10", "--visits", "3")
@click.option("--taps", type=int, default=40, help="taps and toggles of each kind; default 40")
@click.option("--visits", type=int, default=10, help="first visits to each app; default 10")
@JSON
def main(taps: int, visits: int, json_output: bool) -> None:
    """Measure everything in one run, beside a stock app, and print it."""
    require("chromium")
    exhibit, weight = _exhibit_and_weight()
    load = os.getloadavg()[0]
    with chromium() as browser:
        results = _measure(browser, exhibit, weight, load, taps, visits)
    print(as_json(results) if json_output else as_table(results))


def _measure(
    browser: Browser, exhibit: Exhibit, weight: Weight, load: float, count: int, visits: int
) -> Results:
    with sojourn() as ours, stock_app() as stock:
        our_visits, stock_visits = first_visits(browser, ours.url, stock.url, visits)
        stock_timings = _tap_stock_app(browser, stock.url, count)
        stock.kill()
        bare = bare_taps(browser, ours.url + "/health", count)
        timings, at_once, toggled, alone = _tap_sojourn(browser, ours, exhibit, count)
    return Results(
        tap=_painted(timings),
        tap_following=spread([each.following for each in timings]),
        tap_at_once=_painted(at_once),
        bare_tap=_painted(bare),
        stock_tap=_painted(stock_timings),
        toggle=_painted(toggled),
        tap_alone=_painted(alone),
        visit=spread(our_visits),
        stock_visit=spread(stock_visits),
        weight=weight,
        chromium=browser.version,
        load=load,
    )


def _tap_sojourn(
    browser: Browser, server: ExhibitServer, exhibit: Exhibit, count: int
) -> tuple[list[TapTiming], list[TapTiming], list[TapTiming], list[TapTiming]]:
    """Taps on markers; the same with a finger that is lifted at once; taps on the person toggle; and, on a
    page just loaded, taps after the server was killed."""
    with touch_context(browser, offline=False) as context:
        page = open_exhibit(context, server.url)
        timings, at_once = taps(page, exhibit, count), taps(page, exhibit, count, touch_milliseconds=0)
        toggled = toggles(page, exhibit, count)
        page.close()
        page = open_exhibit(context, server.url)
        server.kill()
        return timings, at_once, toggled, taps(page, exhibit, count)


def _tap_stock_app(browser: Browser, address: str, count: int) -> list[TapTiming]:
    with touch_context(browser, offline=True) as context:
        page = context.new_page()
        page.goto(address)
        return stock_taps(page, count)


def _painted(timings: list[TapTiming]) -> Spread:
    return spread([each.painted for each in timings])


def first_visits(browser: Browser, ours: str, stock: str, count: int) -> tuple[list[float], list[float]]:
    """P4: milliseconds from the start of the navigation to the first marker that a finger can touch, for
    `count` first visits to either address in turn, each with an empty browser profile.

    One visit before them is not counted: it is the server's first, which a visitor rarely meets.
    """
    pairs = [
        (_first_visit(browser, ours, OUR_MARKER), _first_visit(browser, stock, STOCK_MARKER))
        for _ in range(count + 1)
    ]
    return [ours for ours, _ in pairs[1:]], [stock for _, stock in pairs[1:]]


def _first_visit(browser: Browser, address: str, marker: str) -> float:
    # Requests are intercepted for both apps, so that both pay the same for it.
    context = touch_context(browser, offline=True)
    context.add_init_script(f"window.firstReach = window.stopwatch?.firstReach({marker!r})")
    page = context.new_page()
    page.goto(address)
    milliseconds = float(page.evaluate("() => window.firstReach"))
    context.close()
    return milliseconds


def _exhibit_and_weight() -> tuple[Exhibit, Weight]:
    """The shipped exhibit, and the size of its page."""
    rendered = render_folder(SHIPPED)
    exhibit = rendered.loaded.exhibit
    if exhibit is None:
        raise SystemExit("the shipped exhibit cannot be shown")
    content = rendered.content
    parts = content.parts[content.opening_language]
    page = sum(len(part.html.encode()) + len(_compact(part.data)) for part in parts)
    script = sum(len(module.encode()) for module in content.modules.values())
    return exhibit, Weight(page, script // len(content.parts), sum(1 for _ in exhibit.stops))


def _compact(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    start(main)
