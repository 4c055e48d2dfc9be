"""Coordinates as people copy them."""

from __future__ import annotations

import pytest

from data.model.coordinates import (
    AmbiguousCoordinatesError,
    checked_point,
    parse_degrees,
    parse_point,
    split_lettered,
    split_numbers,
)

EXACT = [
    ("59°57′N", "NS", 59.95),
    ("59° 57' 0\" N", "NS", 59.95),
    ("59º57´N", "NS", 59.95),
    ("59°57′30″N", "NS", 59 + 57 / 60 + 30 / 3600),
    ("N 59,95°", "NS", 59.95),
    ("59.95°", "NS", 59.95),
    ("−8,62°", "NS", -8.62),
    ("34° S", "NS", -34.0),
    ("0°N", "NS", 0.0),
    ("90°0′N", "NS", 90.0),
    ("59°57′ с. ш.", "NS", 59.95),
    ("30°19'12\" в. д.", "EW", 30.32),
    ("30°19′12″\u00a0E", "EW", 30.32),
    ("8°37'12''W", "EW", -8.62),
    ("139°45′E", "EW", 139.75),
    ("180°E", "EW", 180.0),
    ("190°E", "EW", 190.0),
    ("52° 30′ nördlicher Breite", "NS", 52.5),
    ("16°22′48″ Ost", "EW", 16.38),
    ("2°21′ Ouest", "EW", -2.35),
    ("34°36′ sur", "NS", -34.6),
    ("55°45′ северной широты", "NS", 55.75),
    ("37°37′48″В", "EW", 37.63),
    ("東経139度45分", "EW", 139.75),
    ("48 51 36 N", "NS", 48.86),
    ("N48:51:36", "NS", 48.86),
    ("42 deg 52' 48.00\" S", "NS", -42.88),
]


@pytest.mark.parametrize(("text", "hemispheres", "value"), EXACT)
def test_a_coordinate_is_not_rounded(text: str, hemispheres: str, value: float) -> None:
    assert parse_degrees(text, hemispheres) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "hemispheres"),
    [
        *(("48°12′", "NS"), ("-34 S", "NS"), ("59°61′N", "NS"), ("30°E", "NS"), ("59°N", "EW")),
        *(
            ("N 59° N", "NS"),
            ("56,34", "NS"),
            ("59.95", "NS"),
            ("", "NS"),
            ("north", "NS"),
            ("16°22′ O", "EW"),
        ),
        *(("48 51 36", "NS"), ("N 48 51 36 N", "NS"), ("-48 51 36 N", "NS"), ("Ostende 5", "EW")),
        ("°" * 500, "NS"),
        ("9" * 500 + "°N", "NS"),
    ],
)
def test_an_ambiguous_text_is_no_coordinate(text: str, hemispheres: str) -> None:
    assert parse_degrees(text, hemispheres) is None


@pytest.mark.parametrize(
    "text",
    [
        *("59°57′N 30°19′E", "59° 57' 0\" N, 30° 19' 0\" E", "30°19′E 59°57′N", "59°57'N;30°19'E"),
        *("59°57′ с. ш. 30°19′ в. д.", "N59°57′ E30°19′"),
    ],
)
def test_two_coordinates_in_one_cell_are_split_latitude_first(text: str) -> None:
    parts = split_lettered(text)
    assert parts is not None
    assert (parse_degrees(parts[0], "NS"), parse_degrees(parts[1], "EW")) == pytest.approx(
        (59.95, 30 + 19 / 60)
    )


@pytest.mark.parametrize("text", ["59°57′N", "59°57′N 30°19′N", "59.95, 30.32", "", "N E"])
def test_one_coordinate_or_two_without_letters_are_not_split(text: str) -> None:
    assert split_lettered(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("59.95, 30.32", "59.95 30.32", "(59.95; 30.32)", "59,95; 30,32", "59,95, 30,32", "59,95 30,32"),
        *("59.95,30.32", "59.95 , 30.32", "[59.95/30.32]", "59,95 30.32"),
    ],
)
def test_a_pair_of_numbers_without_letters_is_split(text: str) -> None:
    assert split_numbers(text) == ("59.95", "30.32")


@pytest.mark.parametrize("text", ["59.95", "59,95", "-33,9", "59,951234", "a, b", "59.95, 30.32, 7", ""])
def test_any_other_text_is_no_pair_of_numbers(text: str) -> None:
    assert split_numbers(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("59.95 30.3", " 59.95  30.3 ", "59.95, 30.3", "59.95,30.3", "59,95 30,3", "59,95, 30,3"),
        *("59,95; 30,3", "59°57′N 30°18′E", "59°57'N, 30°18'E", "59° 57′ 0″ N 30° 18′ 0″ E"),
        *("N59.95 E30.3", "59,95° N 30,3° E", "59º57’N 30º18’E", "59°57′ 30°18′", "59,95° 30,3°"),
        *("59 57' N 30 18' E", "59D57'N 30D18'E", "(59.95; 30.3)", "59°57′ с. ш. 30°18′ в. д."),
        *("30°18′E 59°57′N", "E30.3 N59.95", "30°18′ в. д. 59°57′ с. ш.", "\u200b59.95\u00a030.3"),
    ],
)
def test_two_coordinates_are_a_point_latitude_first_unless_their_letters_say_otherwise(text: str) -> None:
    assert parse_point(text) == pytest.approx((59.95, 30.3), abs=1e-12)


def test_south_and_west_are_negative() -> None:
    assert parse_point("33°52′S 151°12′W") == pytest.approx((-33.866667, -151.2))
    assert parse_point("-33.9 -151") == (-33.9, -151.0)
    assert parse_point("−33.9, −151") == (-33.9, -151.0)
    assert parse_point("-33°54′ -151°0′") == (-33.9, -151.0)


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "12", "59.95", "59,951234", "59°57′N", "59°57′N 30°19′N", "59°61′N 30°19′E", "-59°N 30°E"),
        *("91 0", "0 181", "95°N 10°E", "10°N 200°E", "-91 0", "nan nan", "1e5 3", "=1+1", "٣٥ ١٣٩"),
        *("59.95 30.3 12", "99999 3", "\x00", "N" * 9999, "Nord" * 9999, "°" * 9999, "9" * 9999, "1 " * 9999),
    ],
)
def test_what_is_not_two_coordinates_within_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pair of coordinates|runs to") as refused:
        parse_point(text)
    assert not isinstance(refused.value, AmbiguousCoordinatesError)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        *(
            (text, "comma may stand within a number")
            for text in ("59,95", "-33,151", "59,95,30,3", "59,9,30")
        ),
        *((text, "letter O is east") for text in ("48°12′ N 16°22′ O", "16.37 O, 48.2 N", "48°N 16° О")),
    ],
)
def test_what_can_be_read_in_two_ways_is_said_to_be_ambiguous(text: str, message: str) -> None:
    with pytest.raises(AmbiguousCoordinatesError, match=message):
        parse_point(text)


@pytest.mark.parametrize("point", [(float("nan"), 0), (0, float("inf")), (90.1, 0), (0, -180.1)])
def test_a_point_off_the_earth_is_refused(point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="degrees"):
        checked_point(*point)
