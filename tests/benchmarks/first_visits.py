"""P4: first visits, each with an empty browser profile, to Sojourn and to the stock app in turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext

from .report import FigureRow, Limit, spread, tap_row
from .rig import touch_context

OUR_MARKER = "[data-part=atlas] [data-mark]"
STOCK_MARKER = ".leaflet-marker-icon"
MOST_PICTURE = 500.0


@dataclass
class FirstVisits:
    """Milliseconds from the start of the navigation. `marker`: until a finger can touch the first marker, the
    still poster being gone; `picture`: until the exhibit's own first picture is painted."""

    marker: list[float] = field(default_factory=list)
    picture: list[float] = field(default_factory=list)
    stock_marker: list[float] = field(default_factory=list)


def first_visits(browser: Browser, ours: str, stock: str, count: int) -> FirstVisits:
    """One visit before them is not counted: it is the server's first, which a visitor rarely meets."""
    visits = FirstVisits()
    for number in range(count + 1):
        marker, picture = _first_visit(browser, ours, OUR_MARKER)
        stock_marker, _ = _first_visit(browser, stock, STOCK_MARKER)
        if number:
            visits.marker.append(marker)
            visits.picture.append(picture)
            visits.stock_marker.append(stock_marker)
    return visits


def _first_visit(browser: Browser, address: str, marker: str) -> tuple[float, float]:
    # Requests are intercepted for both apps, so that both pay the same for it.
    context = touch_context(browser, offline=True)
    try:
        return _measured(context, address, marker)
    finally:
        context.close()


def _measured(context: BrowserContext, address: str, marker: str) -> tuple[float, float]:
    context.add_init_script(f"window.firstReach = window.stopwatch?.firstReach({marker!r})")
    page = context.new_page()
    page.goto(address)
    return float(page.evaluate("() => window.firstReach")), float(page.evaluate("stopwatch.firstPicture()"))


def p4_rows(visits: FirstVisits) -> list[FigureRow]:
    marker, picture, stock = map(spread, (visits.marker, visits.picture, visits.stock_marker))
    return [
        tap_row(
            "P4",
            "navigation → first marker tappable",
            marker,
            ("–", str(stock)),
            f"{stock.median:,.0f}: the stock app's",
            (Limit("median", marker.median, stock.median),),
            (),
        ),
        tap_row(
            "P4",
            "navigation → first picture",
            picture,
            ("–", "–"),
            f"{MOST_PICTURE:.0f}",
            (Limit("median", picture.median, MOST_PICTURE),),
            (),
        ),
    ]
