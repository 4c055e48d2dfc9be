"""Ids made from names."""

from __future__ import annotations

import pytest

from data.editing.new_files import ID
from data.model.ids import MAX_LENGTH, slug


@pytest.mark.parametrize(
    ("name", "id"),
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
        ("X" * 80, "x" * MAX_LENGTH),
        ("🙂", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_name_in_any_script_gives_an_id(name: str, id: str) -> None:
    assert slug(name) == id
    assert not id or ID.fullmatch(id)


def test_a_long_name_ends_with_a_whole_word() -> None:
    made = slug("Jacob Albrecht Eugen " * 5)
    assert len(made) <= MAX_LENGTH
    assert made.split("-")[-1] in ("jacob", "albrecht", "eugen")
