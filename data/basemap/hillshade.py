"""The lie of the land: light and shade taken out of a shaded relief of the whole world, without its colours.

The source, 10800 x 5400 pixels in plain degrees, tints heights and climates. What is wanted is only the
shading, so each pixel's luminance is compared with the mean of the land around it.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, map_coordinates

from data.basemap.mercator import Box, Points, latitude_of
from data.basemap.sources import basemap_file

SIGMA = 14.0  # source pixels: hills stand out, plains and plateaus fall away
PLAIN = 0.008  # shading fainter than this is taken for the source's compression, not for a hill
Shade = NDArray[np.float32]


def read_shade(polygons: list[list[Points]]) -> Shade:
    """Shading from -1 (dark) to 1 (light), 0 at sea, one value for each pixel of the source.

    polygons: land in degrees, each polygon a shore followed by its holes.
    """
    with Image.open(basemap_file("shadedrelief.jpg")) as picture:
        light = np.asarray(picture.convert("L"), dtype=np.float32) / 255
    land = land_mask(polygons, light.shape[1], light.shape[0])
    share = gaussian_filter(land, SIGMA, mode="wrap")
    around = gaussian_filter(light * land, SIGMA, mode="wrap") / np.maximum(share, 1e-3)
    shade = (light - around) * land
    return np.asarray(np.sign(shade) * np.maximum(np.abs(shade) - PLAIN, 0), dtype=np.float32)


def land_mask(polygons: list[list[Points]], width: int, height: int) -> Shade:
    """1 on land and 0 at sea, on a plain grid of degrees."""
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    for polygon in polygons:
        for number, ring in enumerate(polygon):
            for turn in (-360.0, 0.0, 360.0):
                grid = (ring + (turn + 180, -90)) * (width / 360, -height / 180)
                draw.polygon(grid.ravel().tolist(), fill=0 if number else 1)
    return np.asarray(mask, dtype=np.float32)


def halvings(shade: Shade, levels: int = 7) -> list[Shade]:
    """The shading and its copies of half, a quarter, ... the size, so that small maps are not grainy."""
    copies = [shade]
    for _ in range(levels):
        last = copies[-1][: copies[-1].shape[0] // 2 * 2, : copies[-1].shape[1] // 2 * 2]
        four = last[::2, ::2] + last[1::2, ::2] + last[::2, 1::2] + last[1::2, 1::2]
        copies.append(four / np.float32(4))
    return copies


def sample(copies: list[Shade], box: Box, pixels: int) -> Shade:
    """The shading of a square box of the unit square, pixels x pixels, by cubic interpolation."""
    centres = (np.arange(pixels) + 0.5) / pixels
    x = box.west + centres * (box.east - box.west)
    latitude = latitude_of(box.north + centres * (box.south - box.north))
    coarse = copies[0].shape[1] / (pixels / (box.east - box.west))
    shade = copies[min(max(math.floor(math.log2(coarse)), 0), len(copies) - 1)]
    return _cubic(shade, (90 - latitude) / 180 * shade.shape[0] - 0.5, x * shade.shape[1] - 0.5)


def _cubic(shade: Shade, rows: Points, columns: Points) -> Shade:
    """Values at rows x columns, both in pixels; columns wrap round the globe."""
    top, left = math.floor(rows.min()) - 4, math.floor(columns.min()) - 4
    tall, wide = math.ceil(rows.max()) + 5 - top, math.ceil(columns.max()) + 5 - left
    part = shade.take(range(top, top + tall), axis=0, mode="clip")
    part = part.take(range(left, left + wide), axis=1, mode="wrap")
    grid = np.meshgrid(rows - top, columns - left, indexing="ij")
    return np.asarray(map_coordinates(part, grid, order=3, mode="nearest"), dtype=np.float32)
