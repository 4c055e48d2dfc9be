"""Read what the ground of the map is: `basemap/ground.pmtiles`, raster tiles in one PMTiles file."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from pmtiles.tile import TileType, deserialize_directory, deserialize_header

from data.model.limits import LARGEST_GROUND, megabytes
from data.model.map_settings import Ground
from data.reading.source_file import SourceFolder

GROUND_FILE = "basemap/ground.pmtiles"
SHIPPED_NAME = "Sojourn ground"
"""`name` in the metadata of the ground that ships."""
NO_GROUND = "The map has no ground: the ways stand on an empty sheet."
PUT_BACK = "put it back from your last copy"
HEADER_BYTES = 127
PMTILES_SIGNATURE = b"PMTiles\x03"
"""The first bytes of a PMTiles file of version 3."""
MBTILES_SIGNATURE = b"SQLite format 3\0"
SECTIONS = ("root", "metadata", "leaf_directory", "tile_data")
"""The sections of a PMTiles file, as the fields of its header name them."""
MAX_METADATA_BYTES = 1_000_000
LONGEST_ATTRIBUTION = 200


class _UnusableError(Exception):
    """What is wrong with the file, after "the file", and what to do."""

    def __init__(self, fault: str, remedy: str = PUT_BACK) -> None:
        super().__init__(fault)
        self.fault, self.remedy = fault, remedy


def read_ground(folder: SourceFolder) -> Ground | None:
    """The ground; None where there is none, or one that cannot be used, which is reported. Of its tiles only
    the list is read."""
    source = folder.file(GROUND_FILE, NO_GROUND)
    if not os.path.lexists(source.path):
        return None
    try:
        return _read_file(source.path)
    except _UnusableError as unusable:
        source.problem(fault=f"the file {unusable.fault}", remedy=unusable.remedy)
        return None


def _read_file(path: Path) -> Ground:
    if not os.path.isfile(path):
        raise _UnusableError("is no file that can be read (a folder, a pipe, or a link that leads nowhere)")
    try:
        size = path.stat().st_size
        if size > LARGEST_GROUND:
            most = megabytes(LARGEST_GROUND)
            raise _UnusableError(f"is {megabytes(size)} large, and at most {most} are read")
        with path.open("rb") as file:
            header = _header(file, size)
            _refuse_without_tiles(file, header)
            return _described(_metadata(file, header))
    except OSError as error:
        raise _UnusableError(f"cannot be opened ({error.strerror})") from None


def _header(file: BinaryIO, size: int) -> Mapping[str, Any]:
    head = file.read(HEADER_BYTES)
    if head.startswith(MBTILES_SIGNATURE):
        remedy = "name it ground.mbtiles, and check again: that says how to convert it"
        raise _UnusableError("is an MBTiles file, which is not read", remedy)
    if not head.startswith(PMTILES_SIGNATURE):
        raise _UnusableError("is no PMTiles file of version 3")
    try:
        header: Mapping[str, Any] = deserialize_header(head)
    except Exception:  # the header is cut off, or its numbers make no sense
        raise _UnusableError("is damaged (its header cannot be read)") from None
    whole = max(header[f"{each}_offset"] + header[f"{each}_length"] for each in SECTIONS)
    if size < whole:
        fault = f"is cut off: {megabytes(size)} of {megabytes(whole)} are there"
        raise _UnusableError(fault, "copy it again, whole")
    if header["tile_type"] == TileType.MVT:
        remedy = "take a file of pictures: WebP, PNG or JPEG tiles"
        raise _UnusableError("holds vector tiles, which are not drawn", remedy)
    return header


def _refuse_without_tiles(file: BinaryIO, header: Mapping[str, Any]) -> None:
    file.seek(header["root_offset"])
    try:
        entries = deserialize_directory(file.read(header["root_length"]))
    except Exception:  # damage may raise any exception
        raise _UnusableError("is damaged (its list of tiles cannot be read)") from None
    if not entries:
        raise _UnusableError("holds no tile")


def _metadata(file: BinaryIO, header: Mapping[str, Any]) -> Mapping[str, Any]:
    """The metadata; empty where it cannot be read: the tiles can be shown without."""
    if header["metadata_length"] <= MAX_METADATA_BYTES:
        file.seek(header["metadata_offset"])
        with suppress(Exception):
            content = json.loads(gzip.decompress(file.read(header["metadata_length"])))
            if isinstance(content, dict):
                return content
    return {}


def _described(metadata: Mapping[str, Any]) -> Ground:
    """The attribution is often HTML, with a link: its text is kept."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", str(metadata.get("attribution") or "")))
    attribution = " ".join(text.split())[:LONGEST_ATTRIBUTION]
    return Ground(attribution, is_shipped=metadata.get("name") == SHIPPED_NAME)
