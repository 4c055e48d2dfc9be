"""The ground under the map: tiles out of one PMTiles file."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from PIL import Image
from pmtiles.reader import MmapSource
from pmtiles.tile import Entry, deserialize_directory, deserialize_header, find_tile, zxy_to_tileid

TILE = 256
DEEPEST_ANCESTOR = 6
"""Zooms: a tile enlarged more than 64 times would be one flat colour."""
DIRECTORIES = 64
"""Unpacked and held at hand: one or a few of a city's or a country's ground, the latest of a planet's."""
DEEPEST = 4
"""Directories within directories, by the specification: https://github.com/protomaps/PMTiles."""


class GroundTiles:
    """Tiles by zoom, column and row, as WebP. A missing or damaged file gives no tiles, never an error.

    `address` is the tiles' address with {z}, {x} and {y}. It changes with the file, so browsers may keep a
    tile for ever.
    """

    def __init__(self, path: Path) -> None:
        self._tiles = _open(path)
        stamp = f"{path.stat().st_size}-{path.stat().st_mtime_ns}" if self._tiles else "none"
        self.address = f"/ground/{sha256(stamp.encode()).hexdigest()[:12]}/{{z}}/{{x}}/{{y}}.webp"
        self.tile = lru_cache(maxsize=512)(self._tile)

    def _tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """One tile; where the file has none, a piece of its nearest ancestor, enlarged; None without any."""
        for up in range(min(DEEPEST_ANCESTOR, zoom) + 1):
            found = self._stored(zoom - up, column >> up, row >> up)
            tile = found if found is None or up == 0 else _cut(found, up, column, row)
            if tile is not None:
                return tile
        return None

    def _stored(self, zoom: int, column: int, row: int) -> bytes | None:
        if self._tiles is None or not (0 <= column < 2**zoom and 0 <= row < 2**zoom):
            return None
        try:
            return self._tiles.get(zoom, column, row)
        except Exception:  # the file is a curator's: whatever is wrong in it costs a tile, not the map
            return None


def _open(path: Path) -> PmtilesArchive | None:
    try:
        if not path.is_file():  # a pipe of this name would keep the exhibit waiting for ever
            return None
        with path.open("rb") as file:
            return PmtilesArchive(MmapSource(file))
    except Exception:  # missing, cut short, or no PMTiles at all
        return None


def _cut(ancestor: bytes, up: int, column: int, row: int) -> bytes | None:
    """The part of an ancestor `up` zooms above that this tile covers, enlarged; None if it is damaged."""
    side = TILE / 2**up
    left, top = (column % 2**up) * side, (row % 2**up) * side
    try:
        picture = Image.open(io.BytesIO(ancestor)).convert("RGB")
    except (OSError, ValueError, SyntaxError):  # what Pillow raises for a picture that is none
        return None
    part = picture.resize((TILE, TILE), Image.Resampling.BICUBIC, box=(left, top, left + side, top + side))
    kept = io.BytesIO()
    part.save(kept, "WEBP", quality=80, method=0)
    return kept.getvalue()


class PmtilesArchive:
    """`get_bytes` gives the file's bytes by offset and length. Raises whatever a damaged file leads to."""

    def __init__(self, get_bytes: Callable[[int, int], bytes]) -> None:
        self._bytes = get_bytes
        self._header = deserialize_header(get_bytes(0, 127))
        self._directory = lru_cache(maxsize=DIRECTORIES)(self._unpacked)

    def get(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile as it is stored; None where the file has none."""
        tile = zxy_to_tileid(zoom, column, row)
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(DEEPEST):
            entry = find_tile(self._directory(offset, length), tile)
            if entry is None:
                return None
            if entry.run_length:
                return self._bytes(self._header["tile_data_offset"] + entry.offset, entry.length)
            offset, length = self._header["leaf_directory_offset"] + entry.offset, entry.length
        return None

    def _unpacked(self, offset: int, length: int) -> list[Entry]:
        return list(deserialize_directory(self._bytes(offset, length)))
