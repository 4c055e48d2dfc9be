"""Resources in use: by the page, by the browser for it, by the server. They must not grow over time."""

from __future__ import annotations

import time
from dataclasses import dataclass

import psutil

from tests.browser.visit_page import VisitPage

from .idle_timeout import let_visit_time_out
from .touch_screen import TouchScreen, browser_metrics

ELEMENTS = "document.querySelectorAll('*').length"
TILES = "document.querySelectorAll('.leaflet-tile').length"
LISTENERS_PER_TILE = 4
"""Leaflet's: two for loading, two that prevent selecting and dragging."""
MOST_ADDITIONAL_TILES = 200
"""More than one screen of tiles, two rows around it, and those of the previous zoom."""
SECONDS_TO_REST = 60.0
TILES_LOADED = """() => ![...document.querySelectorAll(".leaflet-tile")]
  .some((tile) => !tile.classList.contains("leaflet-tile-loaded"))"""


@dataclass(frozen=True, slots=True)
class ResourceUsage:
    """`elements` are in the document; `nodes` and `listeners` are held by the browser, also of removed
    elements; `heap` and `server` are bytes; `files` are the server's open files and sockets.

    Map tiles are counted separately and not included in the others: the same view keeps more or fewer of
    them, depending on how the map was moved there."""

    elements: int
    nodes: int
    listeners: int
    heap: int
    server: int
    files: int
    tiles: int

    def __str__(self) -> str:
        return (
            f"{self.elements:,} elements, {self.nodes:,} nodes, {self.listeners:,} listeners,"
            f" {self.tiles} tiles, heap {self.heap / 1e6:.1f} MB, server {self.server / 1e6:.1f} MB,"
            f" {self.files} open files"
        )


def restart_visit(visit: VisitPage) -> None:
    """Let the visit time out and begin another, of all lives: in this state resources are measured."""
    let_visit_time_out(visit.page)
    visit.wake()
    visit.page.wait_for_function(TILES_LOADED, timeout=1000 * SECONDS_TO_REST)
    counts: list[int] = [-1, -2, -3]

    def is_at_rest() -> bool:
        counts.append(visit.page.evaluate(ELEMENTS))
        visit.page.wait_for_timeout(150)
        return len(set(counts[-4:])) == 1 and not visit.find(".leaflet-zoom-anim").count()

    visit.until(is_at_rest, "the page rests", SECONDS_TO_REST)


def measure_usage(
    visit: VisitPage, touch_screen: TouchScreen, server: psutil.Process, enough_files: int = 0
) -> ResourceUsage:
    """The usage now, after a garbage collection. Open files are the fewest of several readings, which
    end with the first of no more than `enough_files`. Listeners are the fewest of three readings: one that a
    running transition waits with is gone in the next; one that is left behind is in all of them."""
    listeners = []
    for _ in range(3):
        metrics, tiles = browser_metrics(touch_screen), visit.page.evaluate(TILES)
        listeners.append(int(metrics["JSEventListeners"]) - LISTENERS_PER_TILE * tiles)
        visit.page.wait_for_timeout(300)
    return ResourceUsage(
        visit.page.evaluate(ELEMENTS) - tiles,
        int(metrics["Nodes"]) - tiles,
        min(listeners),
        int(metrics["JSHeapUsedSize"]),
        server.memory_info().rss,
        _fewest_open_files(server, enough_files),
        tiles,
    )


def _fewest_open_files(server: psutil.Process, enough: int) -> int:
    """The minimum in eight seconds: an HTTP connection stays open for five seconds after its last request.

    Connections that the browser holds open are not counted: it opens up to six, and more or fewer stand
    at any moment. One that the browser has closed and the server has not is counted.
    """
    found = []
    for _ in range(16):
        before, files = _established(server), server.num_fds()
        found.append(files - min(before, _established(server)))
        if found[-1] <= enough:
            break
        time.sleep(0.5)
    return min(found)


def _established(server: psutil.Process) -> int:
    return sum(each.status == psutil.CONN_ESTABLISHED for each in server.net_connections(kind="inet"))


@dataclass(frozen=True, slots=True)
class ResourceGrowth:
    """The difference between the end and the time after the warm-up."""

    warm: ResourceUsage
    end: ResourceUsage

    @property
    def server(self) -> float:
        """Megabytes."""
        return (self.end.server - self.warm.server) / 1e6

    @property
    def heap(self) -> float:
        """Megabytes."""
        return (self.end.heap - self.warm.heap) / 1e6

    @property
    def nodes(self) -> float:
        """Per cent; of nodes and elements, the larger change."""
        pairs = [(self.warm.nodes, self.end.nodes), (self.warm.elements, self.end.elements)]
        return max((100 * (end - warm) / warm for warm, end in pairs), key=abs)

    @property
    def listeners(self) -> int:
        return self.end.listeners - self.warm.listeners

    @property
    def files(self) -> int:
        return self.end.files - self.warm.files

    def faults(self) -> list[str]:
        """What grew more than figure R5 allows."""
        limits = {
            f"the server grew by {self.server:.1f} MB": self.server >= 20,
            f"the heap grew by {self.heap:.1f} MB": self.heap >= 10,
            f"nodes changed by {self.nodes:.1f} %": abs(self.nodes) > 5,
            f"{self.listeners} more listeners": self.listeners > 0.05 * self.warm.listeners,
            f"{self.files} more open files": self.files > 2,  # a request may be in progress
            f"{self.end.tiles - self.warm.tiles} more tiles": (
                self.end.tiles - self.warm.tiles > MOST_ADDITIONAL_TILES
            ),
        }
        return [message for message, exceeded in limits.items() if exceeded]

    def __str__(self) -> str:
        return (
            f"server {self.server:+.1f} MB, heap {self.heap:+.1f} MB, nodes {self.nodes:+.1f} %,"
            f" listeners {self.listeners:+d}, open files {self.files:+d}"
        )
