"""Set the waters back: lakes that dams have made since are taken out, and the Zuiderzee is let in again.

The exhibit's years run from 1842 to 1964, and most of these reservoirs were filled after 1930.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from data.basemap.mercator import Points
from data.basemap.sources import Outline

RESERVOIRS = Path(__file__).with_name("reservoirs.csv")

# The Zuiderzee's shore before the dam of 1932 and its polders, from Wieringen round to Harlingen: longitude,
# latitude, drawn by eye. Left open: there is no shore between its two ends.
ZUIDERZEE: Points = np.array([
    (5.04, 52.96), (5.03, 52.90), (4.99, 52.87), (5.05, 52.84), (5.11, 52.78), (5.20, 52.75), (5.29, 52.71),
    (5.28, 52.66), (5.20, 52.63), (5.08, 52.63), (5.04, 52.58), (5.07, 52.51), (5.03, 52.44), (5.00, 52.38),
    (5.07, 52.34), (5.16, 52.31), (5.25, 52.31), (5.33, 52.28), (5.42, 52.25), (5.51, 52.26), (5.62, 52.35),
    (5.75, 52.42), (5.83, 52.46), (5.83, 52.53), (5.88, 52.57), (5.97, 52.61), (5.96, 52.66), (5.92, 52.72),
    (5.80, 52.80), (5.72, 52.84), (5.60, 52.84), (5.46, 52.86), (5.37, 52.88), (5.40, 52.96), (5.40, 53.06),
    (5.40, 53.17),
])  # fmt: skip


def dammed(path: Path = RESERVOIRS) -> NDArray[np.object_]:
    """A point inside each lake that must go, from a table with the columns name, latitude, longitude."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = [(float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(table)]
    return np.asarray(shapely.points(np.array(rows)), dtype=np.object_)


def is_dammed(lake: Points, probes: NDArray[np.object_]) -> bool:
    """Whether a lake's ring, in degrees, goes round any of the probes."""
    west, south, east, north = shapely.bounds(shapely.linestrings(lake))
    x, y = shapely.get_x(probes), shapely.get_y(probes)
    near = probes[(x > west) & (x < east) & (y > south) & (y < north)]
    return len(near) > 0 and bool(shapely.contains(shapely.polygons(lake), near).any())


def part(shores: Iterable[Outline]) -> tuple[list[Outline], list[Points]]:
    """Part lakes and their islands into those that stay and the rings of the reservoirs that go."""
    probes, stay, gone = dammed(), [], []
    for shore in shores:
        if shore.level == 2 and is_dammed(shore.points, probes):
            gone.append(shore.points)
        else:
            stay.append(shore)
    return stay, gone


def without_banks(rivers: Iterable[Points]) -> Iterator[Points]:
    """The rivers, in degrees, less those closed lines that are the banks of a reservoir."""
    probes = dammed()
    return (line for line in rivers if not (bool((line[0] == line[-1]).all()) and is_dammed(line, probes)))


def old_beds(rivers: Iterable[Points], reservoirs: list[Points]) -> Iterator[Points]:
    """The stretches of rivers, in degrees, that reservoirs cover: their beds, once the water is gone."""
    flooded = shapely.union_all(shapely.buffer([shapely.Polygon(ring) for ring in reservoirs], 0.02))
    for river in rivers:
        for piece in shapely.get_parts(shapely.intersection(shapely.linestrings(river), flooded)):
            if shapely.get_num_points(piece) > 1:
                yield shapely.get_coordinates(piece)
