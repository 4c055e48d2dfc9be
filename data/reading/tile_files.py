"""What files of map tiles say of themselves: PMTiles (version 3) and MBTiles (1.3), with raster tiles.

Of the tiles only the list is read, and within limits: a small file may unfold to a huge one, and a database
may take for ever to answer. Formats: https://github.com/protomaps/PMTiles, https://github.com/mapbox/mbtiles-spec.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sqlite3
import struct
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO
from urllib.parse import quote

from pmtiles.tile import (
    Compression,
    Entry,
    TileType,
    deserialize_directory,
    deserialize_header,
    tileid_to_zxy,
)

from data.model.limits import LARGEST_GROUND, megabytes
from data.model.map_settings import View
from data.model.mercator import EDGE_LATITUDE, TILE_SIZE, to_degrees

PUT_BACK = "put it back from your last copy"
COPY_AGAIN = "copy it again, whole"
PICTURES = "take a file of pictures: WebP, PNG or JPEG tiles"
HEADER_BYTES = 127
PMTILES_SIGNATURE = b"PMTiles\x03"
"""The first bytes of a PMTiles file of version 3."""
MBTILES_SIGNATURE = b"SQLite format 3\0"
SECTIONS = ("root", "metadata", "leaf_directory", "tile_data")
"""The sections of a PMTiles file, as the fields of its header name them."""
MAX_METADATA_BYTES = 1_000_000
MAX_DIRECTORY_BYTES = 4_000_000
"""Of a directory of a PMTiles file, as it is stored. The largest of a planet's file has some 100,000."""
MAX_UNFOLDED_BYTES = 32_000_000
"""Of a directory once it is decompressed."""
MAX_TILE_BYTES = 4_000_000
MAX_TILE_ZOOM = 22
MAX_QUERY_SECONDS = 5.0
LONGEST_ATTRIBUTION = 200
WHOLE_WORLD = View(-EDGE_LATITUDE, -180.0, EDGE_LATITUDE, 180.0)
PICTURE_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
"""The media types of the tiles that browsers show and curators have, by their first bytes."""


class UnusableTilesError(Exception):
    """What is wrong with the file, after "the file", and what to do."""

    def __init__(self, fault: str, remedy: str = PUT_BACK) -> None:
        super().__init__(fault)
        self.fault, self.remedy = fault, remedy


@dataclass(frozen=True, slots=True)
class TileFile:
    """What a file of tiles says of itself. `bounds` is the part of the world it covers; `attribution` is a
    text without HTML."""

    name: str
    bounds: View
    min_zoom: int
    max_zoom: int
    attribution: str


def read_tile_file(path: Path) -> TileFile:
    """What a file says of itself. Raises UnusableTilesError where its tiles cannot be shown, OSError where it
    cannot be read."""
    size = path.stat().st_size
    if size > LARGEST_GROUND:
        most = megabytes(LARGEST_GROUND)
        raise UnusableTilesError(f"is {megabytes(size)} large, and at most {most} are read")
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
        if not head.startswith(MBTILES_SIGNATURE):
            return _read_pmtiles(file, head, size)
    _refuse_cut_database(head, size)
    return _read_mbtiles(path)


def picture_type(tile: bytes) -> str:
    """The media type of a raster tile by its first bytes; empty for anything else, such as a vector tile."""
    return next((kind for mark, kind in PICTURE_TYPES.items() if tile.startswith(mark)), "")


def unfolded(data: bytes, most: int) -> bytes:
    """Data that gzip has compressed, decompressed. Raises ValueError for more than `most` bytes, and
    zlib.error for anything that is not of gzip."""
    decompressor = zlib.decompressobj(wbits=31)
    content = decompressor.decompress(data, most)
    if decompressor.unconsumed_tail or not decompressor.eof:
        raise ValueError("the compressed data are cut off, or hold too much")
    return content


def directory_entries(data: bytes, compression: object) -> list[Entry]:
    """The entries of a directory of a PMTiles file. Raises ValueError for a directory above the limits;
    damage may raise any exception."""
    if len(data) > MAX_DIRECTORY_BYTES:
        raise ValueError("the directory is too large")
    if compression == Compression.NONE:
        data = gzip.compress(data, 1)  # the library reads no other
    unfolded(data, MAX_UNFOLDED_BYTES)
    return list(deserialize_directory(data))


def open_database(path: Path) -> sqlite3.Connection:
    """An MBTiles file, opened so that nothing is written to it or beside it, and a query that does not end is
    ended: it may hold a view that somebody else wrote. Raises sqlite3.Error."""
    address = f"file:{quote(path.resolve().as_posix())}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True, check_same_thread=False)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_TILE_BYTES)
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def fetch_one(database: sqlite3.Connection, query: str, *values: object) -> tuple[Any, ...] | None:
    """The first row of a query's answer; None without any. Raises sqlite3.Error, also where it takes longer
    than MAX_QUERY_SECONDS."""
    end = monotonic() + MAX_QUERY_SECONDS
    database.set_progress_handler(lambda: monotonic() > end, 20_000)
    row: tuple[Any, ...] | None = database.execute(query, values).fetchone()
    return row


def _read_pmtiles(file: BinaryIO, head: bytes, size: int) -> TileFile:
    header = _header(head, size)
    entries = _root_entries(file, header)
    metadata = _metadata(file, header)
    low, high = (min(max(int(header[each]), 0), MAX_TILE_ZOOM) for each in ("min_zoom", "max_zoom"))
    edges = ("min_lat_e7", "min_lon_e7", "max_lat_e7", "max_lon_e7")
    bounds = View(*(header[each] / 10_000_000 for each in edges))
    if not (bounds.south < bounds.north and bounds.west < bounds.east):
        bounds = _bounds_of([entry.tile_id for entry in entries if entry.run_length])
    return _tile_file(metadata, bounds, low, high)


def _header(head: bytes, size: int) -> Mapping[str, Any]:
    if not head.startswith(PMTILES_SIGNATURE):
        raise UnusableTilesError("is no PMTiles file of version 3")
    try:
        header: Mapping[str, Any] = deserialize_header(head)
    except Exception:  # the header is cut off, or its numbers make no sense
        raise UnusableTilesError("is damaged (its header cannot be read)") from None
    whole = max(header[f"{each}_offset"] + header[f"{each}_length"] for each in SECTIONS)
    if size < whole:
        fault = f"is cut off: {megabytes(size)} of {megabytes(whole)} are there"
        raise UnusableTilesError(fault, COPY_AGAIN)
    if header["tile_type"] == TileType.MVT:
        raise UnusableTilesError("holds vector tiles, which are not drawn", PICTURES)
    if header["tile_compression"] not in (Compression.UNKNOWN, Compression.NONE, Compression.GZIP):
        raise UnusableTilesError("holds tiles that are compressed in a way that is not read", PICTURES)
    return header


def _root_entries(file: BinaryIO, header: Mapping[str, Any]) -> list[Entry]:
    file.seek(header["root_offset"])
    try:
        data = file.read(min(header["root_length"], MAX_DIRECTORY_BYTES + 1))
        entries = directory_entries(data, header["internal_compression"])
    except Exception:  # damage may raise any exception
        raise UnusableTilesError("is damaged (its list of tiles cannot be read)") from None
    if not entries:
        raise UnusableTilesError("holds no tile")
    return entries


def _metadata(file: BinaryIO, header: Mapping[str, Any]) -> Mapping[str, Any]:
    """The metadata; empty where they cannot be read: the tiles can be shown without."""
    if header["metadata_length"] <= MAX_METADATA_BYTES:
        file.seek(header["metadata_offset"])
        with suppress(Exception):
            data = file.read(header["metadata_length"])
            if header["internal_compression"] != Compression.NONE:
                data = unfolded(data, MAX_METADATA_BYTES)
            content = json.loads(data)
            if isinstance(content, dict):
                return content
    return {}


def _refuse_cut_database(head: bytes, size: int) -> None:
    """The size that the header of a SQLite file gives (https://www.sqlite.org/fileformat.html, 1.3)."""
    if len(head) < 100:
        raise UnusableTilesError("is cut off", COPY_AGAIN)
    (page,), (pages,) = struct.unpack(">H", head[16:18]), struct.unpack(">I", head[28:32])
    whole = (65536 if page == 1 else page) * pages
    if size < whole:
        fault = f"is cut off: {megabytes(size)} of {megabytes(whole)} are there"
        raise UnusableTilesError(fault, COPY_AGAIN)


def _read_mbtiles(path: Path) -> TileFile:
    try:
        with closing(open_database(path)) as database:
            metadata = _rows_of_metadata(database)
            if metadata.get("format", "").lower() in ("pbf", "mvt"):
                raise UnusableTilesError("holds vector tiles, which are not drawn", PICTURES)
            zooms = fetch_one(database, "SELECT min(zoom_level), max(zoom_level) FROM tiles")
            if zooms is None or not all(isinstance(each, int) for each in zooms):
                raise UnusableTilesError("holds no tile")
            low, high = (min(max(each, 0), MAX_TILE_ZOOM) for each in zooms)
            tile = fetch_one(database, "SELECT tile_data FROM tiles WHERE zoom_level = ? LIMIT 1", high)
            if tile is None or not isinstance(tile[0], bytes) or not picture_type(tile[0]):
                raise UnusableTilesError("holds tiles that are no pictures", PICTURES)
            return _tile_file(metadata, _bounds_of_database(database, high), low, high)
    except sqlite3.Error:
        raise UnusableTilesError("is damaged, or no MBTiles file (its tiles cannot be read)") from None


def _rows_of_metadata(database: sqlite3.Connection) -> dict[str, str]:
    """The table of metadata; empty where there is none: the tiles can be shown without."""
    names = ("name", "format", "attribution")
    found = {}
    for name in names:
        with suppress(sqlite3.Error):
            row = fetch_one(database, "SELECT value FROM metadata WHERE name = ?", name)
            if row is not None and row[0] is not None:
                found[name] = str(row[0])[:MAX_METADATA_BYTES]
    return found


def _bounds_of_database(database: sqlite3.Connection, zoom: int) -> View:
    """The bounds of the tiles of one zoom. Those in the metadata are often those of the whole world."""
    edges = "min(tile_column), min(tile_row), max(tile_column), max(tile_row)"
    row = fetch_one(database, f"SELECT {edges} FROM tiles WHERE zoom_level = ?", zoom)
    if row is None or not all(isinstance(each, int) for each in row):
        return WHOLE_WORLD
    left, bottom, right, top = row
    last = 2**zoom - 1  # MBTiles counts rows from the south
    return _view_of(zoom, left, last - top, right, last - bottom)


def _bounds_of(tile_ids: list[int]) -> View:
    """The bounds of tiles of a PMTiles file: of those of the largest zoom; the whole world for none."""
    tiles = [tileid_to_zxy(each) for each in tile_ids if each < 4**MAX_TILE_ZOOM]
    zoom = max((each[0] for each in tiles), default=0)
    columns, rows = ([each[axis] for each in tiles if each[0] == zoom] for axis in (1, 2))
    return _view_of(zoom, min(columns), min(rows), max(columns), max(rows)) if tiles else WHOLE_WORLD


def _view_of(zoom: int, left: int, top: int, right: int, bottom: int) -> View:
    """The bounds of tiles from one column and row to another."""
    side = TILE_SIZE / 2**zoom
    (north, west), (south, east) = (
        to_degrees(left * side, top * side),
        to_degrees((right + 1) * side, (bottom + 1) * side),
    )
    return View(south, west, north, east)


def _tile_file(metadata: Mapping[str, Any], bounds: View, low: int, high: int) -> TileFile:
    """The attribution is often HTML, with a link: its text is kept."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", str(metadata.get("attribution") or "")))
    attribution = " ".join(text.split())[:LONGEST_ATTRIBUTION]
    return TileFile(str(metadata.get("name") or ""), bounds, min(low, high), high, attribution)
