"""Paint every wanted tile, from the smallest scale to the largest, and keep those that show something new."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image

from data.basemap.ground_layers import Ground
from data.basemap.mercator import TILE_PIXELS, Box, Tile, box_of, parent_of
from data.basemap.render import paint
from data.basemap.tile_coverage import NEAR_ZOOMS, on_sheets, span_at

QUALITY = 80
REGION_ZOOM = (
    5  # the coasts for close tiles are cut to tiles of this zoom level, and a quarter more round them
)
SAME_RELIEF_FROM = 9  # zoom level from which a sheet without a line shows no more than its ancestors
SEEN = 6  # steps of 255 by which some pixel must differ from the enlarged ancestor for the eye to notice
SEEN_ON_AVERAGE = 1.0  # the same for the mean of all pixels


class Pyramid:
    """The tiles kept so far, as WebP."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.regions: dict[Tile, Ground] = {}
        self.kept: dict[Tile, bytes] = {}

    def add(self, tiles: set[Tile]) -> Iterator[int]:
        """Paint tiles of one zoom level, whose ancestors must be in; yields how many more are done."""
        for corner, members in on_sheets(tiles).items():
            span, ground = span_at(corner.zoom), self._ground_at(corner)
            if corner.zoom < SAME_RELIEF_FROM or ground.has_lines(corner.zoom, box_of(corner, span)):
                sheet = paint(corner, span, ground)
                for tile in members:
                    self._keep(tile, cut(sheet, tile.x - corner.x, tile.y - corner.y))
            yield len(members)

    def _ground_at(self, corner: Tile) -> Ground:
        if corner.zoom not in NEAR_ZOOMS:
            return self.ground
        region = parent_of(corner, corner.zoom - REGION_ZOOM)
        if region not in self.regions:
            west, north, east, south = box_of(region)
            more = (east - west) / 4
            self.regions[region] = self.ground.cut_to(
                Box(west - more, north - more, east + more, south + more)
            )
        return self.regions[region]

    def _keep(self, tile: Tile, picture: Image.Image) -> None:
        if tile.zoom not in NEAR_ZOOMS or differ(picture, self.enlarged(tile)):
            self.kept[tile] = encoded(picture)

    def enlarged(self, tile: Tile) -> Image.Image:
        """What the server would show were a tile missing: its part of the nearest ancestor, enlarged."""
        levels = next(up for up in range(1, tile.zoom + 1) if parent_of(tile, up) in self.kept)
        with Image.open(BytesIO(self.kept[parent_of(tile, levels)])) as ancestor:
            side = TILE_PIXELS / 2**levels
            west, north = (tile.x % 2**levels) * side, (tile.y % 2**levels) * side
            box = (west, north, west + side, north + side)
            return ancestor.convert("RGB").resize((TILE_PIXELS, TILE_PIXELS), Image.Resampling.BICUBIC, box)


def cut(sheet: Image.Image, column: int, row: int) -> Image.Image:
    """One tile of a painted sheet."""
    west, north = column * TILE_PIXELS, row * TILE_PIXELS
    return sheet.crop((west, north, west + TILE_PIXELS, north + TILE_PIXELS))


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Whether a visitor would see that two tiles are not the same."""
    apart = np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16))
    return bool(np.quantile(apart, 0.998) > SEEN or apart.mean() > SEEN_ON_AVERAGE)


def encoded(picture: Image.Image) -> bytes:
    """A tile as WebP."""
    held = BytesIO()
    picture.save(held, "WEBP", quality=QUALITY, method=6)
    return held.getvalue()
