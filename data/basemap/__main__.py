"""The command that builds the base map: `uv run --group basemap python -m data.basemap`."""

import sys
from pathlib import Path

import click

from data.basemap import pmtiles_archive, tile_coverage
from data.basemap.ground_layers import read_ground_layers
from data.basemap.pyramid import Pyramid

PROGRAM = "uv run --group basemap python -m data.basemap"
EXHIBIT = Path("data/exhibit")
PATH = click.Path(path_type=Path)
INTERRUPTED = 130
"""The exit code that shells report of a program that Ctrl-C ended."""
ZOOMS = (*tile_coverage.WORLD_ZOOMS, *tile_coverage.EURASIA_ZOOMS, *tile_coverage.PLACE_ZOOMS)


@click.command(epilog=f"\b\nExample:\n  {PROGRAM} --max-zoom 4 --out ground.pmtiles")
@click.option("--places", type=PATH, default=EXHIBIT / "places.csv", help="where the map must be close")
@click.option("--out", type=PATH, default=EXHIBIT / "basemap/ground.pmtiles", help="the file to write")
@click.option("--cache", type=PATH, default=Path(".cache/basemap"), help="the folder of fetched packages")
@click.option("--max-zoom", type=int, default=max(ZOOMS), help="stop at this zoom level")
def main(places: Path, out: Path, cache: Path, max_zoom: int) -> None:
    """Build the base map: the ground of the exhibit, one file of map tiles."""
    try:
        build(places, out, cache, max_zoom)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def build(places_file: Path, out: Path, cache: Path, max_zoom: int) -> None:
    """Render one zoom level after another, then write the file."""
    places = tile_coverage.read_places(places_file)
    report("reading the sources")
    pyramid = Pyramid(read_ground_layers(cache))
    for zoom in (zoom for zoom in ZOOMS if zoom <= max_zoom):
        tiles, done = tile_coverage.tiles_to_render(zoom, places), 0
        for count in pyramid.add(tiles):
            done += count
            report(f"zoom {zoom}: {done} of {len(tiles)} tiles painted, {len(pyramid.tiles)} kept in all")
    pmtiles_archive.write(pyramid.tiles, out)
    report(f"{out}: {len(pyramid.tiles)} tiles, {out.stat().st_size / 1e6:.1f} MB\n")


def report(message: str) -> None:
    """Show progress on stderr, over the message before."""
    print(f"\r{message:<78}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(prog_name=PROGRAM)
