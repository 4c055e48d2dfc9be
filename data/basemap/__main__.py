"""The command that builds the base map: `uv run --group basemap python -m data.basemap`."""

import argparse
import sys
from pathlib import Path

from data.basemap import pmtiles_archive, tile_coverage
from data.basemap.ground_layers import read_ground_layers
from data.basemap.pyramid import Pyramid

ZOOMS = (*tile_coverage.WORLD_ZOOMS, *tile_coverage.EURASIA_ZOOMS, *tile_coverage.PLACE_ZOOMS)


def parse_arguments() -> argparse.Namespace:
    exhibit = Path("data/exhibit")
    parser = argparse.ArgumentParser(prog="python -m data.basemap", description="Build the base map.")
    parser.add_argument("--places", type=Path, default=exhibit / "places.csv", help="where it must be close")
    parser.add_argument("--out", type=Path, default=exhibit / "basemap/ground.pmtiles", help="file to write")
    parser.add_argument("--cache", type=Path, default=Path(".cache/basemap"), help="for fetched packages")
    parser.add_argument("--max-zoom", type=int, default=max(ZOOMS), help="stop at this zoom level")
    return parser.parse_args()


def build(options: argparse.Namespace) -> None:
    """Render one zoom level after another, then write the file."""
    places = tile_coverage.read_places(options.places)
    report("reading the sources")
    pyramid = Pyramid(read_ground_layers(options.cache))
    for zoom in (zoom for zoom in ZOOMS if zoom <= options.max_zoom):
        tiles, done = tile_coverage.tiles_to_render(zoom, places), 0
        for count in pyramid.add(tiles):
            done += count
            report(f"zoom {zoom}: {done} of {len(tiles)} tiles painted, {len(pyramid.tiles)} kept in all")
    pmtiles_archive.write(pyramid.tiles, options.out)
    report(f"{options.out}: {len(pyramid.tiles)} tiles, {options.out.stat().st_size / 1e6:.1f} MB\n")


def report(message: str) -> None:
    """Show progress on stderr, over the message before."""
    print(f"\r{message:<78}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    build(parse_arguments())
