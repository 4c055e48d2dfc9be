"""Web Mercator: degrees to pixels of the whole world drawn 256 pixels wide (zoom 0), and back.

x grows to the east from 180 degrees west, y to the south from the northern edge of the projection. Formulas:
EPSG:3857, as tile servers use it; Snyder, "Map Projections: A Working Manual", 1987, equations 7-1 to 7-4,
for a sphere of circumference 256.
"""

from __future__ import annotations

from math import asinh, atan, degrees, pi, radians, sinh, tan

from data.model.exhibit import Point

TILE_SIZE = 256
"""Pixels: the width and height of a tile, at every zoom."""
WORLD_SIZE = TILE_SIZE
"""Pixels: the width and height of the world at zoom 0, where it is one tile; each zoom doubles it."""
EDGE_LATITUDE = 85.05112878
"""Degrees: the latitude of the northern edge, and south of the equator of the southern one."""

Pixel = tuple[float, float]
"""x and y at zoom 0."""


def to_pixel(latitude: float, longitude: float) -> Pixel:
    """Degrees to x, y at zoom 0. Latitudes beyond 85.05 give a y outside 0 to 256."""
    y = (1 - asinh(tan(radians(latitude))) / pi) / 2
    return (WORLD_SIZE * (longitude + 180) / 360, WORLD_SIZE * y)


def to_degrees(x: float, y: float) -> Point:
    """x, y at zoom 0 to latitude and longitude; x outside 0 to 256 gives a longitude beyond 180."""
    latitude = degrees(atan(sinh(pi * (1 - 2 * y / WORLD_SIZE))))
    return (latitude, 360 * x / WORLD_SIZE - 180)
