"""The way between two stops as a line on the map: bowed, cut at 180°, with a sign of its direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees, hypot

from components.visitor.atlas.mercator import WORLD, Pixel, to_degrees, to_pixel
from data import Leg, Point

BOW = 0.13
"""How far a way leans out, as a part of its length: going and coming back never cover each other."""

STEPS = 18
"""Points on a bowed way; enough to look round at 1,200 pixels."""


@dataclass(frozen=True, slots=True)
class Way:
    """A leg on the map. `lines` are latitude first, none of them crossing 180°.

    `arrow` is where the sign of direction stands, `heading` its turn in degrees clockwise from east, and
    `length` the way's length in pixels at zoom 0.
    """

    leg: Leg
    lines: tuple[tuple[Point, ...], ...]
    arrow: Point
    heading: float
    length: float


def way(leg: Leg) -> Way:
    """The way of a leg: one bow from each place to the next, always by the shorter side of the globe."""
    corners = _unwrapped([to_pixel(*point) for point in leg.path])
    drawn = [corners[0], *(point for start, end in pairwise(corners) for point in _bow(start, end))]
    start, end = max(
        pairwise(corners), key=lambda pair: hypot(pair[1][0] - pair[0][0], pair[1][1] - pair[0][1])
    )
    arrow = _bow(start, end)[STEPS // 2 - 1]
    latitude, longitude = to_degrees(*arrow)
    return Way(
        leg=leg,
        lines=tuple(tuple(to_degrees(*point) for point in line) for line in _cut(drawn)),
        arrow=(latitude, (longitude + 180) % 360 - 180),
        heading=degrees(atan2(end[1] - start[1], end[0] - start[0])),
        length=sum(hypot(two[0] - one[0], two[1] - one[1]) for one, two in pairwise(corners)),
    )


def thread(one: Point, two: Point) -> tuple[tuple[Point, ...], ...]:
    """The line that ties two places together on the map, bowed and cut as a way is."""
    start, end = _unwrapped([to_pixel(*one), to_pixel(*two)])
    return tuple(tuple(to_degrees(*point) for point in line) for line in _cut([start, *_bow(start, end)]))


def _unwrapped(corners: list[Pixel]) -> list[Pixel]:
    """The same places with each x moved round the world to lie nearest the one before."""
    unwrapped = corners[:1]
    for x, y in corners[1:]:
        turns = round((unwrapped[-1][0] - x) / WORLD)
        unwrapped.append((x + turns * WORLD, y))
    return unwrapped


def _bow(start: Pixel, end: Pixel) -> list[Pixel]:
    """Points after `start` up to `end` on a quadratic Bézier curve that leans to the traveller's left."""
    across, down = end[0] - start[0], end[1] - start[1]
    lean = (start[0] + across / 2 + down * BOW, start[1] + down / 2 - across * BOW)
    return [_between(start, lean, end, step / STEPS) for step in range(1, STEPS + 1)]


def _between(start: Pixel, lean: Pixel, end: Pixel, share: float) -> Pixel:
    rest = 1 - share
    x = rest * rest * start[0] + 2 * rest * share * lean[0] + share * share * end[0]
    y = rest * rest * start[1] + 2 * rest * share * lean[1] + share * share * end[1]
    return (x, y)


def _cut(points: list[Pixel]) -> Iterator[list[Pixel]]:
    """A line on the unrolled world as lines on one sheet: cut, and moved back, wherever x leaves it."""
    line = [points[0]]
    for one, two in pairwise(points):
        edge = _edge_between(one[0], two[0])
        if edge is not None:
            crossing = (edge, one[1] + (two[1] - one[1]) * (edge - one[0]) / (two[0] - one[0]))
            yield _on_the_sheet([*line, crossing])
            line = [crossing]
        line.append(two)
    yield _on_the_sheet(line)


def _edge_between(x_one: float, x_two: float) -> float | None:
    low, high = sorted((x_one, x_two))
    edge = WORLD * (low // WORLD + 1)
    return edge if low < edge < high else None


def _on_the_sheet(line: list[Pixel]) -> list[Pixel]:
    middle = sum(x for x, _ in line) / len(line)
    shift = WORLD * (middle // WORLD)
    return [(x - shift, y) for x, y in line]
