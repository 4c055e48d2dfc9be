"""Web Mercator arithmetic: degrees, the unit square of the world, and tiles.

The unit square has x and y from 0 to 1: x grows eastwards from 180 degrees west, y grows southwards from the
northern edge of the projection at 85.0511 degrees. Formulas: Snyder, "Map Projections: A Working Manual",
1987, equations 7-1 to 7-4, for a sphere of circumference 1.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

TILE_PIXELS = 256
EDGE_LATITUDE = 85.05112878

Points = NDArray[np.float64]


class Tile(NamedTuple):
    """One tile of the pyramid: zoom, column from the west, row from the north."""

    zoom: int
    x: int
    y: int


class Box(NamedTuple):
    """A rectangle in the unit square; west <= east and north <= south, since y grows southwards."""

    west: float
    north: float
    east: float
    south: float


def to_unit(degrees: Points) -> Points:
    """Turn an (n, 2) array of longitude, latitude in degrees into unit x, y.

    Latitudes are clipped at 89.5.
    """
    latitude = np.radians(np.clip(degrees[:, 1], -89.5, 89.5))
    y = 0.5 - np.arcsinh(np.tan(latitude)) / (2 * math.pi)
    return np.column_stack((degrees[:, 0] / 360 + 0.5, y))


def latitude_of(y: Points) -> Points:
    """Latitudes in degrees of an array of unit y."""
    return np.degrees(np.arctan(np.sinh((0.5 - y) * 2 * math.pi)))


def tile_at(latitude: float, longitude: float, zoom: int) -> Tile:
    """The tile that holds a point given in degrees, latitude first; off the map, the nearest tile."""
    x, y = to_unit(np.array([[longitude, latitude]]))[0]
    last = 2**zoom - 1
    column, row = (min(max(math.floor(value * 2**zoom), 0), last) for value in (float(x), float(y)))
    return Tile(zoom, column, row)


def box_of(tile: Tile, span: int = 1) -> Box:
    """The unit box of a tile, or of the square of span x span tiles whose north-west corner it is."""
    side = 2.0**-tile.zoom
    return Box(tile.x * side, tile.y * side, (tile.x + span) * side, (tile.y + span) * side)


def parent_of(tile: Tile, levels: int = 1) -> Tile:
    """The tile that covers this one, the given number of zoom levels up."""
    return Tile(tile.zoom - levels, tile.x >> levels, tile.y >> levels)
