"""Toponyms are compared without case, accents and punctuation."""

from __future__ import annotations

import pytest

from data.geocoding.toponyms import Toponym, folded, names_of, on_one_line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("Königsberg", "KONIGSBERG"),
            ("Saint-Imier", "saint imier"),
            ("Bol’shaya Murta", "Bolshaya  Murta"),
        ),
        *(
            ("Łódź", "lodz"),
            ("Ålesund", "alesund"),
            ("Straße", "STRASSE"),
            ("Москва", "москва"),
            ("Орёл", "орел"),
        ),
        *(("ベルリン", "ﾍﾞﾙﾘﾝ"), ("St. Petersburg", "St Petersburg")),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


def test_different_names_fold_to_different_forms() -> None:
    assert len({folded(each) for each in ("Chita", "Kita", "東京", "京都", "Москва", "Moskva")}) == 6


@pytest.mark.parametrize(
    ("text", "head", "qualifier"),
    [
        ("Kropotkin, Irkutsk Oblast", "kropotkin", "irkutsk oblast"),
        ("Königsberg (to 1946)", "konigsberg", ""),
        ("サブンチ(バクー)", "サフンチ", "ハクー"),
        ("Moscow", "moscow", ""),
        ("A, B, C", "a", "b c"),
        (",", "", ""),
        ("", "", ""),
    ],
)
def test_the_qualifier_is_separated_from_the_head(text: str, head: str, qualifier: str) -> None:
    assert (Toponym.of(text).head, Toponym.of(text).qualifier) == (head, qualifier)


def test_the_names_of_a_row_are_distinct_and_begin_with_the_english_one() -> None:
    row = {
        "toponym_de": "Petersburg",
        "toponym_en": "Saint Petersburg",
        "toponym_ru": "Петербург",
        "toponym_fr": "Petersburg",
        "toponym_then": "Petrograd (1914–24); Leningrad (1924–91);",
        "toponym_ja": "—",
        "note": "Not a name",
    }
    assert names_of(row) == (
        *("Saint Petersburg", "Petersburg", "Петербург"),
        *("Petrograd (1914–24)", "Leningrad (1924–91)"),
    )


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "x" * 100_000, "a\x00\x1b[31mb\nc", "((((", "('", "\ud800", ", , ,"]
)
def test_untrusted_names_are_cut_and_printable(text: str) -> None:
    assert len(Toponym.of(text).whole) <= 400
    line = on_one_line(text, 60)
    assert len(line) <= 60
    assert line.isprintable()
