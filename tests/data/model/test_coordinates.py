"""Degrees as people copy them."""

from __future__ import annotations

import pytest

from data.model.coordinates import degrees, pair, two

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


@pytest.mark.parametrize(("text", "sides", "value"), EXACT)
def test_a_coordinate_is_kept_exact(text: str, sides: str, value: float) -> None:
    assert degrees(text, sides) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "sides"),
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
def test_what_does_not_say_plainly_where_it_is_is_no_coordinate(text: str, sides: str) -> None:
    assert degrees(text, sides) is None


@pytest.mark.parametrize(
    "text",
    [
        *("59°57′N 30°19′E", "59° 57' 0\" N, 30° 19' 0\" E", "30°19′E 59°57′N", "59°57'N;30°19'E"),
        *("59°57′ с. ш. 30°19′ в. д.", "N59°57′ E30°19′"),
    ],
)
def test_both_in_one_cell_are_parted_latitude_first(text: str) -> None:
    parted = two(text)
    assert parted is not None
    assert (degrees(parted[0], "NS"), degrees(parted[1], "EW")) == pytest.approx((59.95, 30 + 19 / 60))


@pytest.mark.parametrize("text", ["59°57′N", "59°57′N 30°19′N", "59.95, 30.32", "", "N E"])
def test_one_coordinate_or_two_without_letters_are_not_parted(text: str) -> None:
    assert two(text) is None


@pytest.mark.parametrize("text", ["59.95, 30.32", "59.95 30.32", "(59.95; 30.32)", "59,95; 30,32"])
def test_a_pair_of_bare_numbers_is_recognised(text: str) -> None:
    assert pair(text) == ("59.95", "30.32")


@pytest.mark.parametrize("text", ["59.95", "a, b", "59.95, 30.32, 7", ""])
def test_what_is_no_pair_is_none(text: str) -> None:
    assert pair(text) is None
