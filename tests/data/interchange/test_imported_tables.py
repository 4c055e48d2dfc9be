"""Ids made of names in imported files."""

from __future__ import annotations

import pytest

from data.interchange.imported_tables import UniqueIds, file_safe_id


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Saint-Étienne", "Saint-Etienne"),
        ("../../x", "x"),
        ("a/b", "a-b"),
        ("-_x_-", "x"),
        ("con", "con-1"),
        ("COM1", "COM1-1"),
        ("東京", ""),
        ("x" * 500, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
        ("", ""),
    ],
)
def test_a_name_becomes_a_safe_file_name(name: str, made: str) -> None:
    assert file_safe_id(name) == made


def test_ids_are_unique_whatever_their_case() -> None:
    ids = UniqueIds()
    assert [ids.unique(name) for name in ("Trieste", "trieste", "trieste-2", "TRIESTE")] == [
        *("Trieste", "trieste-2", "trieste-2-2", "TRIESTE-3")
    ]


def test_a_name_without_a_latin_letter_gets_the_fallback() -> None:
    ids = UniqueIds()
    assert [ids.unique("東京", "place"), ids.unique("京都", "place")] == ["place", "place-2"]
