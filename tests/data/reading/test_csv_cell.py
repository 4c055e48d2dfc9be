"""No cell that is written is a formula, and reading it gives the text that was written."""

from __future__ import annotations

import random

import pytest

from data.reading.csv_cell import escape_formula, unescape_formula

DANGEROUS = [
    *("=1+1", "+7 495", "-foo", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("x")', "-1+cmd|' /C calc'!A0"),
    *(" =1", "\u00a0=1", "'=1", "''=1", "＝1", "－x", "-5'", "-1.2.3", "=", "\n=1"),
]
HARMLESS = ["", "Dmitrov", "-5", "-8.62", "-8,62", "'t Hof", "5", "a=b", "‘quoted’", "'", "3 - 4", "—"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert escape_formula(text) == f"'{text}"
    assert unescape_formula(escape_formula(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_text_is_unchanged(text: str) -> None:
    assert escape_formula(text) == text
    assert unescape_formula(text) == text


def test_every_random_text_survives_the_round_trip() -> None:
    generator = random.Random(1842)
    for _ in range(20_000):
        text = "".join(generator.choices("'=+-@\t\r 1.a＝", k=generator.randrange(6)))
        assert unescape_formula(escape_formula(text)) == text, text
        assert escape_formula(text)[:1] not in ("=", "+", "@", "\t", "\r")
