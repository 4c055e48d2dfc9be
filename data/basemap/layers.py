"""Vector layers: lines and rings in the unit square, found by bounding box and cut to a box."""

from collections.abc import Iterable, Iterator
from typing import Self

import numpy as np
import shapely
from numpy.typing import NDArray

from data.basemap.tile_geometry import Box, Points, to_unit

FULL_TURNS = (-1.0, 0.0, 1.0)


class Layer:
    """Lines or rings in the unit square, in drawing order.

    Each line has a flag: True where the inside of the ring is land. A line that reaches past the map's edge
    is repeated 360 degrees to the west and to the east. `boxes`: west, north, east, south of each line.
    """

    def __init__(self, lines: Iterable[tuple[Points, bool]]) -> None:
        """lines: (points in the unit square, is land)."""
        pairs = list(lines)
        self.lines = [line for line, _ in pairs]
        self.is_land = [is_land for _, is_land in pairs]
        corners = [(*line.min(axis=0), *line.max(axis=0)) for line in self.lines]
        self.boxes: NDArray[np.float64] = np.array(corners).reshape(-1, 4)

    @classmethod
    def of_degrees(cls, lines: Iterable[tuple[Points, bool]]) -> Self:
        """lines: (points of longitude and latitude in degrees, is land)."""
        return cls((copy, is_land) for points, is_land in lines for copy in _copies_on_map(to_unit(points)))

    def touching(self, box: Box) -> Iterator[tuple[Points, bool]]:
        """The lines whose bounding box meets a box, with their flags, in drawing order."""
        west, north, east, south = self.boxes.T
        meets = (west <= box.east) & (east >= box.west) & (north <= box.south) & (south >= box.north)
        for number in np.flatnonzero(meets):
            yield self.lines[number], self.is_land[number]

    def cut_to(self, box: Box) -> "Layer":
        """The layer inside a box. The box's edges become lines of it, so draw only well inside the box."""
        return Layer((part, is_land) for ring, is_land in self.touching(box) for part in cut_ring(ring, box))


def _copies_on_map(line: Points) -> list[Points]:
    """The copies of a line that meet the map: the line itself, and moved 360 degrees west or east."""
    west, east = line[:, 0].min(), line[:, 0].max()
    return [line + (turn, 0.0) for turn in FULL_TURNS if east + turn > 0 and west + turn < 1]


def cut_line(line: Points, box: Box) -> list[Points]:
    """The pieces of a line inside a box; no piece runs along the edge of the box."""
    whole = shapely.multilinestrings([shapely.linestrings(part) for part in without_date_line(line)])
    return _pieces(shapely.clip_by_rect(whole, *box))


def without_date_line(line: Points) -> list[Points]:
    """A line without the parts that run along 180 degrees: there the source was cut, it is no shore."""
    on = np.abs(line[:, 0] - np.rint(line[:, 0])) < 1e-7
    breaks = np.flatnonzero(on[:-1] & on[1:]) + 1
    return [part for part in np.split(line, breaks) if len(part) > 1]


def cut_ring(ring: Points, box: Box) -> list[Points]:
    """The outer rings of the intersection of a ring and a box."""
    inside = shapely.clip_by_rect(shapely.polygons(ring), *box)
    return _pieces(shapely.get_exterior_ring(shapely.get_parts(inside)))


def _pieces(geometry: object) -> list[Points]:
    parts = shapely.get_parts(geometry)
    return [shapely.get_coordinates(part) for part in parts if shapely.get_num_points(part) > 1]
