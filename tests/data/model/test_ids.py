"""Ids out of names."""

from __future__ import annotations

import pytest

from data.editing.new_file import ID
from data.model.ids import LONGEST, slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Ida Pfeiffer", "ida-pfeiffer"),
        ("  Éva  O’Hara ", "eva-ohara"),
        ("Straße, Ærø", "strasse-aero"),
        ("Пётр Кропоткин", "petr-kropotkin"),
        ("Ильич", "ilich"),
        ("Λυδία", "lydia"),
        ("大杉栄", "dashanrong"),
        ("ルドルフ・フォン", "rudorufu-fuon"),
        ("محمد", "mhmd"),
        ("../etc/passwd", "etc-passwd"),
        ("X" * 80, "x" * LONGEST),
        ("🙂", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_name_in_any_script_gives_an_id(name: str, made: str) -> None:
    assert slug(name) == made
    assert not made or ID.fullmatch(made)


def test_a_long_name_ends_with_a_whole_word() -> None:
    made = slug("Jacob Albrecht Eugen " * 5)
    assert len(made) <= LONGEST
    assert made.split("-")[-1] in ("jacob", "albrecht", "eugen")
