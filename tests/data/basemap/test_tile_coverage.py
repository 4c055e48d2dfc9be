"""Which tiles of each zoom level are rendered."""

from pathlib import Path

import pytest

from data.basemap.tile_coverage import (
    by_metatile,
    eurasia_tiles,
    read_places,
    tiles_round_place,
    tiles_to_render,
)
from data.basemap.tile_geometry import Tile, parent_of, tile_at

GENEVA = (46.202, 6.146)


def test_the_world_is_whole_up_to_zoom_4() -> None:
    assert [len(tiles_to_render(zoom, [])) for zoom in range(5)] == [1, 4, 16, 64, 256]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(64.1, -21.9), (35.7, 139.7), (66.2, -170 + 349), (13.1, 80.3), (69.3, 88.2)]
)
def test_eurasia_covers_every_corner_of_the_journeys(latitude: float, longitude: float) -> None:
    assert tile_at(latitude, longitude, 6) in eurasia_tiles(6)


def test_the_pacific_and_the_americas_stop_at_zoom_4() -> None:
    assert tile_at(38.9, -77.0, 5) not in eurasia_tiles(5)


def test_the_tiles_round_a_place_fill_a_screen_at_every_large_scale() -> None:
    for zoom in range(7, 11):
        tiles = tiles_round_place(*GENEVA, zoom)
        centre = tile_at(*GENEVA, zoom)
        assert {Tile(zoom, centre.x + x, centre.y + y) for x in range(-3, 4) for y in range(-1, 2)} <= tiles
        assert 8 * 5 <= len(tiles) <= 9 * 6


def test_the_tiles_round_a_place_outside_eurasia_begin_at_zoom_5() -> None:
    washington = (38.895, -77.036)
    assert tile_at(*washington, 5) in tiles_to_render(5, [washington])


def test_without_places_no_tile_of_a_large_scale_is_rendered() -> None:
    assert tiles_to_render(7, []) == set()


def test_tiles_round_a_place_near_the_date_line_wrap() -> None:
    columns = {tile.x for tile in tiles_round_place(64.7, 179.9, 7)}
    assert {0, 127} <= columns
    assert max(columns) <= 127


def test_places_close_together_share_tiles() -> None:
    close_by = (GENEVA[0], GENEVA[1] + 0.01)
    assert len(tiles_to_render(8, [GENEVA, close_by])) < 2 * len(tiles_to_render(8, [GENEVA]))


def test_every_tile_is_in_one_metatile_with_the_tiles_round_it() -> None:
    metatiles = by_metatile(eurasia_tiles(5))
    assert sorted(tile for members in metatiles.values() for tile in members) == sorted(eurasia_tiles(5))
    assert all(
        parent_of(tile, 2) == parent_of(corner, 2) for corner, tiles in metatiles.items() for tile in tiles
    )


@pytest.mark.parametrize("header", ["id,latitude,longitude", "id,lat,lon", "\ufeffid,latitude,longitude"])
def test_places_are_read_from_either_column_names(tmp_path: Path, header: str) -> None:
    table = tmp_path / "places.csv"
    table.write_text(f"{header}\ngeneva,46.202,6.146\nnowhere,,\n", encoding="utf-8")
    assert read_places(table) == [GENEVA]
