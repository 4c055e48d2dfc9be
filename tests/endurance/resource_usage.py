"""What is held at a moment of rest: by the page, by the browser for it, by the server. Read in the same state
twice, the two must be alike."""

from __future__ import annotations

import time
from dataclasses import dataclass

import psutil

from tests.browser.visit_page import FOUR_FRAMES, Visit

from .idle_timeout import fall_quiet, until_screen
from .touch_screen import Glass, metrics

ELEMENTS = "document.querySelectorAll('*').length"
TILES = "document.querySelectorAll('.leaflet-tile').length"
TILE_LISTENERS = 4
"""Leaflet's on each tile: two for its coming, two against its being selected or dragged."""
MORE_TILES = 200
"""More than a screen's, two rows around it, and those of the zoom before."""
SECONDS_TO_REST = 60.0
TILES_COME = """() => ![...document.querySelectorAll(".leaflet-tile")]
  .some((tile) => !tile.classList.contains("leaflet-tile-loaded"))"""


@dataclass(frozen=True, slots=True)
class Standstill:
    """`elements` stand in the page; `nodes` and `listeners` the browser holds, also those nobody sees; `heap`
    and `server` in bytes; `files` are the server's open ones, sockets too.

    The map's tiles are counted by themselves, for the same view keeps more or fewer of them, by the way the
    map came there."""

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


def open_anew(visit: Visit, glass: Glass) -> None:
    """The visit ends by itself, and the next begins: the state in which standstills are read."""
    fall_quiet(visit.page)
    glass.tap((2, 2))
    until_screen(visit.page, "explore")
    visit.page.evaluate(FOUR_FRAMES)
    visit.page.wait_for_function(TILES_COME, timeout=1000 * SECONDS_TO_REST)
    counts: list[int] = [-1, -2, -3]

    def rests() -> bool:
        counts.append(visit.page.evaluate(ELEMENTS))
        visit.page.wait_for_timeout(150)
        return len(set(counts[-4:])) == 1 and not visit.find(".leaflet-zoom-anim").count()

    visit.until(rests, "the page rests", SECONDS_TO_REST)


def read(visit: Visit, glass: Glass, server: psutil.Process) -> Standstill:
    """As it stands now, after what nobody needs any more is collected."""
    held, tiles = metrics(glass), visit.page.evaluate(TILES)
    return Standstill(
        visit.page.evaluate(ELEMENTS) - tiles,
        int(held["Nodes"]) - tiles,
        int(held["JSEventListeners"]) - TILE_LISTENERS * tiles,
        int(held["JSHeapUsedSize"]),
        server.memory_info().rss,
        _fewest_files(server),
        tiles,
    )


def _fewest_files(server: psutil.Process) -> int:
    """A connection that served is kept open for five seconds: what is held is the fewest in eight."""
    found = []
    for _ in range(16):
        found.append(server.num_fds())
        time.sleep(0.5)
    return min(found)


@dataclass(frozen=True, slots=True)
class Growth:
    """What there is more of at the end than after the warm-up."""

    warm: Standstill
    end: Standstill

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
        """Per cent; the worse of what is seen and what is held."""
        pairs = [(self.warm.nodes, self.end.nodes), (self.warm.elements, self.end.elements)]
        return max((100 * (end - warm) / warm for warm, end in pairs), key=abs)

    @property
    def listeners(self) -> int:
        return self.end.listeners - self.warm.listeners

    @property
    def files(self) -> int:
        return self.end.files - self.warm.files

    def faults(self) -> list[str]:
        """What grew more than figure R5 allows, in words."""
        limits = {
            f"the server grew by {self.server:.1f} MB": self.server >= 20,
            f"the heap grew by {self.heap:.1f} MB": self.heap >= 10,
            f"nodes changed by {self.nodes:.1f} %": abs(self.nodes) > 5,
            f"{self.listeners} more listeners": self.listeners > 0.05 * self.warm.listeners,
            f"{self.files} more open files": self.files > 2,  # a request may be under way
            f"{self.end.tiles - self.warm.tiles} more tiles": self.end.tiles - self.warm.tiles > MORE_TILES,
        }
        return [words for words, wrong in limits.items() if wrong]

    def __str__(self) -> str:
        return (
            f"server {self.server:+.1f} MB, heap {self.heap:+.1f} MB, nodes {self.nodes:+.1f} %,"
            f" listeners {self.listeners:+d}, open files {self.files:+d}"
        )
