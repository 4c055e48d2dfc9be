"""A small town as raster tiles, drawn here: streets every 300 m, a square park, zoom 12 to 15.

Written as a PMTiles or an MBTiles file, as a curator's program would.
"""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from data import to_pixel

MIDDLE = (48.2082, 16.3738)
HALF = 0.02
"""Degrees from the middle to the edges."""
ZOOMS = (12, 13, 14, 15)
CREDIT = "Survey of the Town, 1887"
FORMATS = {"WEBP": TileType.WEBP, "PNG": TileType.PNG, "JPEG": TileType.JPEG}
Tile = tuple[int, int, int]
"""Zoom, column and row from the north."""


def town_tiles(picture_format: str = "PNG", zooms: tuple[int, ...] = ZOOMS) -> Iterator[tuple[Tile, bytes]]:
    """Every tile of the town with its picture."""
    latitude, longitude = MIDDLE
    for zoom in zooms:
        left, top = _tile_at(latitude + HALF, longitude - HALF, zoom)
        right, bottom = _tile_at(latitude - HALF, longitude + HALF, zoom)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                yield (zoom, column, row), _picture(zoom, column, row, picture_format)


def write_town_pmtiles(path: Path, picture_format: str = "WEBP", zooms: tuple[int, ...] = ZOOMS) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    latitude, longitude = MIDDLE
    edges = {
        "min_lat_e7": latitude - HALF,
        "max_lat_e7": latitude + HALF,
        "min_lon_e7": longitude - HALF,
        "max_lon_e7": longitude + HALF,
        "center_lat_e7": latitude,
        "center_lon_e7": longitude,
    }
    with path.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        numbered = {zxy_to_tileid(*tile): picture for tile, picture in town_tiles(picture_format, zooms)}
        for number in sorted(numbered):
            writer.write_tile(number, numbered[number])
        header = {
            "tile_type": FORMATS[picture_format],
            "tile_compression": Compression.NONE,
            "min_zoom": min(zooms),
            "max_zoom": max(zooms),
            "center_zoom": min(zooms),
            **{name: round(10_000_000 * degrees) for name, degrees in edges.items()},
        }
        writer.finalize(header, {"name": "Town", "attribution": CREDIT})


def write_town_mbtiles(
    path: Path, picture_format: str = "PNG", metadata: Mapping[str, str] | None = None
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        # As several programs write it: pictures once each, and a view of them.
        database.execute("CREATE TABLE images (tile_id INTEGER PRIMARY KEY, tile_data BLOB)")
        database.execute(
            "CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id INTEGER)"
        )
        database.execute("CREATE UNIQUE INDEX map_index ON map (zoom_level, tile_column, tile_row)")
        database.execute(
            "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data"
            " FROM map JOIN images ON images.tile_id = map.tile_id"
        )
        told = {"name": "Town", "format": picture_format.lower(), "attribution": f"<b>{CREDIT}</b>"}
        database.executemany("INSERT INTO metadata VALUES (?, ?)", {**told, **(metadata or {})}.items())
        for number, ((zoom, column, row), picture) in enumerate(town_tiles(picture_format)):
            database.execute("INSERT INTO images VALUES (?, ?)", (number, picture))
            database.execute("INSERT INTO map VALUES (?, ?, ?, ?)", (zoom, column, 2**zoom - 1 - row, number))


def _tile_at(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    x, y = to_pixel(latitude, longitude)
    return int(x * 2**zoom // 256), int(y * 2**zoom // 256)


def _picture(zoom: int, column: int, row: int, picture_format: str) -> bytes:
    """Streets and a park at the middle, in the place that each has in the world."""
    picture = Image.new("RGB", (256, 256), (232, 222, 196))
    draw = ImageDraw.Draw(picture)
    scale = 2**zoom
    middle_x, middle_y = (value * scale for value in to_pixel(*MIDDLE))
    left, top = column * 256, row * 256
    step = scale / 2**15 * 64
    park = [middle_x - step - left, middle_y - step - top, middle_x + step - left, middle_y + step - top]
    draw.rectangle(park, fill=(176, 190, 140))
    for number in range(-40, 41):
        x, y = middle_x + number * step - left, middle_y + number * step - top
        draw.line([x, 0, x, 256], fill=(250, 246, 236), width=max(1, int(step / 12)))
        draw.line([0, y, 256, y], fill=(250, 246, 236), width=max(1, int(step / 12)))
    buffer = io.BytesIO()
    picture.save(buffer, picture_format)
    return buffer.getvalue()
