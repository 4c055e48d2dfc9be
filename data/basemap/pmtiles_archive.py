"""Write tiles into one PMTiles file (version 3), with what a reader must know about them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from data.basemap.mercator import EDGE_LATITUDE, Tile

METADATA = {
    "name": "Sojourn ground",
    "description": "Parchment relief map without borders or labels",
    "attribution": "Ground: Natural Earth; relief: Tom Patterson; shores, lakes and rivers close by: GSHHG",
    "type": "baselayer",
    "format": "webp",
    "version": "1",
}


def write(tiles: Mapping[Tile, bytes], path: Path) -> None:
    """Write WebP tiles to a file, replacing it whole once everything is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        for tile in sorted(tiles, key=lambda tile: zxy_to_tileid(*tile)):
            writer.write_tile(zxy_to_tileid(*tile), tiles[tile])
        writer.finalize(header_for(tiles), METADATA | bounds(tiles))
    unfinished.replace(path)


def bounds(tiles: Mapping[Tile, bytes]) -> dict[str, str]:
    """Extent and zoom levels as text, as MBTiles has them, for readers that look in the metadata."""
    zooms = [tile.zoom for tile in tiles]
    box = f"-180,-{EDGE_LATITUDE:.4f},180,{EDGE_LATITUDE:.4f}"
    return {"bounds": box, "minzoom": str(min(zooms)), "maxzoom": str(max(zooms))}


def header_for(tiles: Mapping[Tile, bytes]) -> dict[str, Any]:
    """The header's fields; positions in ten-millionths of a degree. The centre is the middle of Eurasia."""
    zooms, edge = [tile.zoom for tile in tiles], round(EDGE_LATITUDE * 10_000_000)
    return {
        "tile_type": TileType.WEBP,
        "tile_compression": Compression.NONE,
        "min_zoom": min(zooms),
        "max_zoom": max(zooms),
        "min_lon_e7": -1_800_000_000,
        "min_lat_e7": -edge,
        "max_lon_e7": 1_800_000_000,
        "max_lat_e7": edge,
        "center_zoom": 3,
        "center_lon_e7": 700_000_000,
        "center_lat_e7": 550_000_000,
    }
