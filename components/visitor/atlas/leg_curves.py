"""Leg curves: a leg of a journey as curved lines on the map, with a direction arrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, degrees, floor, hypot

from data import USUAL_CUT, WORLD_SIZE, Leg, Pixel, Point, shifted, to_degrees, to_pixel

CURVATURE = 0.13
"""The control point's distance from the straight line, as a share of the line's length. The curves of the way
out and of the way back lie on different sides, so they never cover each other."""

CURVE_STEPS = 18
"""Straight pieces of one curve; enough to look round at a length of 1,200 pixels."""


@dataclass(frozen=True, slots=True)
class LegCurve:
    """A leg on the map. `lines` are points, latitude first: one line, or two where the leg crosses the
    map's edge, the same a world apart.

    `arrow` is the position of the direction arrow, `heading` its angle in degrees clockwise from east, and
    `length` the length of the straight lines between the leg's places, in pixels at zoom 0.
    """

    leg: Leg
    lines: tuple[tuple[Point, ...], ...]
    arrow: Point
    heading: float
    length: float


def leg_curve(leg: Leg, cut: float = USUAL_CUT) -> LegCurve:
    """The curve of a leg: a Bézier curve from each place to the next, by the shorter way round the globe.

    `cut` is the longitude at which the map begins and ends: a curve across it is drawn at both ends.

    A leg that follows its course is drawn straight from each of its points to the next.
    """
    curve = _straight if leg.follows_course else _curve
    corners = _unwrapped([to_pixel(*point) for point in leg.path])
    drawn = [corners[0], *(point for start, end in pairwise(corners) for point in curve(start, end))]
    start, end = max(
        pairwise(corners), key=lambda pair: hypot(pair[1][0] - pair[0][0], pair[1][1] - pair[0][1])
    )
    arrow = curve(start, end)[CURVE_STEPS // 2 - 1] if curve is _curve else _middle(start, end)
    latitude, longitude = to_degrees(*arrow)
    return LegCurve(
        leg=leg,
        lines=tuple(tuple(to_degrees(*point) for point in line) for line in _in_each_world(cut, drawn)),
        arrow=(latitude, shifted(longitude, cut)),
        heading=degrees(atan2(end[1] - start[1], end[0] - start[0])),
        length=sum(hypot(two[0] - one[0], two[1] - one[1]) for one, two in pairwise(corners)),
    )


def encounter_lines(one: Point, two: Point, cut: float = USUAL_CUT) -> tuple[tuple[Point, ...], ...]:
    """The line between the two places of an encounter, curved as a leg is."""
    start, end = _unwrapped([to_pixel(*one), to_pixel(*two)])
    return tuple(
        tuple(to_degrees(*point) for point in line)
        for line in _in_each_world(cut, [start, *_curve(start, end)])
    )


def _unwrapped(corners: list[Pixel]) -> list[Pixel]:
    """The same places, each x moved by whole world widths to be nearest to the one before."""
    unwrapped = corners[:1]
    for x, y in corners[1:]:
        worlds = round((unwrapped[-1][0] - x) / WORLD_SIZE)
        unwrapped.append((x + worlds * WORLD_SIZE, y))
    return unwrapped


def _curve(start: Pixel, end: Pixel) -> list[Pixel]:
    """Points after `start`, up to `end`, of a quadratic Bézier curve that bends to the traveller's left."""
    across, down = end[0] - start[0], end[1] - start[1]
    control = (start[0] + across / 2 + down * CURVATURE, start[1] + down / 2 - across * CURVATURE)
    return [_bezier_point(start, control, end, step / CURVE_STEPS) for step in range(1, CURVE_STEPS + 1)]


def _straight(start: Pixel, end: Pixel) -> list[Pixel]:
    return [end]


def _middle(start: Pixel, end: Pixel) -> Pixel:
    return ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)


def _bezier_point(start: Pixel, control: Pixel, end: Pixel, t: float) -> Pixel:
    rest = 1 - t
    x = rest * rest * start[0] + 2 * rest * t * control[0] + t * t * end[0]
    y = rest * rest * start[1] + 2 * rest * t * control[1] + t * t * end[1]
    return (x, y)


def _in_each_world(cut: float, points: list[Pixel]) -> Iterator[list[Pixel]]:
    """An unwrapped line, moved into the map's own world; where it crosses the map's edge, at both edges.

    Whole each time: beyond its edge the map goes on with a copy of the world: a line that ended there would
    end in an ocean.
    """
    edge, _ = to_pixel(0, cut)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    first = floor((west - edge) / WORLD_SIZE)
    after = max(first + 1, ceil((east - edge) / WORLD_SIZE))
    for world in range(first, after):
        yield [(x - world * WORLD_SIZE, y) for x, y in points]
