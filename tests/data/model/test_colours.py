"""Colours: their contrast, and the nearest one that can be read."""

from __future__ import annotations

import pytest
from coloraide import Color

from data.model.colours import as_hex, contrast, mixed, ratio_text, readable

COLOURS = ("#000000", "#ffffff", "#f6f0e2", "#7a5a12", "#9a1f4d", "#00ff7f", "#777777")


@pytest.mark.parametrize("one", COLOURS)
@pytest.mark.parametrize("other", COLOURS)
def test_the_contrast_is_that_of_wcag_2(one: str, other: str) -> None:
    expected = Color(one).contrast(Color(other), method="wcag21")
    assert contrast(one, other) == pytest.approx(expected, abs=0.001)
    assert contrast(one, other) == contrast(other, one)


def test_a_contrast_is_never_told_better_than_it_is() -> None:
    assert ratio_text(4.4999) == "4.49 to 1"
    assert ratio_text(21.0) == "21 to 1"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#FFF", "#ffffff"),
        ("12263F", "#12263f"),
        ("rgb(18, 38, 63)", "#12263f"),
        ("navy", "#000080"),
        ("hsl(0 100% 50%)", "#ff0000"),
        ("#12263f80", ""),
        ("transparent", ""),
        ("dark blue", ""),
        ("", ""),
    ],
)
def test_every_opaque_colour_of_css_is_understood(written: str, meant: str) -> None:
    assert as_hex(written) == meant


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("behind", COLOURS)
def test_a_colour_that_is_proposed_can_be_read(colour: str, behind: str) -> None:
    proposed = readable(colour, {behind: 4.5})
    assert contrast(proposed, behind) >= 4.5, "black or white can be read on any colour"


def test_a_colour_that_can_be_read_is_changed_by_less_than_an_eye_sees() -> None:
    proposed = readable("#12263f", {"#ffffff": 4.5})
    assert Color(proposed).delta_e(Color("#12263f"), method="2000") < 2


def test_none_is_proposed_where_none_can_be_read() -> None:
    assert readable("#808080", {"#ffffff": 7, "#000000": 7}) == ""


def test_a_mixture_lies_between_its_colours() -> None:
    assert mixed("#000000", "#ffffff", 0.25) == "#404040"
    assert mixed("#12263f", "#ffffff", 0) == "#12263f"
