"""Hillshade: light and shade of the terrain, taken from a coloured relief picture of the whole world.

The source, 10800 x 5400 pixels in plain degrees (equirectangular), has colours for heights and climates. Only
the shading is needed: each pixel's luminance minus the Gaussian mean of the land around it.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, map_coordinates

from data.basemap.canvas import halved
from data.basemap.sources import basemap_file
from data.basemap.tile_geometry import Box, Points, latitude_of

SIGMA = 14.0  # of the Gaussian mean, in source pixels: hills stay visible, plains and plateaus become flat
NOISE = 0.008  # fainter shading is taken for JPEG noise of the source and set to 0
Shade = NDArray[np.float32]


def read_hillshade(polygons: list[list[Points]]) -> Shade:
    """Shading from -1 (dark) to 1 (light), 0 at sea, one value for each pixel of the source.

    polygons: land in degrees, each polygon a shore followed by its holes.
    """
    with Image.open(basemap_file("shadedrelief.jpg")) as picture:
        light = np.asarray(picture.convert("L"), dtype=np.float32) / 255
    land = _land_mask(polygons, light.shape[1], light.shape[0])
    land_weight = gaussian_filter(land, SIGMA, mode="wrap")
    local_mean = gaussian_filter(light * land, SIGMA, mode="wrap") / np.maximum(land_weight, 1e-3)
    shade = (light - local_mean) * land
    return np.asarray(np.sign(shade) * np.maximum(np.abs(shade) - NOISE, 0), dtype=np.float32)


def _land_mask(polygons: list[list[Points]], width: int, height: int) -> Shade:
    """1 on land and 0 at sea, on a grid of degrees."""
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    for polygon in polygons:
        for number, ring in enumerate(polygon):
            for turn in (-360.0, 0.0, 360.0):
                grid = (ring + (turn + 180, -90)) * (width / 360, -height / 180)
                draw.polygon(grid.ravel().tolist(), fill=0 if number else 1)
    return np.asarray(mask, dtype=np.float32)


def half_sizes(shade: Shade, levels: int = 7) -> list[Shade]:
    """The shading at full size, half, a quarter, and so on: without them small scales look grainy."""
    copies = [shade]
    for _ in range(levels):
        last = copies[-1][: copies[-1].shape[0] // 2 * 2, : copies[-1].shape[1] // 2 * 2]
        copies.append(halved(last))
    return copies


def sample(copies: list[Shade], box: Box, pixels: int) -> Shade:
    """The shading of a square box of the unit square, pixels x pixels, by cubic interpolation.

    copies: as `half_sizes` returns them; the one nearest in scale is used.
    """
    centres = (np.arange(pixels) + 0.5) / pixels
    x = box.west + centres * (box.east - box.west)
    latitude = latitude_of(box.north + centres * (box.south - box.north))
    source_pixels = copies[0].shape[1] / (pixels / (box.east - box.west))  # for each pixel of the result
    shade = copies[min(max(math.floor(math.log2(source_pixels)), 0), len(copies) - 1)]
    return _cubic(shade, (90 - latitude) / 180 * shade.shape[0] - 0.5, x * shade.shape[1] - 0.5)


def _cubic(shade: Shade, rows: Points, columns: Points) -> Shade:
    """Values at rows x columns, both in pixels; columns wrap at 180 degrees."""
    top, left = math.floor(rows.min()) - 4, math.floor(columns.min()) - 4
    height, width = math.ceil(rows.max()) + 5 - top, math.ceil(columns.max()) + 5 - left
    part = shade.take(range(top, top + height), axis=0, mode="clip")
    part = part.take(range(left, left + width), axis=1, mode="wrap")
    grid = np.meshgrid(rows - top, columns - left, indexing="ij")
    return np.asarray(map_coordinates(part, grid, order=3, mode="nearest"), dtype=np.float32)
