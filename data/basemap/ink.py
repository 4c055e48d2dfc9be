"""The three pens, from the strongest to the lightest: coasts, lake shores, rivers."""

import numpy as np

from data.basemap.canvas import Mask, Sheet, averaged
from data.basemap.ground_layers import Ground

COAST_INK = (112, 99, 84)
LAKE_INK = (136, 138, 131)
RIVER_INK = (120, 145, 153)


def coasts(sheet: Sheet, zoom: int, ground: Ground) -> Mask:
    """The strongest pen; today's shores are rubbed out where the sea was open once."""
    drawing = sheet.blank()
    width, strength = (0.6, 0.55) if zoom < 3 else (0.9, 0.7)
    sheet.trace(drawing, ground.land(zoom), 0.8, width)
    sheet.fill(drawing, ground.old_sea, 0.8)
    sheet.trace(drawing, ground.old_sea, 0.8, width)
    return averaged(drawing) * np.float32(strength)


def lakes(sheet: Sheet, zoom: int, ground: Ground) -> Mask:
    """A lighter pen."""
    drawing = sheet.blank()
    sheet.trace(drawing, ground.lakes, smallest_lake(zoom), 0.7)
    return averaged(drawing) * np.float32(0.75)


def rivers(sheet: Sheet, zoom: int, ground: Ground) -> Mask:
    """The lightest pen; none where the whole world is a thumbnail."""
    drawing = sheet.blank()
    if zoom >= 2:
        sheet.trace(drawing, ground.rivers(zoom), 2.0, 0.6 if zoom < 6 else 0.9)
    return averaged(drawing) * np.float32(0.45 if zoom < 4 else 0.8)


def smallest_lake(zoom: int) -> float:
    """Lakes narrower than this many pixels are left out: a scatter of dots would read as dirt."""
    return 5.0 if zoom < 7 else 3.0
