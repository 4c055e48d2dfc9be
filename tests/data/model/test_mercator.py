"""Web Mercator: degrees to pixels and back."""

from __future__ import annotations

import pytest

from data.model.mercator import WORLD_SIZE, to_degrees, to_pixel

KNOWN = [
    ((0.0, 0.0), (128.0, 128.0)),
    ((0.0, -180.0), (0.0, 128.0)),
    ((0.0, 180.0), (256.0, 128.0)),
    ((85.0511287798, 0.0), (128.0, 0.0)),
    ((-85.0511287798, 0.0), (128.0, 256.0)),
    ((66.5132604431, -90.0), (64.0, 64.0)),
]
"""The edges of EPSG:3857, and the centre of its north-western quarter."""


@pytest.mark.parametrize(("point", "pixel"), KNOWN)
def test_known_points_have_the_pixels_that_tile_servers_use(
    point: tuple[float, float], pixel: tuple[float, float]
) -> None:
    assert to_pixel(*point) == pytest.approx(pixel, abs=1e-6)


@pytest.mark.parametrize("latitude", [-80.0, -33.9, 0.0, 35.68, 55.75, 84.0])
@pytest.mark.parametrize("longitude", [-180.0, -122.4, 0.0, 37.6, 139.77, 180.0])
def test_to_pixel_and_to_degrees_are_inverse(latitude: float, longitude: float) -> None:
    assert to_degrees(*to_pixel(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1e-9)


def test_north_is_up_and_east_is_right() -> None:
    x, y = to_pixel(10, 10)
    assert to_pixel(20, 10)[1] < y
    assert to_pixel(10, 20)[0] > x


def test_a_pixel_beyond_the_world_gives_a_longitude_beyond_180() -> None:
    latitude, longitude = to_degrees(WORLD_SIZE + 64, 128)
    assert (latitude, longitude) == pytest.approx((0, 270))
