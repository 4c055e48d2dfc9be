"""Longitudes on a globe: the same meridian in another turn, and the widest gap between some."""

from __future__ import annotations

from collections.abc import Iterable

USUAL_CUT = -180.0
"""Degrees: where maps of the world are cut."""

Interval = tuple[float, float]
"""Two longitudes, the first to the west; the second is 180 or more where 180 degrees lies between them."""


def shifted(longitude: float, cut: float) -> float:
    """The same meridian in the 360 degrees to the east of the cut: from `cut` up to, but not, `cut` + 360."""
    if cut <= longitude < cut + 360:
        return longitude
    return (longitude - cut) % 360 + cut


def widest_gap(intervals: Iterable[Interval]) -> Interval | None:
    """The widest part of the globe that no interval covers. None where they cover it all, or there are none.

    >>> widest_gap([(-122, -122), (139, 139), (151, 151)])
    (-122, 139)
    """
    ordered = sorted((shifted(west, USUAL_CUT), east - west) for west, east in intervals)
    if not ordered:
        return None
    gaps, reached = [], ordered[0][0]
    for west, width in [*ordered, (ordered[0][0] + 360, 0.0)]:
        gaps.append((reached, west))
        reached = max(reached, west + width)
    # Intervals that lead beyond the first one once more cover the beginning.
    free = [(max(west, reached - 360), east) for west, east in gaps]
    west, east = max(free, key=lambda gap: gap[1] - gap[0])
    return (west, east) if east > west else None
