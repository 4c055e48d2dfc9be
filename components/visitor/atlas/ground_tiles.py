"""The ground of the map: raster tiles out of PMTiles and MBTiles files."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Protocol

from PIL import Image
from pmtiles.reader import MmapSource
from pmtiles.tile import Compression, Entry, deserialize_header, find_tile, zxy_to_tileid

from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM
from data import (
    MAX_TILE_BYTES,
    MBTILES_SIGNATURE,
    TILE_SIZE,
    directory_entries,
    fetch_one,
    open_database,
    picture_type,
    unfolded,
)

MAX_LEVELS_UP = 10
"""Zooms: from one tile of the whole world to the largest zoom of the ground. What is enlarged so much is one
flat colour, but land is not shown as sea."""
CACHED_DIRECTORIES = 64
"""A city's or a country's file has one or a few directories; of a planet's file the latest used are kept."""
MAX_DIRECTORY_DEPTH = 4
"""Directories within directories, by the specification: https://github.com/protomaps/PMTiles."""


class TileArchive(Protocol):
    """A file of tiles. A damaged file may raise any exception."""

    def get(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile as it is stored; None where the file has none."""


class LocalTiles:
    """The curator's own tiles by zoom, column and row, as they are stored. A missing or damaged file gives no
    tiles, never an error. `address` as in GroundTiles; without a suffix, as there may be any pictures.
    """

    def __init__(self, path: Path) -> None:
        self._archive = _open_archive(path)
        self.version = _version(path) if self._archive else ""
        self.address = f"/tiles/{self.version}/{{z}}/{{x}}/{{y}}" if self._archive else ""

    def tile(self, zoom: int, column: int, row: int) -> tuple[bytes, str] | None:
        """One tile and its media type; None where the file has none, or one that is no picture."""
        tile = _stored_tile(self._archive, zoom, column, row)
        kind = picture_type(tile) if tile else ""
        return (tile, kind) if tile and kind else None


class GroundTiles:
    """Tiles by zoom, column and row, as WebP. A missing or damaged file gives no tiles, never an error.

    `address` is the tiles' address with {z}, {x} and {y}; "" where there is no ground. It changes with the
    file, so browsers may cache a tile for ever.
    """

    def __init__(self, path: Path | None) -> None:
        self._archive = _open_archive(path) if path else None
        self.address = _address(path) if path and self._archive else ""
        self.tile = lru_cache(maxsize=512)(self._tile)

    def covers(self, zoom: int, column: int, row: int) -> bool:
        """Whether the map may request this tile: there is a ground, and the tile is within the world."""
        return bool(self.address) and zoom <= MAX_GROUND_ZOOM and is_within_world(zoom, column, row)

    def _tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """One tile; where the file has none, a part of its nearest ancestor, enlarged; None without any."""
        for levels_up in range(min(MAX_LEVELS_UP, zoom) + 1):
            stored = self._stored_tile(zoom - levels_up, column >> levels_up, row >> levels_up)
            tile = stored if stored is None or levels_up == 0 else _enlarged(stored, levels_up, column, row)
            if tile is not None:
                return tile
        return None

    def _stored_tile(self, zoom: int, column: int, row: int) -> bytes | None:
        return _stored_tile(self._archive, zoom, column, row)


def _stored_tile(archive: TileArchive | None, zoom: int, column: int, row: int) -> bytes | None:
    if archive is None or not is_within_world(zoom, column, row):
        return None
    try:
        return archive.get(zoom, column, row)
    except Exception:  # the file is a curator's: damage in it costs a tile, not the map
        return None


def is_within_world(zoom: int, column: int, row: int) -> bool:
    side: int = 2**zoom
    return 0 <= column < side and 0 <= row < side


def _address(path: Path) -> str:
    return f"/ground/{_version(path)}/{{z}}/{{x}}/{{y}}.webp"


def _version(path: Path) -> str:
    """12 hex digits that change with the file."""
    stamp = f"{path.stat().st_size}-{path.stat().st_mtime_ns}"
    return sha256(stamp.encode()).hexdigest()[:12]


def _open_archive(path: Path) -> TileArchive | None:
    try:
        if not path.is_file():  # opening a named pipe would block for ever
            return None
        with path.open("rb") as file:
            if file.read(len(MBTILES_SIGNATURE)) == MBTILES_SIGNATURE:  # whatever its name says
                return MbtilesArchive(open_database(path))
            return PmtilesArchive(MmapSource(file))
    except Exception:  # missing, truncated, or no file of tiles
        return None


def _enlarged(ancestor: bytes, levels_up: int, column: int, row: int) -> bytes | None:
    """The part of an ancestor that this tile covers, enlarged; None if the ancestor is damaged."""
    side = TILE_SIZE / 2**levels_up
    left, top = (column % 2**levels_up) * side, (row % 2**levels_up) * side
    try:
        image = Image.open(io.BytesIO(ancestor)).convert("RGB")
    except (OSError, ValueError, SyntaxError):  # what Pillow raises for a damaged image
        return None
    part = image.resize(
        (TILE_SIZE, TILE_SIZE), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side)
    )
    buffer = io.BytesIO()
    part.save(buffer, "WEBP", quality=80, method=0)
    return buffer.getvalue()


class PmtilesArchive:
    """Tiles of a PMTiles file. It keeps the directories that were used last: `pmtiles.Reader` decompresses
    and parses one anew for every tile, which takes 10 ms for the shipped ground, not 0.03.

    `get_bytes` returns the file's bytes by offset and length. A damaged file may raise any exception.
    """

    def __init__(self, get_bytes: Callable[[int, int], bytes]) -> None:
        self._bytes = get_bytes
        self._header = deserialize_header(get_bytes(0, 127))
        self._directory = lru_cache(maxsize=CACHED_DIRECTORIES)(self._read_directory)

    def get(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile as it is stored; None where the file has none."""
        tile = zxy_to_tileid(zoom, column, row)
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(MAX_DIRECTORY_DEPTH):
            entry = find_tile(self._directory(offset, length), tile)
            if entry is None:
                return None
            if entry.run_length:
                return self._tile(self._header["tile_data_offset"] + entry.offset, entry.length)
            offset, length = self._header["leaf_directory_offset"] + entry.offset, entry.length
        return None

    def _tile(self, offset: int, length: int) -> bytes | None:
        tile = self._bytes(offset, length) if length <= MAX_TILE_BYTES else None
        if tile and self._header["tile_compression"] == Compression.GZIP:
            return unfolded(tile, MAX_TILE_BYTES)
        return tile

    def _read_directory(self, offset: int, length: int) -> list[Entry]:
        return directory_entries(self._bytes(offset, length), self._header["internal_compression"])


class MbtilesArchive:
    """Tiles of an MBTiles file: a SQLite database. It is asked by one thread at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database, self._lock = database, Lock()

    def get(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile as it is stored; None where the file has none."""
        query = "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
        with self._lock:
            found = fetch_one(self._database, query, zoom, column, 2**zoom - 1 - row)  # rows from the south
        return found[0] if found and isinstance(found[0], bytes) else None
