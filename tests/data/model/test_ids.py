"""Ids made from names."""

from __future__ import annotations

import pytest

from data.model.ids import ID, MAX_LENGTH, UniqueIds, is_id, slug

EIGHT_SCRIPTS = {
    "Latin with accents": ("Ida Müller", "Éva Őry"),
    "Cyrillic": ("Пётр Кропоткин", "Рихард Зорге"),
    "Greek": ("Λυδία Κονιόρδου", "Ελένη"),
    "Arabic": ("محمد", "ابن بطوطة"),
    "Hebrew": ("אמה גולדמן", "בנימין"),
    "Devanagari": ("राहुल सांकृत्यायन", "मीरा"),
    "Chinese": ("孫逸仙", "秋瑾"),
    "Japanese": ("大杉栄", "いとう のえ"),
    "Korean": ("이봉창", "김구"),
}


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
        ("../../x", "x"),
        ("a/b", "a-b"),
        ("-_x_-", "x"),
        ("東京", "dongjing"),
        ("X" * 80, "x" * MAX_LENGTH),
        ("a" * 59 + " b", "a" * 59),
        ("con", "con-1"),
        ("COM1", "com1-1"),
        ("Aux", "aux-1"),
        ("🙂", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_name_in_any_script_gives_an_id(name: str, id: str) -> None:
    assert slug(name) == id
    assert not id or ID.fullmatch(id)


def test_names_in_eight_scripts_give_ids_that_differ_and_can_be_read() -> None:
    names = [name for pair in EIGHT_SCRIPTS.values() for name in pair]
    ids = [slug(name) for name in names]
    assert len(set(ids)) == len(names)
    assert all(is_id(id) and not id.startswith("id-") for id in ids), ids


def test_an_accented_letter_gives_the_same_id_however_it_is_encoded() -> None:
    assert slug("M\u00fcller") == slug("Mu\u0308ller") == "muller"


@pytest.mark.parametrize("name", ["\U0001e900\U0001e901", "\U0001e902", "\U00016f00"])
def test_letters_that_cannot_be_transliterated_give_a_stable_id(name: str) -> None:
    assert is_id(slug(name))
    assert slug(name) == slug(name)


def test_names_that_cannot_be_transliterated_give_ids_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.model.ids.anyascii", lambda _: "")
    ids = {slug(name) for name in ("Ada", "Ida", "大杉栄")}
    assert len(ids) == 3
    assert all(is_id(id) for id in ids)


def test_a_long_name_ends_with_a_whole_word() -> None:
    made = slug("Jacob Albrecht Eugen " * 5)
    assert len(made) <= MAX_LENGTH
    assert made.split("-")[-1] in ("jacob", "albrecht", "eugen")


@pytest.mark.parametrize(
    "id", ["sorge", "07-tokyo-1933", "MATTHEWS2019", "IMG_1234", "Saint-Etienne", "x" * 100]
)
def test_an_id_stays_as_it_is(id: str) -> None:
    assert UniqueIds().unique(id) == id


def test_ids_are_unique_whatever_their_case() -> None:
    ids = UniqueIds()
    assert [ids.unique(name) for name in ("Trieste", "trieste", "trieste-2", "TRIESTE")] == [
        *("Trieste", "trieste-2", "trieste-2-2", "TRIESTE-3")
    ]


def test_names_that_differ_in_accents_or_punctuation_alone_get_ids_that_differ() -> None:
    ids = UniqueIds(taken=["O-Hara"])
    assert [ids.unique(name) for name in ("Müller", "Muller", "Mül-ler", "o.hara", "O’Hara")] == [
        *("muller", "Muller-2", "mul-ler", "o-hara-2", "ohara")
    ]


def test_long_names_with_the_same_beginning_get_short_ids_that_differ() -> None:
    ids = UniqueIds()
    made = [ids.unique("x" * 200 + end) for end in "abcdefghijkl"]
    assert len(set(made)) == len(made)
    assert max(map(len, made)) <= MAX_LENGTH


def test_a_device_name_of_windows_is_not_given() -> None:
    ids = UniqueIds()
    assert [ids.unique(name) for name in ("con", "NUL", "con", "lpt1", "console")] == [
        *("con-1", "nul-1", "con-1-2", "lpt1-1", "console")
    ]


def test_a_name_without_a_letter_or_digit_gets_the_fallback() -> None:
    ids = UniqueIds()
    assert [ids.unique("…", "place"), ids.unique("!", "place")] == ["place", "place-2"]


def test_names_in_other_scripts_get_ids_of_their_own() -> None:
    ids = UniqueIds()
    assert [ids.unique("東京", "place"), ids.unique("京都", "place")] == ["dongjing", "jingdou"]
