from pathlib import Path

import pytest

from data.basemap.mercator import Tile, parent_of, tile_at
from data.basemap.tile_coverage import of_eurasia, on_sheets, read_places, round_place, wanted

GENEVA = (46.202, 6.146)


def test_the_world_is_whole_up_to_zoom_4() -> None:
    assert [len(wanted(zoom, [])) for zoom in range(5)] == [1, 4, 16, 64, 256]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(64.1, -21.9), (35.7, 139.7), (66.2, -170 + 349), (13.1, 80.3), (69.3, 88.2)]
)
def test_eurasia_has_every_corner_of_the_journeys(latitude: float, longitude: float) -> None:
    assert tile_at(latitude, longitude, 6) in of_eurasia(6)


def test_the_pacific_and_the_americas_stop_at_zoom_4() -> None:
    assert tile_at(38.9, -77.0, 5) not in of_eurasia(5)


def test_a_place_fills_a_screen_at_every_near_zoom() -> None:
    for zoom in range(7, 11):
        tiles = round_place(*GENEVA, zoom)
        middle = tile_at(*GENEVA, zoom)
        assert {Tile(zoom, middle.x + x, middle.y + y) for x in range(-3, 4) for y in range(-1, 2)} <= tiles
        assert 8 * 5 <= len(tiles) <= 9 * 6


def test_a_place_beyond_eurasia_is_close_at_zoom_5_too() -> None:
    washington = (38.895, -77.036)
    assert tile_at(*washington, 5) in wanted(5, [washington])


def test_without_places_nothing_is_near() -> None:
    assert wanted(7, []) == set()


def test_tiles_round_a_place_by_the_date_line_wrap() -> None:
    columns = {tile.x for tile in round_place(64.7, 179.9, 7)}
    assert {0, 127} <= columns
    assert max(columns) <= 127


def test_near_places_share_tiles() -> None:
    neighbour = (GENEVA[0], GENEVA[1] + 0.01)
    assert len(wanted(8, [GENEVA, neighbour])) < 2 * len(wanted(8, [GENEVA]))


def test_every_tile_is_on_one_sheet_with_its_neighbours() -> None:
    sheets = on_sheets(of_eurasia(5))
    assert sorted(tile for members in sheets.values() for tile in members) == sorted(of_eurasia(5))
    assert all(
        parent_of(tile, 2) == parent_of(corner, 2) for corner, tiles in sheets.items() for tile in tiles
    )


@pytest.mark.parametrize("header", ["id,latitude,longitude", "id,lat,lon", "\ufeffid,latitude,longitude"])
def test_places_are_read_under_either_name(tmp_path: Path, header: str) -> None:
    table = tmp_path / "places.csv"
    table.write_text(f"{header}\ngeneva,46.202,6.146\nnowhere,,\n", encoding="utf-8")
    assert read_places(table) == [GENEVA]
