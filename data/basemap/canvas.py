"""Black-and-white drawings of one square of the world: where land is, and where a pen has gone."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from data.basemap.layers import Layer, cut_line, cut_ring
from data.basemap.mercator import Box, Points

FINER = 4  # each pixel is drawn as 4 x 4 and then averaged, which takes the steps out of slanting lines
Mask = NDArray[np.float32]


class Sheet:
    """A square of the unit square drawn pixels x pixels; every mask on it runs from 0 to 1."""

    def __init__(self, box: Box, pixels: int) -> None:
        self.box = box
        self.pixels = pixels
        self.scale = pixels * FINER / (box.east - box.west)

    def blank(self) -> Image.Image:
        """An empty drawing, FINER times as large as the sheet."""
        return Image.new("L", (self.pixels * FINER, self.pixels * FINER))

    def fill(self, drawing: Image.Image, layer: Layer, smallest: float) -> None:
        """Fill a layer's rings in their order: white where the mark says land, black where it says water.

        smallest: rings narrower and lower than this many pixels are left out.
        """
        draw = ImageDraw.Draw(drawing)
        for ring, is_land in layer.touching(self.box):
            if self._spans(ring, smallest):
                for piece in cut_ring(ring, self.box):
                    draw.polygon(self._dots(piece), fill=255 if is_land else 0)

    def trace(self, drawing: Image.Image, layer: Layer, smallest: float, width: float) -> None:
        """Draw a layer's lines with a pen so many pixels wide."""
        draw = ImageDraw.Draw(drawing)
        for line, _ in layer.touching(self.box):
            if self._spans(line, smallest):
                for piece in cut_line(line, self.box):
                    draw.line(self._dots(piece), fill=255, width=max(round(width * FINER), 1))

    def _spans(self, line: Points, smallest: float) -> bool:
        return bool(np.ptp(line, axis=0).max() * self.scale >= smallest * FINER)

    def _dots(self, piece: Points) -> list[float]:
        """Whole dots of the drawing, x and y in turn, without those that repeat the one before."""
        dots = np.rint((piece - (self.box.west, self.box.north)) * self.scale)
        moved = np.concatenate(([True], np.any(np.diff(dots, axis=0) != 0, axis=1)))
        kept = dots[moved] if moved.sum() > 1 else dots[:2]
        flat: list[float] = kept.ravel().tolist()
        return flat


def averaged(drawing: Image.Image, by: int = FINER) -> Mask:
    """A drawing brought down to size as values from 0 to 1."""
    return np.asarray(drawing.reduce(by), dtype=np.float32) / np.float32(255)
