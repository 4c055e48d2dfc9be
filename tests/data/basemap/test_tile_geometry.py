"""Tiles and the unit square of the world."""

import numpy as np
import pytest

from data.basemap.tile_geometry import Tile, box_of, latitude_of, parent_of, tile_at, to_unit

CITIES = [
    (59.939, 30.314, Tile(10, 598, 297)),  # St Petersburg
    (35.690, 139.692, Tile(10, 909, 403)),  # Tokyo
    (46.202, 6.146, Tile(8, 132, 90)),  # Geneva
]


def corner_of(tile: Tile) -> tuple[float, float]:
    """Latitude and longitude, in degrees, of the north-west corner of a tile's box."""
    box = box_of(tile)
    return float(latitude_of(np.array([box.north]))[0]), box.west * 360 - 180


@pytest.mark.parametrize(("latitude", "longitude", "tile"), CITIES)
def test_a_city_lies_in_its_tile(latitude: float, longitude: float, tile: Tile) -> None:
    assert tile_at(latitude, longitude, tile.zoom) == tile


@pytest.mark.parametrize(("latitude", "longitude", "tile"), CITIES)
def test_the_corner_of_a_tile_is_north_west_of_it(latitude: float, longitude: float, tile: Tile) -> None:
    north, west = corner_of(tile)
    south, east = corner_of(Tile(tile.zoom, tile.x + 1, tile.y + 1))
    assert south < latitude < north
    assert west < longitude < east


def test_the_world_is_one_tile_at_zoom_0() -> None:
    assert tile_at(0, 0, 0) == Tile(0, 0, 0)
    assert corner_of(Tile(0, 0, 0)) == pytest.approx((85.0511, -180), abs=1e-3)


def test_180_degrees_east_is_in_the_last_column() -> None:
    assert tile_at(65, 180, 5).x == 31


def test_the_poles_are_in_the_first_and_the_last_row() -> None:
    assert tile_at(90, 0, 4).y == 0
    assert tile_at(-90, 0, 4).y == 15


def test_latitudes_survive_a_round_trip_through_the_unit_square() -> None:
    degrees = np.array([[0.0, latitude] for latitude in (-80, -33.5, 0, 51.5, 84)])
    assert latitude_of(to_unit(degrees)[:, 1]) == pytest.approx(degrees[:, 1])


def test_a_parent_covers_its_child() -> None:
    child, parent = box_of(Tile(9, 413, 201)), box_of(parent_of(Tile(9, 413, 201), 3))
    assert parent.west <= child.west < child.east <= parent.east
    assert parent.north <= child.north < child.south <= parent.south
