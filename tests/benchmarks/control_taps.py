"""The controls: taps in the bare Leaflet page, and in the stock app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle

from playwright.sync_api import BrowserContext, Frame, Page

from .timed_tap import NothingToTapError, TapTiming, reachable, timed_tap, wait_until_still

BARE_MOVING = ".leaflet-map-pane, .leaflet-marker-icon, #title"
STOCK_MOVING = "[data-testid=stMarkdown]"
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
OUTER_MARKERS = 12
"""The markers of the stock app that are tapped in turn; its map does not move."""


class BareTaps:
    """The bare page, opened."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page = context.new_page()
        self.page.goto(address)
        self.page.wait_for_selector(".leaflet-tile-loaded")
        self._tapped: set[str] = set()
        wait_until_still(self.page, BARE_MOVING)

    @property
    def actions(self) -> Mapping[str, Callable[[], TapTiming]]:
        return {"marker": self.marker, "next": self.next}

    def marker(self) -> TapTiming:
        """A marker that was not tapped before, if a finger reaches one."""
        found = reachable(self.page, ".leaflet-marker-icon")
        if not found:
            self.next()
            found = reachable(self.page, ".leaflet-marker-icon")
        if not found:
            raise NothingToTapError("no marker can be touched")
        chosen = next((each for each in found if each["alt"] not in self._tapped), found[0])
        self._tapped.add(chosen["alt"])
        return self._timed(chosen)

    def next(self) -> TapTiming:
        return self._timed(reachable(self.page, "#next")[0])

    def _timed(self, at: Mapping[str, object]) -> TapTiming:
        # The story is the same element each time: this is gone when its text is there.
        self.page.evaluate("document.querySelector('#title').innerHTML = '<i>before</i>'")
        return timed_tap(self.page, at, {"seen": [], "gone": ["#title > i"]}, BARE_MOVING)


class StockTaps:
    """The stock app, opened."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page = context.new_page()
        self.page.goto(address)
        frame = stock_map_frame(self.page)
        self._markers = cycle(frame.evaluate(STOCK_MARKERS)[:OUTER_MARKERS])

    @property
    def actions(self) -> Mapping[str, Callable[[], TapTiming]]:
        return {"marker": self.marker}

    def marker(self) -> TapTiming:
        self.page.wait_for_selector("[data-testid=stStatusWidget]", state="detached")
        wait_until_still(self.page, STOCK_MOVING)
        marker = next(self._markers)
        return timed_tap(self.page, marker, {"seen": [], "says": ["h3", marker["title"]]}, STOCK_MOVING)


def stock_map_frame(page: Page) -> Frame:
    """The frame in which streamlit-folium draws its map, once the map is there."""
    handle = page.wait_for_selector("iframe[title*=st_folium]")
    frame = handle.content_frame() if handle else None
    if frame is None:
        raise RuntimeError("the stock app shows no map")
    frame.wait_for_selector(".leaflet-marker-icon")
    return frame
