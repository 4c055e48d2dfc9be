"""Undo modern dams: remove reservoirs from the lakes and rivers, and restore the Zuiderzee.

The exhibit's years are 1842 to 1964; most of these reservoirs were filled after 1930.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from data.basemap.sources import GshhgLine
from data.basemap.tile_geometry import Points

RESERVOIRS = Path(__file__).with_name("reservoirs.csv")

# The Zuiderzee's shore before the dam of 1932 and the polders, from Wieringen round to Harlingen: longitude,
# latitude, drawn by eye. An open line: there is no shore between its two ends.
ZUIDERZEE: Points = np.array([
    (5.04, 52.96), (5.03, 52.90), (4.99, 52.87), (5.05, 52.84), (5.11, 52.78), (5.20, 52.75), (5.29, 52.71),
    (5.28, 52.66), (5.20, 52.63), (5.08, 52.63), (5.04, 52.58), (5.07, 52.51), (5.03, 52.44), (5.00, 52.38),
    (5.07, 52.34), (5.16, 52.31), (5.25, 52.31), (5.33, 52.28), (5.42, 52.25), (5.51, 52.26), (5.62, 52.35),
    (5.75, 52.42), (5.83, 52.46), (5.83, 52.53), (5.88, 52.57), (5.97, 52.61), (5.96, 52.66), (5.92, 52.72),
    (5.80, 52.80), (5.72, 52.84), (5.60, 52.84), (5.46, 52.86), (5.37, 52.88), (5.40, 52.96), (5.40, 53.06),
    (5.40, 53.17),
])  # fmt: skip


def reservoir_points(path: Path = RESERVOIRS) -> NDArray[np.object_]:
    """A point inside each reservoir, from a table with the columns name, latitude, longitude (degrees)."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = [(float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(table)]
    return np.asarray(shapely.points(np.array(rows)), dtype=np.object_)


def is_reservoir(lake: Points, points: NDArray[np.object_]) -> bool:
    """Whether a lake's ring, in degrees, encloses any of the reservoirs' points."""
    west, south, east, north = shapely.bounds(shapely.linestrings(lake))
    x, y = shapely.get_x(points), shapely.get_y(points)
    candidates = points[(x > west) & (x < east) & (y > south) & (y < north)]
    return len(candidates) > 0 and bool(shapely.contains(shapely.polygons(lake), candidates).any())


def split_reservoirs(shores: Iterable[GshhgLine]) -> tuple[list[GshhgLine], list[Points]]:
    """Split lakes and their islands (levels 2 and 3) into those to draw, and the rings of reservoirs."""
    points, natural, reservoirs = reservoir_points(), [], []
    for shore in shores:
        if shore.level == 2 and is_reservoir(shore.points, points):
            reservoirs.append(shore.points)
        else:
            natural.append(shore)
    return natural, reservoirs


def without_reservoir_banks(rivers: Iterable[Points]) -> Iterator[Points]:
    """The rivers, in degrees, without the closed lines that are the banks of a reservoir."""
    points = reservoir_points()
    return (line for line in rivers if not (bool((line[0] == line[-1]).all()) and is_reservoir(line, points)))


def flooded_river_beds(rivers: Iterable[Points], reservoirs: list[Points]) -> Iterator[Points]:
    """The parts of rivers, in degrees, that reservoirs cover: they are drawn in place of the reservoirs."""
    flooded = shapely.union_all(shapely.buffer([shapely.Polygon(ring) for ring in reservoirs], 0.02))
    for river in rivers:
        for piece in shapely.get_parts(shapely.intersection(shapely.linestrings(river), flooded)):
            if shapely.get_num_points(piece) > 1:
                yield shapely.get_coordinates(piece)
