"""Coordinates as people copy them."""

from __future__ import annotations

import pytest

from data.model.coordinates import parse_degrees, split_lettered, split_numbers

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


@pytest.mark.parametrize("text", ["59.95, 30.32", "59.95 30.32", "(59.95; 30.32)", "59,95; 30,32"])
def test_a_pair_of_numbers_without_letters_is_split(text: str) -> None:
    assert split_numbers(text) == ("59.95", "30.32")


@pytest.mark.parametrize("text", ["59.95", "a, b", "59.95, 30.32, 7", ""])
def test_any_other_text_is_no_pair_of_numbers(text: str) -> None:
    assert split_numbers(text) is None
