"""Estimated widths of texts: how narrow a box may be for so many lines."""

from __future__ import annotations

import pytest

from components.visitor.text_width import SEMIBOLD, line_width, text_width

ROAD = "between Saint Petersburg and Irkutsk"


def test_one_line_is_as_wide_as_the_text() -> None:
    assert line_width(ROAD, 1) == text_width(ROAD)
    assert line_width(ROAD, 1, SEMIBOLD) == text_width(ROAD, SEMIBOLD)


def test_two_lines_are_as_wide_as_the_longer_half() -> None:
    assert line_width(ROAD, 2) == max(text_width("between Saint "), text_width("Petersburg and Irkutsk"))


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        (ROAD, "Petersburg "),
        ("Rostov-on-Don", "Rostov-"),
        ("Olyokma–Vitim", "Olyokma–"),
        ("ハバロフスクと東京", "ハ"),
        ("Irkutsk", "Irkutsk"),
    ],
)
def test_no_line_is_narrower_than_what_is_never_broken(text: str, longest: str) -> None:
    assert line_width(text, 20) == text_width(longest)


def test_a_text_of_no_letters_has_no_width() -> None:
    assert line_width("", 3) == 0
