"""Which markers stand alone and which share one stack, at every zoom.

Two markers whose touch targets would overlap become one stack, so that no finger ever meets two at once.
Stacks are nested: what is together at one zoom is together at every smaller one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from components.visitor.atlas.mercator import Pixel, to_pixel
from data import Point

TARGET = 62.0
"""Pixels: the side of a marker's touch target (15 mm on the gallery's screen) and one pixel of air."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One or more stops (by number) drawn as one marker at `centre`, x and y at zoom 0."""

    members: tuple[int, ...]
    centre: Pixel

    def touches(self, other: Stack, scale: float) -> bool:
        """Whether the two targets overlap where the world is drawn `scale` times its zoom 0 size."""
        across = abs(self.centre[0] - other.centre[0]) * scale
        down = abs(self.centre[1] - other.centre[1]) * scale
        return max(across, down) < TARGET

    def joined(self, other: Stack) -> Stack:
        one, two = len(self.members), len(other.members)
        x = (self.centre[0] * one + other.centre[0] * two) / (one + two)
        y = (self.centre[1] * one + other.centre[1] * two) / (one + two)
        return Stack(tuple(sorted(self.members + other.members)), (x, y))


def stacks_by_zoom(
    points: Sequence[Point], numbers: Iterable[int], zooms: Iterable[float]
) -> dict[float, list[Stack]]:
    """The stacks of some stops at each zoom. `points` are all stops', `numbers` those to be shown.

    At no zoom do two stacks' targets overlap. No stops give no stacks.
    """
    standing = [Stack((number,), to_pixel(*points[number])) for number in numbers]
    found: dict[float, list[Stack]] = {}
    for zoom in sorted(zooms, reverse=True):
        standing = _settled(standing, 2.0**zoom)
        found[zoom] = standing
    return found


def _settled(stacks: list[Stack], scale: float) -> list[Stack]:
    """Join stacks until none touch: joining moves a stack, so it may meet another."""
    while True:
        joined = _joined_once(stacks, scale)
        if len(joined) == len(stacks):
            return sorted(joined, key=lambda stack: stack.members)
        stacks = joined


def _joined_once(stacks: list[Stack], scale: float) -> list[Stack]:
    cells: dict[tuple[int, int], list[Stack]] = defaultdict(list)
    for stack in stacks:
        for cell in _cells_around(stack, scale):
            near = next((other for other in cells[cell] if stack.touches(other, scale)), None)
            if near is not None:
                cells[cell].remove(near)
                stack = stack.joined(near)
                break
        cells[_cell(stack, scale)].append(stack)
    return [stack for held in cells.values() for stack in held]


def _cell(stack: Stack, scale: float) -> tuple[int, int]:
    return (int(stack.centre[0] * scale // TARGET), int(stack.centre[1] * scale // TARGET))


def _cells_around(stack: Stack, scale: float) -> Iterator[tuple[int, int]]:
    across, down = _cell(stack, scale)
    return ((across + right, down + below) for right in (-1, 0, 1) for below in (-1, 0, 1))
