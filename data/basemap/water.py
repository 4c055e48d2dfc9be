"""The sea and the lakes, with water lines as engravers drew them."""

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt

from data.basemap.blending import Picture, blend, flat, halved
from data.basemap.canvas import FINER, averaged

SEA = (205, 213, 212)
SHALLOWS = (187, 199, 199)
WATER_LINE = (148, 164, 167)
WATER_LINES = ((3.2, 0.50), (6.6, 0.34), (10.8, 0.22), (16.0, 0.13))  # pixels from the shore, strength
REACH = 24  # pixels from the shore; farther out the sea is plain
STEPS = 16  # of distance from the shore, to the pixel


def water(drawing: Image.Image, zoom: int) -> Picture:
    """Water darkens towards its shore, and fine lines follow the shore at growing distances."""
    half = averaged(drawing, FINER // 2)
    sea = flat(SEA, half)
    if half.max() < 0.5 or half.min() > 0.5:
        return halved(sea)
    away = np.asarray(distance_transform_edt(half < 0.5), dtype=np.float32) / 2
    steps = np.rint(np.minimum(away, REACH) * STEPS).astype(np.intp)
    return halved(water_by_distance(zoom)[steps])


def water_by_distance(zoom: int) -> Picture:
    """The colour of water for every STEPS-th of a pixel from the shore, out to REACH."""
    away = np.arange(REACH * STEPS + 1, dtype=np.float32) / STEPS
    shallow = (0.6 if zoom < 5 else 0.85) * np.exp(-((away / 9) ** 2))
    colours = blend(flat(SEA, away), flat(SHALLOWS, away), shallow)
    for distance, strength in WATER_LINES[: water_lines(zoom)]:
        line = strength * np.exp(-(((away - distance) / 0.5) ** 2))
        colours = blend(colours, flat(WATER_LINE, away), line)
    return colours


def water_lines(zoom: int) -> int:
    """How many of the water lines there is room for."""
    return 0 if zoom < 2 else 1 if zoom == 2 else 3 if zoom < 5 else 4
