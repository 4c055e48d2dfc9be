"""Measure everything in one run: `uv run python -m tests.benchmarks [--taps 40] [--visits 10] [--json]`."""

from __future__ import annotations

import argparse
import json
import os

from playwright.sync_api import Browser, sync_playwright

from components.page.page_content import render_folder
from data import Exhibit

from .bare import bare_taps
from .first_visit import first_visits
from .report import Results, Spread, Weight, as_json, as_table, spread
from .rig import EXHIBIT, Server, chromium, sojourn, stock, touch_screen
from .taps import stock_taps, taps
from .timed_tap import Reading, enter
from .toggle import toggles


def main() -> None:
    """Measure, and print."""
    asked = _parser().parse_args()
    exhibit, weight = _weighed()
    load = os.getloadavg()[0]
    with sync_playwright() as playwright, chromium(playwright) as browser:
        results = _measured(browser, exhibit, weight, load, asked.taps, asked.visits)
    print(as_json(results) if asked.json else as_table(results))


def _measured(
    browser: Browser, exhibit: Exhibit, weight: Weight, load: float, count: int, visits: int
) -> Results:
    with sojourn() as ours, stock() as theirs:
        mine, other = first_visits(browser, ours.address, theirs.address, visits)
        stock_readings = _stock_tapped(browser, theirs.address, count)
        theirs.kill()
        bare = bare_taps(browser, ours.address + "/health", count)
        readings, at_once, toggled, alone = _tapped(browser, ours, exhibit, count)
    return Results(
        tap=_painted(readings),
        tap_following=spread([each.following for each in readings]),
        tap_at_once=_painted(at_once),
        bare_tap=_painted(bare),
        stock_tap=_painted(stock_readings),
        toggle=_painted(toggled),
        tap_alone=_painted(alone),
        visit=spread(mine),
        stock_visit=spread(other),
        weight=weight,
        chromium=browser.version,
        load=load,
    )


def _tapped(
    browser: Browser, server: Server, exhibit: Exhibit, count: int
) -> tuple[list[Reading], list[Reading], list[Reading], list[Reading]]:
    """Taps on markers, the same by a finger that is lifted at once, taps on the toggle, and, on a page just
    loaded, taps with the server killed."""
    with touch_screen(browser, offline=False) as context:
        page = enter(context, server.address)
        readings, at_once = taps(page, exhibit, count), taps(page, exhibit, count, held=0)
        toggled = toggles(page, exhibit, count)
        page.close()
        page = enter(context, server.address)
        server.kill()
        return readings, at_once, toggled, taps(page, exhibit, count)


def _stock_tapped(browser: Browser, address: str, count: int) -> list[Reading]:
    with touch_screen(browser, offline=True) as context:
        page = context.new_page()
        page.goto(address)
        return stock_taps(page, count)


def _painted(readings: list[Reading]) -> Spread:
    return spread([each.painted for each in readings])


def _weighed() -> tuple[Exhibit, Weight]:
    """The shipped exhibit, and how heavy its page is."""
    rendered = render_folder(EXHIBIT)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="uv run python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--taps", type=int, default=40, help="taps and toggles of each kind; default 40")
    parser.add_argument("--visits", type=int, default=10, help="first visits to each app; default 10")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


if __name__ == "__main__":
    main()
