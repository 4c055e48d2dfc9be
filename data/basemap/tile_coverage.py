"""Which tiles the file holds: the whole world small, Eurasia larger, the places' surroundings closest.

The kiosk's server cuts a missing tile out of its ancestor, so beyond these there is never a hole, only less
detail.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from data.basemap.mercator import TILE_PIXELS, Tile, tile_at, to_unit

WORLD_ZOOMS = range(5)
EURASIA_ZOOMS = range(5, 7)
NEAR_ZOOMS = range(7, 11)
EURASIA = (5.0, -25.0, 75.0, 180.0)  # degrees: south, west, north, east
SCREEN = (1920, 1080)  # pixels: what is full of tiles when a place stands in the middle
SHEET = 4  # tiles a side that are painted at once


def read_places(path: Path) -> list[tuple[float, float]]:
    """Latitude and longitude of every row that has them, from columns latitude, longitude or lat, lon."""
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    found = [(row.get("latitude") or row.get("lat"), row.get("longitude") or row.get("lon")) for row in rows]
    return [(float(latitude), float(longitude)) for latitude, longitude in found if latitude and longitude]


def of_world(zoom: int) -> set[Tile]:
    """Every tile of a zoom level."""
    return {Tile(zoom, x, y) for x in range(2**zoom) for y in range(2**zoom)}


def of_eurasia(zoom: int) -> set[Tile]:
    """Every tile of a zoom level that touches Eurasia, with room round it."""
    south, west, north, east = EURASIA
    first, last = tile_at(north, west, zoom), tile_at(south, east, zoom)
    return {Tile(zoom, x, y) for x in range(first.x, last.x + 1) for y in range(first.y, last.y + 1)}


def round_place(latitude: float, longitude: float, zoom: int) -> set[Tile]:
    """The tiles that fill a screen with a place, in degrees, in its middle."""
    middle = to_unit(np.array([[longitude, latitude]]))[0] * 2**zoom
    reach = np.array(SCREEN) / 2 / TILE_PIXELS
    (west, north), (east, south) = np.floor(middle - reach).tolist(), np.ceil(middle + reach).tolist()
    columns, rows = range(math.floor(west), math.floor(east)), range(math.floor(north), math.floor(south))
    return {Tile(zoom, x % 2**zoom, y) for x in columns for y in rows if 0 <= y < 2**zoom}


def wanted(zoom: int, places: Iterable[tuple[float, float]]) -> set[Tile]:
    """The tiles of one zoom level."""
    if zoom in WORLD_ZOOMS:
        return of_world(zoom)
    near = set[Tile]().union(*(round_place(latitude, longitude, zoom) for latitude, longitude in places))
    return near | of_eurasia(zoom) if zoom in EURASIA_ZOOMS else near


def on_sheets(tiles: Iterable[Tile]) -> dict[Tile, list[Tile]]:
    """Tiles by the sheet they are painted on, which is named by its north-west corner."""
    sheets: defaultdict[Tile, list[Tile]] = defaultdict(list)
    for tile in sorted(tiles):
        span = span_at(tile.zoom)
        sheets[Tile(tile.zoom, tile.x // span * span, tile.y // span * span)].append(tile)
    return dict(sheets)


def span_at(zoom: int) -> int:
    """Tiles a side of a sheet; at the smallest scales the whole world is less than a full sheet."""
    return min(SHEET, 1 << zoom)
