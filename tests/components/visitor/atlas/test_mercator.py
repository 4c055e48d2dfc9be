"""Degrees to pixels and back."""

from __future__ import annotations

import pytest

from components.visitor.atlas.mercator import WORLD_SIZE, to_degrees, to_pixel

KNOWN = [
    ((0.0, 0.0), (128.0, 128.0)),
    ((0.0, -180.0), (0.0, 128.0)),
    ((0.0, 180.0), (256.0, 128.0)),
    ((85.0511287798, 0.0), (128.0, 0.0)),
    ((-85.0511287798, 0.0), (128.0, 256.0)),
    ((66.5132604431, -90.0), (64.0, 64.0)),
]
"""EPSG:3857's corners, and a quarter of the way."""


@pytest.mark.parametrize(("point", "pixel"), KNOWN)
def test_known_places_stand_where_tile_servers_put_them(
    point: tuple[float, float], pixel: tuple[float, float]
) -> None:
    assert to_pixel(*point) == pytest.approx(pixel, abs=1e-6)


@pytest.mark.parametrize("latitude", [-80.0, -33.9, 0.0, 35.68, 55.75, 84.0])
@pytest.mark.parametrize("longitude", [-180.0, -122.4, 0.0, 37.6, 139.77, 180.0])
def test_there_and_back_is_the_same_place(latitude: float, longitude: float) -> None:
    assert to_degrees(*to_pixel(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1e-9)


def test_north_is_up_and_east_is_right() -> None:
    x, y = to_pixel(10, 10)
    assert to_pixel(20, 10)[1] < y
    assert to_pixel(10, 20)[0] > x


def test_a_point_beyond_the_sheet_keeps_its_turn_round_the_world() -> None:
    latitude, longitude = to_degrees(WORLD_SIZE + 64, 128)
    assert (latitude, longitude) == pytest.approx((0, 270))
