"""Tiles, and the unit square of the world, for arrays of points.

The unit square has x and y from 0 to 1: x grows eastwards from 180 degrees west, y grows southwards from the
northern edge of the projection at 85.0511 degrees.
"""

from math import floor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.model.mercator import TILE_SIZE, WORLD_SIZE, to_degrees, to_pixel

MAX_LATITUDE = 89.5
"""Degrees: the poles themselves lie at infinity."""

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
    latitudes = np.clip(degrees[:, 1], -MAX_LATITUDE, MAX_LATITUDE)
    pixels = list(map(to_pixel, latitudes.tolist(), degrees[:, 0].tolist()))
    return np.array(pixels, np.float64).reshape(-1, 2) / WORLD_SIZE


def latitude_of(y: Points) -> Points:
    """Latitudes in degrees of an array of unit y."""
    return np.array([to_degrees(0, each)[0] for each in (y * WORLD_SIZE).tolist()], np.float64)


def tile_at(latitude: float, longitude: float, zoom: int) -> Tile:
    """The tile that holds a point given in degrees, latitude first; off the map, the nearest tile."""
    scale, last = 2**zoom / TILE_SIZE, 2**zoom - 1
    column, row = (min(max(floor(value * scale), 0), last) for value in to_pixel(latitude, longitude))
    return Tile(zoom, column, row)


def box_of(tile: Tile, span: int = 1) -> Box:
    """The unit box of a tile, or of the square of span x span tiles whose north-west corner it is."""
    side = 2.0**-tile.zoom
    return Box(tile.x * side, tile.y * side, (tile.x + span) * side, (tile.y + span) * side)


def parent_of(tile: Tile, levels: int = 1) -> Tile:
    """The tile that covers this one, the given number of zoom levels up."""
    return Tile(tile.zoom - levels, tile.x >> levels, tile.y >> levels)
