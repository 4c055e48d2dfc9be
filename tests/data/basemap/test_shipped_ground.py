"""The base map that ships with the exhibit: its size, metadata, coverage and colours."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from pmtiles.reader import MmapSource, Reader, all_tiles

from data.basemap.tile_coverage import eurasia_tiles, world_tiles
from data.basemap.tile_geometry import Tile, tile_at
from tests.exhibit_folders import SHIPPED

GROUND = SHIPPED / "basemap" / "ground.pmtiles"
pytestmark = pytest.mark.content

PARCHMENT = (240, 232, 214)
SEA = (205, 213, 212)


@pytest.fixture(scope="module")
def ground() -> Iterator[Any]:
    with GROUND.open("rb") as file:
        yield Reader(MmapSource(file))  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def tiles(ground: Any) -> dict[Tile, int]:
    """Every tile of the file and its size in bytes. In one pass: each single lookup reads the directory."""
    return {Tile(*place): len(picture) for place, picture in all_tiles(ground.get_bytes)}  # type: ignore[no-untyped-call]


def pixels(ground: Any, tile: Tile) -> NDArray[np.uint8]:
    with Image.open(BytesIO(ground.get(*tile))) as picture:
        assert picture.format == "WEBP"
        assert picture.size == (256, 256)
        return np.asarray(picture.convert("RGB"))


def median_colour(ground: Any, latitude: float, longitude: float, zoom: int) -> list[float]:
    colour: list[float] = np.median(pixels(ground, tile_at(latitude, longitude, zoom)), axis=(0, 1)).tolist()
    return colour


def test_the_file_is_not_larger_than_16_megabytes() -> None:
    assert GROUND.stat().st_size <= 16_000_000


def test_its_metadata_describe_it(ground: Any) -> None:
    assert {"name", "attribution", "bounds", "minzoom", "maxzoom"} <= set(ground.metadata())
    assert ground.metadata()["format"] == "webp"
    assert ground.header()["min_zoom"] == 0
    assert ground.header()["max_zoom"] >= 6


@pytest.mark.parametrize("zoom", range(5))
def test_no_tile_of_the_world_is_missing(tiles: dict[Tile, int], zoom: int) -> None:
    assert [tile for tile in world_tiles(zoom) if not tiles.get(tile)] == []


@pytest.mark.parametrize("zoom", [5, 6])
def test_no_tile_of_eurasia_is_missing(tiles: dict[Tile, int], zoom: int) -> None:
    assert [tile for tile in eurasia_tiles(zoom) if not tiles.get(tile)] == []


def test_the_pacific_is_the_colour_of_the_sea(ground: Any) -> None:
    assert median_colour(ground, 30, 165, 5) == pytest.approx(SEA, abs=3)


def test_siberia_is_the_colour_of_parchment(ground: Any) -> None:
    assert median_colour(ground, 61, 76, 5) == pytest.approx(PARCHMENT, abs=6)


def test_the_sea_has_no_grey_band_at_180_degrees(ground: Any) -> None:
    last_column = pixels(ground, tile_at(57, 179.9, 5))[:, -1]
    assert np.median(last_column, axis=0) == pytest.approx(SEA, abs=3)


def test_no_shore_is_drawn_where_chukotka_meets_180_degrees(ground: Any) -> None:
    last_column = pixels(ground, tile_at(67.2, 179.9, 6))[:, -1]
    assert np.median(last_column, axis=0) == pytest.approx(PARCHMENT, abs=12)


def test_there_is_land_at_the_south_pole(ground: Any) -> None:
    assert median_colour(ground, -84, 60, 3) == pytest.approx(PARCHMENT, abs=6)


def test_the_rybinsk_reservoir_is_not_drawn(ground: Any) -> None:
    assert median_colour(ground, 58.5, 38.2, 6) == pytest.approx(PARCHMENT, abs=6)
