"""A layer: many lines in the unit square that can be asked quickly for the pieces inside a box."""

from collections.abc import Iterable, Iterator
from typing import Self

import numpy as np
import shapely
from numpy.typing import NDArray

from data.basemap.mercator import Box, Points, to_unit

TURNS = (-1.0, 0.0, 1.0)


class Layer:
    """Lines or rings in the unit square, in drawing order.

    Each line has a mark, True where the inside of the ring is land. Lines that reach past the map's edge are
    held once more a turn to the west and to the east.
    """

    def __init__(self, lines: Iterable[tuple[Points, bool]]) -> None:
        """Take lines as (points in the unit square, mark)."""
        held = list(lines)
        self.lines = [line for line, _ in held]
        self.marks = [mark for _, mark in held]
        corners = [(*line.min(axis=0), *line.max(axis=0)) for line in self.lines]
        self.boxes: NDArray[np.float64] = np.array(corners).reshape(-1, 4)

    @classmethod
    def of_degrees(cls, lines: Iterable[tuple[Points, bool]]) -> Self:
        """Take lines as (points of longitude and latitude in degrees, mark)."""
        return cls((turned, mark) for points, mark in lines for turned in all_turns(to_unit(points)))

    def touching(self, box: Box) -> Iterator[tuple[Points, bool]]:
        """The lines whose own box meets the given one, in drawing order."""
        west, north, east, south = self.boxes.T
        meets = (west <= box.east) & (east >= box.west) & (north <= box.south) & (south >= box.north)
        for number in np.flatnonzero(meets):
            yield self.lines[number], self.marks[number]

    def cut_to(self, box: Box) -> "Layer":
        """The layer inside a box. The box's edges become lines too, so draw only well inside it."""
        return Layer((part, mark) for ring, mark in self.touching(box) for part in cut_ring(ring, box))


def all_turns(line: Points) -> list[Points]:
    """A line of the unit square wherever it shows: in its place, a turn to the west, a turn to the east."""
    west, east = line[:, 0].min(), line[:, 0].max()
    return [line + (turn, 0.0) for turn in TURNS if east + turn > 0 and west + turn < 1]


def cut_line(line: Points, box: Box) -> list[Points]:
    """The pieces of a line inside a box; edges of the box are never part of them."""
    whole = shapely.multilinestrings([shapely.linestrings(part) for part in off_the_date_line(line)])
    return _pieces(shapely.clip_by_rect(whole, *box))


def off_the_date_line(line: Points) -> list[Points]:
    """A line without the stretches that run along 180 degrees: there a source was cut, not a shore drawn."""
    on = np.abs(line[:, 0] - np.rint(line[:, 0])) < 1e-7
    breaks = np.flatnonzero(on[:-1] & on[1:]) + 1
    return [part for part in np.split(line, breaks) if len(part) > 1]


def cut_ring(ring: Points, box: Box) -> list[Points]:
    """The outer rings of what lies both in a ring and in a box."""
    inside = shapely.clip_by_rect(shapely.polygons(ring), *box)
    return _pieces(shapely.get_exterior_ring(shapely.get_parts(inside)))


def _pieces(found: object) -> list[Points]:
    parts = shapely.get_parts(found)
    return [shapely.get_coordinates(part) for part in parts if shapely.get_num_points(part) > 1]
