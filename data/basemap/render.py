"""The look of the ground: parchment land in raking light, a grey-green sea, and ink.

A part of the map is painted with a margin round it, so that nothing that reaches across a tile's edge (a
water line, a pen's width) breaks there.
"""

import numpy as np
from PIL import Image

from data.basemap import ink
from data.basemap.blending import Picture, blend, flat
from data.basemap.canvas import Sheet, averaged
from data.basemap.ground_layers import FINE_RIVERS_FROM, Ground
from data.basemap.hillshade import sample
from data.basemap.mercator import TILE_PIXELS, Box, Tile, box_of
from data.basemap.water import water

MARGIN = 32  # pixels; more than the water's REACH
PARCHMENT = (240, 232, 214)
SUNLIT = (250, 245, 232)
SHADOW = (158, 133, 104)
RELIEF = (3.4, 3.4, 3.4, 3.3, 3.0, 2.5, 2.1, 1.5, 0.85, 0.85, 0.85)  # contrast by zoom level; it fades past 6


def paint(corner: Tile, span: int, ground: Ground) -> Image.Image:
    """The square of span x span tiles whose north-west tile is given."""
    inner = box_of(corner, span)
    pad = MARGIN / TILE_PIXELS * 2.0**-corner.zoom
    box = Box(inner.west - pad, inner.north - pad, inner.east + pad, inner.south + pad)
    sheet = Sheet(box, span * TILE_PIXELS + 2 * MARGIN)
    picture = compose(sheet, corner.zoom, ground)[MARGIN:-MARGIN, MARGIN:-MARGIN]
    return Image.fromarray(np.rint(picture).clip(0, 255).astype(np.uint8))


def compose(sheet: Sheet, zoom: int, ground: Ground) -> Picture:
    """Water first, land over it, then the pens: rivers, lake shores, coasts."""
    drawing = sheet.blank()
    sheet.fill(drawing, ground.land(zoom), 0.8)
    sheet.fill(drawing, ground.old_sea, 0.8)
    rivers = ink.rivers(sheet, zoom, ground) * averaged(drawing)
    if zoom >= FINE_RIVERS_FROM:
        sheet.fill(drawing, ground.broads, 3.0)
    sheet.fill(drawing, ground.lakes, ink.smallest_lake(zoom))
    land = averaged(drawing)
    picture = blend(water(drawing, zoom), earth(sheet, zoom, ground), land)
    picture = blend(picture, flat(ink.RIVER_INK, land), rivers * land)
    picture = blend(picture, flat(ink.LAKE_INK, land), ink.lakes(sheet, zoom, ground))
    return blend(picture, flat(ink.COAST_INK, land), ink.coasts(sheet, zoom, ground))


def earth(sheet: Sheet, zoom: int, ground: Ground) -> Picture:
    """Parchment, sunlit or shadowed by the relief."""
    shade = sample(ground.shades, sheet.box, sheet.pixels) * np.float32(RELIEF[zoom])
    dark, light = np.clip(-shade, 0, 0.85), np.clip(shade, 0, 0.8)
    return blend(blend(flat(PARCHMENT, shade), flat(SHADOW, shade), dark), flat(SUNLIT, shade), light)
