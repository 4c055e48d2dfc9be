"""P1 to P3: timed taps on markers, the person toggle, the stock app's markers and a bare button."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, cycle, islice, zip_longest
from typing import Any

from playwright.sync_api import Browser, Frame, Page

from data import Exhibit, Person, Stop

from .rig import touch_context
from .timed_tap import MOVING, TOUCH_MILLISECONDS, TapTiming, tap, timed_tap, touch_point, wait_until_still

MOST_CLUSTERS = 6
"""Clusters to open one inside the other before a marker is given up."""
STOCK_MARKERS = """() => {
  const found = [];
  window.map.eachLayer((each) => {
    const point = each._icon && each.getTooltip() && top.stopwatch.reach(each._icon);
    const tooltip = document.createElement("p");
    tooltip.innerHTML = point ? each.getTooltip().getContent() : "";
    if (point) found.push({ ...point, title: tooltip.textContent.trim() });
  });
  return found;
}"""
"""Every marker of the stock app's map that a finger can touch: x, y and title."""
BARE_PAGE = """
<meta name="viewport" content="width=device-width">
<style>button { width: 200px; height: 200px }</style>
<button>tap</button><p hidden>The story.</p>
"""
BARE_HANDLER = """() => {
  document.querySelector("button").onpointerup = () => { document.querySelector("p").hidden = false; };
}"""
"""Reacts to `pointerup`, as Sojourn does; a click would come a frame later. Set by `evaluate`, because the
server's content security policy allows no inline script."""
BARE_PAUSE = 300
"""Milliseconds between two taps."""


def taps(
    page: Page, exhibit: Exhibit, count: int, touch_milliseconds: float = TOUCH_MILLISECONDS
) -> list[TapTiming]:
    """Tap `count` markers of Sojourn, each a different one, each after the map has come to rest."""
    timings = (_tap_marker(page, stop, touch_milliseconds) for stop in _alternating_stops(exhibit))
    return list(islice((each for each in timings if each is not None), count))


def _alternating_stops(exhibit: Exhibit) -> Iterator[Stop]:
    """Every stop once; the people take turns."""
    rows = zip_longest(*(person.stops for person in exhibit.people))
    return (stop for stop in chain.from_iterable(rows) if stop is not None)


def _tap_marker(page: Page, stop: Stop, touch_milliseconds: float) -> TapTiming | None:
    """From the whole map, open the clusters that hold a stop, then tap its marker; None where that fails."""
    tap(page, "[data-whole]")
    wait_until_still(page, MOVING)
    marker = f'.marker[data-stop="{stop.id}"]'
    number = page.locator(marker).get_attribute("data-mark")
    for _ in range(MOST_CLUSTERS):
        at = touch_point(page, marker)
        if at is not None:
            expected = {"seen": [f'article[data-story="{stop.id}"] .story__title']}
            return timed_tap(page, at, expected, touch_milliseconds)
        if not tap(page, f'.marker[data-stack~="{number}"]:not([hidden])'):
            return None
        wait_until_still(page, MOVING)
    return None


def toggles(page: Page, exhibit: Exhibit, count: int) -> list[TapTiming]:
    """Change the person `count` times, each time after the map has come to rest. A change ends when the new
    person's first story, markers and legs are painted and the others' are gone."""
    return [_toggle(page, exhibit, person) for person in islice(cycle(exhibit.people), count)]


def _toggle(page: Page, exhibit: Exhibit, person: Person) -> TapTiming:
    wait_until_still(page, MOVING)
    others = [other.id for other in exhibit.people if other is not person]
    drawn = [f'.marker[data-life="{person.id}"]', f".leg.life-{person.id}"]
    expected = {
        "seen": [f'article[data-story="{person.stops[0].id}"] .story__title', *drawn],
        "gone": [
            selector
            for other in others
            for selector in (f'.marker[data-life="{other}"]', f".leg.life-{other}")
        ],
    }
    button = f'button[data-person="{person.id}"]'
    at = touch_point(page, button)
    if at is None:
        raise RuntimeError(f"nothing to tap: {button}")
    return timed_tap(page, at, expected)


def stock_taps(page: Page, count: int) -> list[TapTiming]:
    """Tap `count` markers of the stock app that a finger can touch, in turn."""
    frame = _stock_map_frame(page)
    markers = frame.evaluate(STOCK_MARKERS)
    return [_tap_stock_marker(page, marker) for marker in islice(cycle(markers), count)]


def _tap_stock_marker(page: Page, marker: dict[str, Any]) -> TapTiming:
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
    wait_until_still(page, "[data-testid=stMarkdown]")
    return timed_tap(page, marker, {"seen": [], "says": ["h3", marker["title"]]})


def _stock_map_frame(page: Page) -> Frame:
    """The frame in which streamlit-folium draws its map, once the map is there."""
    handle = page.wait_for_selector("iframe[title*=st_folium]")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the stock app shows no map")
    frame.wait_for_selector(".leaflet-marker-icon")
    return frame


def bare_taps(browser: Browser, address: str, count: int) -> list[TapTiming]:
    """The lower limit of the measurement: tap a button that shows one paragraph. `address` is any page's: the
    stopwatch needs one."""
    timings = []
    with touch_context(browser, offline=False) as context:
        page = context.new_page()
        page.goto(address)
        for _ in range(count):
            page.set_content(BARE_PAGE)
            page.evaluate(BARE_HANDLER)
            page.wait_for_timeout(BARE_PAUSE)
            at = touch_point(page, "button")
            assert at is not None
            timings.append(timed_tap(page, at, {"seen": ["p"]}))
    return timings
