"""Which tiles to render: the whole world at small scales, Eurasia larger, the area round each place largest.

The kiosk's server cuts a missing tile out of its ancestor: beyond these tiles there is no gap, only less
detail.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from data.basemap.tile_geometry import Tile, tile_at, to_unit
from data.model.mercator import TILE_SIZE

WORLD_ZOOMS = range(5)
EURASIA_ZOOMS = range(5, 7)
PLACE_ZOOMS = range(7, 11)
EURASIA = (5.0, -25.0, 75.0, 180.0)  # degrees: south, west, north, east
SCREEN = (1920, 1080)  # pixels; tiles fill it when a place is in the centre
METATILE = 4  # tiles a side that are rendered together


def read_places(path: Path) -> list[tuple[float, float]]:
    """Latitude and longitude of every row that has them, from columns latitude, longitude or lat, lon."""
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    pairs = [(row.get("latitude") or row.get("lat"), row.get("longitude") or row.get("lon")) for row in rows]
    return [(float(latitude), float(longitude)) for latitude, longitude in pairs if latitude and longitude]


def world_tiles(zoom: int) -> set[Tile]:
    """Every tile of a zoom level."""
    return {Tile(zoom, x, y) for x in range(2**zoom) for y in range(2**zoom)}


def eurasia_tiles(zoom: int) -> set[Tile]:
    """Every tile of a zoom level that touches Eurasia and the seas round it."""
    south, west, north, east = EURASIA
    first, last = tile_at(north, west, zoom), tile_at(south, east, zoom)
    return {Tile(zoom, x, y) for x in range(first.x, last.x + 1) for y in range(first.y, last.y + 1)}


def tiles_round_place(latitude: float, longitude: float, zoom: int) -> set[Tile]:
    """The tiles that fill the screen with a place (degrees) in its centre; columns wrap at 180 degrees."""
    centre = to_unit(np.array([[longitude, latitude]]))[0] * 2**zoom
    reach = np.array(SCREEN) / 2 / TILE_SIZE
    (west, north), (east, south) = np.floor(centre - reach).tolist(), np.ceil(centre + reach).tolist()
    columns, rows = range(math.floor(west), math.floor(east)), range(math.floor(north), math.floor(south))
    return {Tile(zoom, x % 2**zoom, y) for x in columns for y in rows if 0 <= y < 2**zoom}


def tiles_to_render(zoom: int, places: Iterable[tuple[float, float]]) -> set[Tile]:
    """The tiles of one zoom level; places as (latitude, longitude) in degrees."""
    if zoom in WORLD_ZOOMS:
        return world_tiles(zoom)
    round_places = set[Tile]().union(
        *(tiles_round_place(latitude, longitude, zoom) for latitude, longitude in places)
    )
    return round_places | eurasia_tiles(zoom) if zoom in EURASIA_ZOOMS else round_places


def by_metatile(tiles: Iterable[Tile]) -> dict[Tile, list[Tile]]:
    """Tiles grouped by metatile, the square that is rendered at once; the key is its north-west tile."""
    metatiles: defaultdict[Tile, list[Tile]] = defaultdict(list)
    for tile in sorted(tiles):
        side = metatile_side(tile.zoom)
        metatiles[Tile(tile.zoom, tile.x // side * side, tile.y // side * side)].append(tile)
    return dict(metatiles)


def metatile_side(zoom: int) -> int:
    """Tiles a side of a metatile; at the smallest scales the whole world is smaller than METATILE."""
    return min(METATILE, 1 << zoom)
