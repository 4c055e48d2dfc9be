"""Raster drawing on one square of the map: masks of areas and lines, and colours blended by masks."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from data.basemap.layers import Layer, cut_line, cut_ring
from data.basemap.tile_geometry import Box, Points

OVERSAMPLING = 4  # each pixel is drawn as 4 x 4 and then averaged: anti-aliasing of slanting lines
Mask = NDArray[np.float32]
"""height x width, from 0 to 1."""
Raster = NDArray[np.float32]
"""Colours: height x width x 3, from 0 to 255."""


class Canvas:
    """A square box of the unit square, pixels x pixels; its bitmaps are OVERSAMPLING times as large."""

    def __init__(self, box: Box, pixels: int) -> None:
        self.box = box
        self.pixels = pixels
        self.scale = pixels * OVERSAMPLING / (box.east - box.west)

    def blank(self) -> Image.Image:
        """An empty (black) bitmap."""
        return Image.new("L", (self.pixels * OVERSAMPLING, self.pixels * OVERSAMPLING))

    def fill(self, bitmap: Image.Image, layer: Layer, min_size: float) -> None:
        """Fill a layer's rings in their order: white where the ring holds land, black where it holds water.

        min_size: rings narrower and lower than this many pixels are left out.
        """
        draw = ImageDraw.Draw(bitmap)
        for ring, is_land in layer.touching(self.box):
            if self._is_large_enough(ring, min_size):
                for piece in cut_ring(ring, self.box):
                    draw.polygon(self._bitmap_points(piece), fill=255 if is_land else 0)

    def trace(self, bitmap: Image.Image, layer: Layer, min_size: float, width: float) -> None:
        """Draw a layer's lines in white, width in pixels; min_size as in `fill`."""
        draw = ImageDraw.Draw(bitmap)
        for line, _ in layer.touching(self.box):
            if self._is_large_enough(line, min_size):
                for piece in cut_line(line, self.box):
                    draw.line(self._bitmap_points(piece), fill=255, width=max(round(width * OVERSAMPLING), 1))

    def _is_large_enough(self, line: Points, min_size: float) -> bool:
        return bool(np.ptp(line, axis=0).max() * self.scale >= min_size * OVERSAMPLING)

    def _bitmap_points(self, piece: Points) -> list[float]:
        """A line in whole pixels of the bitmap, as x, y, x, y, …; consecutive equal points are dropped."""
        points = np.rint((piece - (self.box.west, self.box.north)) * self.scale)
        differs = np.concatenate(([True], np.any(np.diff(points, axis=0) != 0, axis=1)))
        distinct = points[differs] if differs.sum() > 1 else points[:2]
        flattened: list[float] = distinct.ravel().tolist()
        return flattened


def to_mask(bitmap: Image.Image, factor: int = OVERSAMPLING) -> Mask:
    """A bitmap reduced by a factor, each pixel the mean of factor x factor, from 0 to 1."""
    return np.asarray(bitmap.reduce(factor), dtype=np.float32) / np.float32(255)


def uniform(colour: tuple[int, int, int], like: NDArray[np.floating]) -> Raster:
    """One colour everywhere, as large as another array."""
    return np.broadcast_to(np.array(colour, dtype=np.float32), (*like.shape, 3))


def blend(bottom: Raster, top: Raster, opacity: NDArray[np.floating]) -> Raster:
    """One raster over another; opacity of the top one from 0 to 1."""
    return bottom + (top - bottom) * opacity[..., None].astype(np.float32)


def halved(raster: NDArray[np.float32]) -> NDArray[np.float32]:
    """A mask or raster of even height and width at half the size, each pixel the mean of four."""
    four = raster[::2, ::2] + raster[1::2, ::2] + raster[::2, 1::2] + raster[1::2, 1::2]
    return four / np.float32(4)
