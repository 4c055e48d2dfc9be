"""Grounds of few tiles, as PMTiles files."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

WORLD = (0, 0, 0)
EDGES = (
    "min_lon_e7",
    "min_lat_e7",
    "max_lon_e7",
    "max_lat_e7",
    "center_zoom",
    "center_lon_e7",
    "center_lat_e7",
)


def write_ground(
    path: Path,
    *tiles: tuple[int, int, int],
    metadata: Mapping[str, str] | None = None,
    tile_type: TileType = TileType.WEBP,
) -> None:
    """Write tiles of one colour, by zoom, column and row; the whole world where none is named."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        for number in sorted(zxy_to_tileid(*tile) for tile in tiles or [WORLD]):
            writer.write_tile(number, one_colour())
        header = {"tile_type": tile_type, "tile_compression": Compression.NONE, "min_zoom": 0, "max_zoom": 10}
        writer.finalize({**dict.fromkeys(EDGES, 0), **header}, dict(metadata or {}))


def one_colour() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (256, 256), (240, 232, 214)).save(buffer, "WEBP", lossless=True)
    return buffer.getvalue()
