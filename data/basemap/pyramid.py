"""The tile pyramid: render tiles from the smallest scale to the largest, and keep those that add detail."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image

from data.basemap.ground_layers import GroundLayers
from data.basemap.render import render
from data.basemap.tile_coverage import PLACE_ZOOMS, by_metatile, metatile_side
from data.basemap.tile_geometry import Box, Tile, box_of, parent_of
from data.model.mercator import TILE_SIZE

WEBP_QUALITY = 80
REGION_ZOOM = 5
"""For large scales the fine land is cut to the tile of this zoom level, with a margin of a quarter."""
LINES_ONLY_FROM = 9
"""From this zoom level a metatile without lines is left out: the hillshade has no more detail."""
VISIBLE_DIFFERENCE = 6
"""Of 255: a tile is kept when 0.2 % of its pixel values differ by more from the enlarged ancestor."""
VISIBLE_MEAN_DIFFERENCE = 1.0
"""Of 255: or when the mean of all differs by more."""


class Pyramid:
    """`tiles`: those kept so far, as WebP."""

    def __init__(self, ground: GroundLayers) -> None:
        self.ground = ground
        self._regions: dict[Tile, GroundLayers] = {}
        self.tiles: dict[Tile, bytes] = {}

    def add(self, tiles: set[Tile]) -> Iterator[int]:
        """Render tiles of one zoom level, after all smaller levels. Yields how many tiles each step did."""
        for corner, members in by_metatile(tiles).items():
            side, ground = metatile_side(corner.zoom), self._ground_at(corner)
            if corner.zoom < LINES_ONLY_FROM or ground.has_lines(corner.zoom, box_of(corner, side)):
                metatile = render(corner, side, ground)
                for tile in members:
                    self._keep(tile, _tile_of(metatile, tile.x - corner.x, tile.y - corner.y))
            yield len(members)

    def _ground_at(self, corner: Tile) -> GroundLayers:
        if corner.zoom not in PLACE_ZOOMS:
            return self.ground
        region = parent_of(corner, corner.zoom - REGION_ZOOM)
        if region not in self._regions:
            west, north, east, south = box_of(region)
            margin = (east - west) / 4
            self._regions[region] = self.ground.cut_to(
                Box(west - margin, north - margin, east + margin, south + margin)
            )
        return self._regions[region]

    def _keep(self, tile: Tile, picture: Image.Image) -> None:
        if tile.zoom not in PLACE_ZOOMS or _visibly_differ(picture, self._enlarged(tile)):
            self.tiles[tile] = _webp(picture)

    def _enlarged(self, tile: Tile) -> Image.Image:
        """What the server shows for a missing tile: its part of the nearest ancestor, enlarged."""
        levels = next(up for up in range(1, tile.zoom + 1) if parent_of(tile, up) in self.tiles)
        with Image.open(BytesIO(self.tiles[parent_of(tile, levels)])) as ancestor:
            side = TILE_SIZE / 2**levels
            west, north = (tile.x % 2**levels) * side, (tile.y % 2**levels) * side
            box = (west, north, west + side, north + side)
            return ancestor.convert("RGB").resize((TILE_SIZE, TILE_SIZE), Image.Resampling.BICUBIC, box)


def _tile_of(metatile: Image.Image, column: int, row: int) -> Image.Image:
    west, north = column * TILE_SIZE, row * TILE_SIZE
    return metatile.crop((west, north, west + TILE_SIZE, north + TILE_SIZE))


def _visibly_differ(one: Image.Image, other: Image.Image) -> bool:
    difference = np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16))
    return bool(
        np.quantile(difference, 0.998) > VISIBLE_DIFFERENCE or difference.mean() > VISIBLE_MEAN_DIFFERENCE
    )


def _webp(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=WEBP_QUALITY, method=6)
    return buffer.getvalue()
