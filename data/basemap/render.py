"""Render squares of the base map: parchment land with hillshade, a grey-green sea, coasts, lakes and rivers.

A square is rendered with a margin round it, so that nothing that reaches across a tile's edge (a waterline,
a stroke's width) breaks there.
"""

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt

from data.basemap.canvas import OVERSAMPLING, Canvas, Mask, Raster, blend, halved, to_mask, uniform
from data.basemap.ground_layers import FINE_RIVERS_FROM, GroundLayers
from data.basemap.hillshade import sample
from data.basemap.tile_geometry import Box, Tile, box_of
from data.model.mercator import TILE_SIZE

MARGIN = 32  # pixels; more than VIGNETTE_REACH

PARCHMENT = (240, 232, 214)
SUNLIT = (250, 245, 232)
SHADOW = (158, 133, 104)
HILLSHADE_CONTRAST = (3.4, 3.4, 3.4, 3.3, 3.0, 2.5, 2.1, 1.5, 0.85, 0.85, 0.85)
"""By zoom level; it fades past 6, where the source is too coarse."""

SEA = (205, 213, 212)
SHALLOWS = (187, 199, 199)
WATERLINE = (148, 164, 167)
WATERLINES = ((3.2, 0.50), (6.6, 0.34), (10.8, 0.22), (16.0, 0.13))  # pixels from the shore, opacity
VIGNETTE_REACH = 24  # pixels from the shore; farther out the sea has one colour
STEPS_PER_PIXEL = 16  # in which the distance from the shore is measured

COAST_COLOUR = (112, 99, 84)
LAKE_SHORE_COLOUR = (136, 138, 131)
RIVER_COLOUR = (120, 145, 153)
MIN_LAND_SIZE = 0.8  # pixels; smaller islands are not drawn


def render(corner: Tile, span: int, ground: GroundLayers) -> Image.Image:
    """The square of span x span tiles whose north-west tile is `corner`."""
    inner = box_of(corner, span)
    margin = MARGIN / TILE_SIZE * 2.0**-corner.zoom
    box = Box(inner.west - margin, inner.north - margin, inner.east + margin, inner.south + margin)
    canvas = Canvas(box, span * TILE_SIZE + 2 * MARGIN)
    raster = _compose(canvas, corner.zoom, ground)[MARGIN:-MARGIN, MARGIN:-MARGIN]
    return Image.fromarray(np.rint(raster).clip(0, 255).astype(np.uint8))


def _compose(canvas: Canvas, zoom: int, ground: GroundLayers) -> Raster:
    """Water first, land over it, then the lines: rivers, lake shores, coasts."""
    bitmap = canvas.blank()
    canvas.fill(bitmap, ground.land(zoom), MIN_LAND_SIZE)
    canvas.fill(bitmap, ground.zuiderzee, MIN_LAND_SIZE)
    rivers = _rivers(canvas, zoom, ground) * to_mask(bitmap)
    if zoom >= FINE_RIVERS_FROM:
        canvas.fill(bitmap, ground.wide_rivers, 3.0)
    canvas.fill(bitmap, ground.lakes, _min_lake_size(zoom))
    land = to_mask(bitmap)
    raster = blend(_water(bitmap, zoom), _land(canvas, zoom, ground), land)
    raster = blend(raster, uniform(RIVER_COLOUR, land), rivers * land)
    raster = blend(raster, uniform(LAKE_SHORE_COLOUR, land), _lake_shores(canvas, zoom, ground))
    return blend(raster, uniform(COAST_COLOUR, land), _coasts(canvas, zoom, ground))


def _land(canvas: Canvas, zoom: int, ground: GroundLayers) -> Raster:
    """Parchment, lighter and darker by the hillshade."""
    shade = sample(ground.hillshade, canvas.box, canvas.pixels) * np.float32(HILLSHADE_CONTRAST[zoom])
    dark, light = np.clip(-shade, 0, 0.85), np.clip(shade, 0, 0.8)
    shadowed = blend(uniform(PARCHMENT, shade), uniform(SHADOW, shade), dark)
    return blend(shadowed, uniform(SUNLIT, shade), light)


def _water(land: Image.Image, zoom: int) -> Raster:
    """Sea and lakes: darker towards the shore (a vignette), with waterlines as in engraved maps."""
    half = to_mask(land, OVERSAMPLING // 2)
    plain = uniform(SEA, half)
    if half.max() < 0.5 or half.min() > 0.5:
        return halved(plain)
    distance = np.asarray(distance_transform_edt(half < 0.5), dtype=np.float32) / 2
    steps = np.rint(np.minimum(distance, VIGNETTE_REACH) * STEPS_PER_PIXEL).astype(np.intp)
    return halved(_water_by_distance(zoom)[steps])


def _water_by_distance(zoom: int) -> Raster:
    """The colour of water at each step of the distance from the shore, out to VIGNETTE_REACH."""
    distances = np.arange(VIGNETTE_REACH * STEPS_PER_PIXEL + 1, dtype=np.float32) / STEPS_PER_PIXEL
    vignette = (0.6 if zoom < 5 else 0.85) * np.exp(-((distances / 9) ** 2))
    colours = blend(uniform(SEA, distances), uniform(SHALLOWS, distances), vignette)
    for distance, opacity in WATERLINES[: _waterline_count(zoom)]:
        line = opacity * np.exp(-(((distances - distance) / 0.5) ** 2))
        colours = blend(colours, uniform(WATERLINE, distances), line)
    return colours


def _waterline_count(zoom: int) -> int:
    """How many of the WATERLINES have room at a zoom level."""
    return 0 if zoom < 2 else 1 if zoom == 2 else 3 if zoom < 5 else 4


def _coasts(canvas: Canvas, zoom: int, ground: GroundLayers) -> Mask:
    """Coastlines, the strongest lines; today's shores inside the Zuiderzee are erased."""
    bitmap = canvas.blank()
    width, opacity = (0.6, 0.55) if zoom < 3 else (0.9, 0.7)
    canvas.trace(bitmap, ground.land(zoom), MIN_LAND_SIZE, width)
    canvas.fill(bitmap, ground.zuiderzee, MIN_LAND_SIZE)
    canvas.trace(bitmap, ground.zuiderzee, MIN_LAND_SIZE, width)
    return to_mask(bitmap) * np.float32(opacity)


def _lake_shores(canvas: Canvas, zoom: int, ground: GroundLayers) -> Mask:
    bitmap = canvas.blank()
    canvas.trace(bitmap, ground.lakes, _min_lake_size(zoom), 0.7)
    return to_mask(bitmap) * np.float32(0.75)


def _rivers(canvas: Canvas, zoom: int, ground: GroundLayers) -> Mask:
    """Rivers, the lightest lines; none at zoom levels 0 and 1."""
    bitmap = canvas.blank()
    if zoom >= 2:
        canvas.trace(bitmap, ground.rivers(zoom), 2.0, 0.6 if zoom < 6 else 0.9)
    return to_mask(bitmap) * np.float32(0.45 if zoom < 4 else 0.8)


def _min_lake_size(zoom: int) -> float:
    """In pixels; smaller lakes are not drawn: many small dots look like dirt."""
    return 5.0 if zoom < 7 else 3.0
