"""Years to places along the timeline: eventful years get room, empty ones little."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import floor

EMPTY_YEAR = 0.22
"""The width of a year without a stop, where each stop that begins in a year adds one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Shares of the timeline's width, from 0 (the start of year `first`) to 1."""

    first: int
    edges: tuple[float, ...]

    def share(self, year: float) -> float:
        """Where a decimal year stands; years beyond the ends stand at the ends."""
        if year < self.first:
            return 0.0
        if year >= self.first + len(self.edges) - 1:
            return 1.0
        index = floor(year) - self.first
        return self.edges[index] + (self.edges[index + 1] - self.edges[index]) * (year - floor(year))

    def year(self, share: float) -> int:
        """The year that stands at a share of the width."""
        return self.first + min(bisect_right(self.edges, share), len(self.edges) - 1) - 1


def scale(years: Iterable[float]) -> Scale:
    """A scale that holds all the decimal years, each year as wide as it is eventful (its square root)."""
    held = sorted(years)
    first, last = floor(held[0]), floor(held[-1])
    counts = [0] * (last - first + 1)
    for year in held:
        counts[floor(year) - first] += 1
    widths = [EMPTY_YEAR + count**0.5 for count in counts]
    total = sum(widths)
    return Scale(first, (0.0, *(edge / total for edge in accumulate(widths))))
