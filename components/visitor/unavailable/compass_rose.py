"""An engraved compass rose within the net of lines of an old sea chart, as SVG.

Lengths are units of the drawing: the rose has a radius of 172, the net one of 700.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import cos, radians, sin
from typing import NamedTuple

NET_RADIUS, NET_NODES = 700, 16
"""Sixteen nodes on a circle, each joined with every other: the net that pilots steered by."""
HATCHING = 5
"""Lines in the light half of a point."""


class Points(NamedTuple):
    """Points of the rose that are alike: the angle of the first and of each further one in degrees, their
    length, and where their two lower corners are: the angle from their axis, and the distance."""

    first: float
    step: float
    length: float
    corner_angle: float
    corner_distance: float
    style_class: str


POINTS = (
    Points(11.25, 22.5, 96, 5.625, 70, "rose__quarter"),
    Points(22.5, 45, 108, 11.25, 60, "rose__half"),
    Points(45, 90, 122, 22.5, 44, "rose__ordinal"),
    Points(0, 90, 146, 45, 27, "rose__cardinal"),
)
"""From the lowest to the highest: the quarter winds, the half winds, the winds between, the four."""


def rhumb_net() -> str:
    """The path of the net: a line between each two nodes, and from the middle to each."""
    nodes = [_at(360 / NET_NODES * number, NET_RADIUS) for number in range(NET_NODES)]
    return "".join(f"M{one}L{other}" for one, other in combinations(nodes, 2))


def degree_ring() -> str:
    """The path of the ring's marks: one for each degree, longer ones for every fifth and tenth."""
    ends = ((angle, 166 if angle % 10 == 0 else 162 if angle % 5 == 0 else 159) for angle in range(0, 360, 1))
    return "".join(f"M{_at(angle, 156)}L{_at(angle, end)}" for angle, end in ends)


def rose_points() -> Iterator[tuple[str, str, str, str]]:
    """Of each kind of points, the lowest first: its class, and the paths of their dark halves, of their light
    halves, and of the hatching in these."""
    for kind in POINTS:
        angles = [kind.first + kind.step * number for number in range(round(360 / kind.step))]
        dark = "".join(_half(kind, angle, 1) for angle in angles)
        light = "".join(_half(kind, angle, -1) for angle in angles)
        yield kind.style_class, dark, light, "".join(_hatching(kind, angle) for angle in angles)


def _half(kind: Points, angle: float, side: int) -> str:
    corner = _at(angle + side * kind.corner_angle, kind.corner_distance)
    return f"M0 0L{corner}L{_at(angle, kind.length)}Z"


def _hatching(kind: Points, angle: float) -> str:
    """Lines from the light edge to the axis, the longer the nearer to the dark half: they shade it."""
    tip, corner = (angle, kind.length), (angle - kind.corner_angle, kind.corner_distance)
    lines = []
    for number in range(1, HATCHING + 1):
        share = number / (HATCHING + 1)
        start = _between(corner, (angle, 0.0), share)
        lines.append(f"M{start}L{_between(corner, tip, 1 - 0.72 * share)}")
    return "".join(lines)


def _between(one: tuple[float, float], other: tuple[float, float], share: float) -> str:
    """The point that lies a share of the way from one (angle, distance) to another."""
    (x1, y1), (x2, y2) = (_coordinates(*each) for each in (one, other))
    return f"{x1 + (x2 - x1) * share:.1f} {y1 + (y2 - y1) * share:.1f}"


def _at(angle: float, distance: float) -> str:
    """The point at an angle, clockwise from the top, and a distance from the middle."""
    x, y = _coordinates(angle, distance)
    return f"{x:.1f} {y:.1f}"


def _coordinates(angle: float, distance: float) -> tuple[float, float]:
    return distance * sin(radians(angle)), -distance * cos(radians(angle))
