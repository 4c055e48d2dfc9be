"""The tiles of a PMTiles file, found quickly: `pmtiles.Reader` unpacks a directory anew for every tile."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pmtiles.tile import Entry, deserialize_directory, deserialize_header, find_tile, zxy_to_tileid

DIRECTORIES = 64
"""Unpacked and held at hand: one or a few of a city's or a country's ground, the latest of a planet's."""
DEEPEST = 4
"""Directories within directories, by the specification: https://github.com/protomaps/PMTiles."""


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
