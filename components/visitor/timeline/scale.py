"""The time scale: it maps years to positions on the timeline. Eventful years are wide, others narrow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import floor

EMPTY_YEAR_WIDTH = 0.22
"""The width of a year without stops; a year with one stop is wider by 1."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """`edges`: where each year begins, and the last one ends, as shares of the width from 0 to 1.

    The first edge is the beginning of year `first`.
    """

    first: int
    edges: tuple[float, ...]

    @property
    def years(self) -> int:
        """How many years the scale has."""
        return len(self.edges) - 1

    def share(self, year: float) -> float:
        """The position of a decimal year, from 0 to 1; years outside the scale are at its ends."""
        if year < self.first:
            return 0.0
        if year >= self.first + self.years:
            return 1.0
        index = floor(year) - self.first
        return self.edges[index] + (self.edges[index + 1] - self.edges[index]) * (year - floor(year))


def time_scale(years: Iterable[float]) -> TimeScale:
    """A scale from the first to the last of some decimal years, at least one.

    A year's width is EMPTY_YEAR_WIDTH plus the square root of how many of them are in it.
    """
    ordered = sorted(years)
    first, last = floor(ordered[0]), floor(ordered[-1])
    counts = [0] * (last - first + 1)
    for year in ordered:
        counts[floor(year) - first] += 1
    widths = [EMPTY_YEAR_WIDTH + count**0.5 for count in counts]
    total = sum(widths)
    return TimeScale(first, (0.0, *(edge / total for edge in accumulate(widths))))
