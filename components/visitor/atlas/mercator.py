"""Web Mercator: degrees to pixels of the whole world drawn 256 pixels wide (zoom 0), and back.

Formulas: EPSG:3857 on the unit square, as tile servers use it. x grows to the east, y to the south.
"""

from __future__ import annotations

from math import asinh, atan, degrees, pi, radians, sinh, tan

WORLD_SIZE = 256.0
"""Pixels: the width and height of the world at zoom 0; each zoom doubles it."""

Pixel = tuple[float, float]
"""x and y at zoom 0."""


def to_pixel(latitude: float, longitude: float) -> Pixel:
    """Degrees to x, y at zoom 0. Latitudes beyond 85.05 give a y outside 0 to 256."""
    y = (1 - asinh(tan(radians(latitude))) / pi) / 2
    return (WORLD_SIZE * (longitude + 180) / 360, WORLD_SIZE * y)


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """x, y at zoom 0 to latitude and longitude; x outside 0 to 256 gives a longitude beyond 180."""
    latitude = degrees(atan(sinh(pi * (1 - 2 * y / WORLD_SIZE))))
    return (latitude, 360 * x / WORLD_SIZE - 180)
