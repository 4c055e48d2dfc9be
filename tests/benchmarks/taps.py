"""P1 and P3: a tap on a marker, until its story is painted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, cycle, islice, zip_longest
from typing import Any

from playwright.sync_api import Frame, Page

from data import Exhibit, Stop

from .timed_tap import HELD, MOVING, Reading, rest, spot, tap, timed_tap

DEEPEST = 6
"""Stacks opened one after the other before a marker is given up."""
REACHABLE = """() => {
  const found = [];
  window.map.eachLayer((each) => {
    const spot = each._icon && each.getTooltip() && top.stopwatch.reach(each._icon);
    const words = document.createElement("p");
    words.innerHTML = spot ? each.getTooltip().getContent() : "";
    if (spot) found.push({ ...spot, title: words.textContent.trim() });
  });
  return found;
}"""
"""Every marker of the stock map that a finger can meet, and its title."""


def taps(page: Page, exhibit: Exhibit, count: int, held: float = HELD) -> list[Reading]:
    """Tap `count` markers of Sojourn, each a different one, each after the map has come to rest. The finger
    is `held` on the glass for so many milliseconds."""
    readings = (_one(page, stop, held) for stop in _in_turn(exhibit))
    return list(islice((each for each in readings if each is not None), count))


def _in_turn(exhibit: Exhibit) -> Iterator[Stop]:
    """Every stop once, one of each life after the other."""
    rows = zip_longest(*(person.stops for person in exhibit.people))
    return (stop for stop in chain.from_iterable(rows) if stop is not None)


def _one(page: Page, stop: Stop, held: float) -> Reading | None:
    """From the whole map open the stacks that hold a stop, then tap its marker; None where none can."""
    tap(page, "[data-whole]")
    rest(page, MOVING)
    marker = f'.mark[data-stop="{stop.id}"]'
    number = page.locator(marker).get_attribute("data-mark")
    for _ in range(DEEPEST):
        at = spot(page, marker)
        if at is not None:
            wanted = {"seen": [f'article[data-story="{stop.id}"] .story__title']}
            return timed_tap(page, at, wanted, held)
        if not tap(page, f'.mark[data-stack~="{number}"]:not([hidden])'):
            return None
        rest(page, MOVING)
    return None


def stock_taps(page: Page, count: int) -> list[Reading]:
    """Tap `count` markers of the stock app that a finger can meet, in turn."""
    frame = _map_frame(page)
    spots = frame.evaluate(REACHABLE)
    return [_stock_one(page, spot) for spot in islice(cycle(spots), count)]


def _stock_one(page: Page, marker: dict[str, Any]) -> Reading:
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
    rest(page, "[data-testid=stMarkdown]")
    return timed_tap(page, marker, {"seen": [], "says": ["h3", marker["title"]]})


def _map_frame(page: Page) -> Frame:
    """The frame in which streamlit-folium draws its map, once the map is there."""
    handle = page.wait_for_selector("iframe[title*=st_folium]")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the stock app shows no map")
    frame.wait_for_selector(".leaflet-marker-icon")
    return frame
