"""Read what the ground of the map is: the world's, and the curator's own tiles of a part of it.

`basemap/ground.pmtiles` is the world's. Any other file of tiles in `basemap/` is drawn over it, near enough
to see the streets of a town; so is the world's, where its own tiles go nearer than those that ship.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from data.model.map_settings import LARGEST_WORLD_ZOOM, Ground, LocalGround
from data.reading.folder_files import matching_entries
from data.reading.source_file import SourceFile, SourceFolder
from data.reading.tile_files import MBTILES_SIGNATURE, TileFile, UnusableTilesError, read_tile_file

GROUND_FILE = "basemap/ground.pmtiles"
TILE_SUFFIXES = (".pmtiles", ".mbtiles")
SHIPPED_NAME = "Sojourn ground"
"""`name` in the metadata of the ground that ships."""
NO_GROUND = "The map has no ground: the ways stand on an empty sheet."
NOT_DRAWN = "These tiles are not on the map."


def read_ground(folder: SourceFolder) -> Ground | None:
    """The ground of the world; None where there is none, or one that cannot be used, which is reported."""
    source = folder.file(GROUND_FILE, NO_GROUND)
    if not os.path.lexists(source.path):
        return None
    tiles = _read(source, is_world=True)
    return None if tiles is None else Ground(tiles.attribution, is_shipped=tiles.name == SHIPPED_NAME)


def read_local_grounds(folder: SourceFolder) -> tuple[LocalGround, ...]:
    """The curator's own tiles in the order of their file names; those that cannot be used are reported."""
    return tuple(_local_grounds(folder))


def is_tile_file(name: str) -> bool:
    """Whether a file, by its path in the exhibit, is read as tiles of the map."""
    parent, _, file = name.rpartition("/")
    return parent == "basemap" and file.lower().endswith(TILE_SUFFIXES)


def _local_grounds(folder: SourceFolder) -> Iterator[LocalGround]:
    for path in matching_entries(folder.path / "basemap", "*"):
        name = f"basemap/{path.name}"
        if not is_tile_file(name):
            continue
        is_world = name == GROUND_FILE  # what is wrong with it was told by `read_ground`
        tiles = _read(SourceFile(path, name) if is_world else folder.file(name, NOT_DRAWN), is_world=is_world)
        if tiles is None or (is_world and not _is_nearer_than_shipped(tiles)):
            continue
        yield LocalGround(name, tiles.bounds, tiles.min_zoom, tiles.max_zoom, tiles.attribution)


def _is_nearer_than_shipped(tiles: TileFile) -> bool:
    return tiles.name != SHIPPED_NAME and tiles.max_zoom > LARGEST_WORLD_ZOOM


def _read(source: SourceFile, *, is_world: bool = False) -> TileFile | None:
    try:
        return _read_file(source.path, is_world=is_world)
    except UnusableTilesError as unusable:
        source.problem(fault=f"the file {unusable.fault}", remedy=unusable.remedy)
        return None


def _read_file(path: Path, *, is_world: bool) -> TileFile:
    if not os.path.isfile(path):
        raise UnusableTilesError(
            "is no file that can be read (a folder, a pipe, or a link that leads nowhere)"
        )
    try:
        if is_world:
            with path.open("rb") as file:
                if file.read(len(MBTILES_SIGNATURE)) == MBTILES_SIGNATURE:
                    raise UnusableTilesError("is an MBTiles file", "name it ground.mbtiles")
        return read_tile_file(path)
    except OSError as error:
        raise UnusableTilesError(f"cannot be opened ({error.strerror})") from None
