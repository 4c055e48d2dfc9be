"""Coordinates as people type them."""

from __future__ import annotations

import pytest

from data.geocoding.coordinate_input import parse_coordinates


@pytest.mark.parametrize(
    "text",
    [
        *("59.95 30.3", " 59.95  30.3 ", "59.95, 30.3", "59.95,30.3", "59,95 30,3", "59,95, 30,3"),
        *("59,95; 30,3", "59°57′N 30°18′E", "59°57'N, 30°18'E", "59° 57′ 0″ N 30° 18′ 0″ E"),
        *("N59.95 E30.3", "59,95° N 30,3° E", "59º57’N 30º18’E"),
    ],
)
def test_coordinates_are_parsed(text: str) -> None:
    assert parse_coordinates(text) == pytest.approx((59.95, 30.3))


def test_south_and_west_are_negative() -> None:
    assert parse_coordinates("33°52′S 151°12′W") == pytest.approx((-33.866667, -151.2))
    assert parse_coordinates("-33.9 -151") == (-33.9, -151.0)


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "12", "59,95", "59.95", "59°57′N", "91 0", "0 181", "95°N 10°E", "10°N 200°E", "-91 0"),
        *(
            "30°19′E 59°57′N",
            "nan nan",
            "1e5 3",
            "=1+1",
            "٣٥ ١٣٩",
            "59.95 30.3 12",
            "99999 3",
            "\x00",
            "N" * 9999,
        ),
    ],
)
def test_what_is_not_two_coordinates_within_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # geopy raises some of them
        parse_coordinates(text)
