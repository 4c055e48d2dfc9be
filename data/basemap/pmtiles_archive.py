"""Write tiles into one PMTiles archive (version 3), with its header and metadata."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from data.basemap.tile_geometry import Tile
from data.model.mercator import EDGE_LATITUDE

METADATA = {
    "name": "Sojourn ground",
    "description": "Parchment relief map without borders or labels",
    "attribution": "Ground: Natural Earth; relief: Tom Patterson; shores, lakes and rivers close by: GSHHG",
    "type": "baselayer",
    "format": "webp",
    "version": "1",
}


def write(tiles: Mapping[Tile, bytes], path: Path) -> None:
    """Write WebP tiles; the file is replaced in one step when the new one is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        for tile in sorted(tiles, key=lambda tile: zxy_to_tileid(*tile)):
            writer.write_tile(zxy_to_tileid(*tile), tiles[tile])
        writer.finalize(_header(tiles), METADATA | _bounds(tiles))
    unfinished.replace(path)


def _bounds(tiles: Mapping[Tile, bytes]) -> dict[str, str]:
    """Bounds and zoom levels as text, as in MBTiles, for readers that use the metadata."""
    zooms = [tile.zoom for tile in tiles]
    box = f"-180,-{EDGE_LATITUDE:.4f},180,{EDGE_LATITUDE:.4f}"
    return {"bounds": box, "minzoom": str(min(zooms)), "maxzoom": str(max(zooms))}


def _header(tiles: Mapping[Tile, bytes]) -> dict[str, Any]:
    """The header's fields; coordinates in degrees x 10^7. The centre is the middle of Eurasia."""
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
