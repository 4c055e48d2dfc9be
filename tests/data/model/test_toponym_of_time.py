"""The names that a place had at a time."""

from __future__ import annotations

import pytest

from data import toponym_at
from tests.components.small_exhibit import place

SPB = "Petrograd (1914–24); Leningrad (1924–91)"


@pytest.mark.parametrize(
    ("names", "moment", "expected"),
    [
        (SPB, 1900.5, ""),
        (SPB, 1917.5, "Petrograd"),
        (SPB, 1930.0, "Leningrad"),
        (SPB, 1991.9, "Leningrad"),
        (SPB, 1992.0, ""),
        ("Königsberg (to 1946)", 1946.9, "Königsberg"),
        ("Königsberg (to 1946)", 1947.0, ""),
        ("Noble Assembly (before 1917)", 1917.0, ""),
        ("Oslo (from 1925)", 1925.0, "Oslo"),
        ("Oslo (after 1924)", 1924.9, ""),
        ("Hsinking (1932-1945)", 1945.5, "Hsinking"),
        ("Mukden", 1900.0, "Mukden"),
        ("Mukden (in the old days)", 1900.0, ""),
        ("", 1900.0, ""),
    ],
)
def test_a_name_is_that_of_its_years(names: str, moment: float, expected: str) -> None:
    assert toponym_at(place("Here", 1, 1, toponym_then=names), moment) == expected
