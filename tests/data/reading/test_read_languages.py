"""The languages of an exhibit: any code, in any spelling, and the one that it is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Exhibit, load
from data.advice.advise import advise
from tests.exhibit_in_language import PLACE, STORY, write_exhibit

STOP = "people/example/01-kyiv-1850"


def loaded(folder: Path) -> Exhibit:
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return exhibit


def messages(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder).problems]


def advice(folder: Path) -> list[str]:
    """All advice but on fonts, which depend on this machine, and on the ground, which the folder lacks."""
    lines = [str(each) for each in advise(load(folder), folder)]
    return [each for each in lines if "font" not in each and not each.startswith("basemap/")]


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("language", STORY)
def test_an_exhibit_in_one_language_has_no_problem_no_advice_and_its_texts_are_in_it(
    language: str, tmp_path: Path
) -> None:
    folder = write_exhibit(tmp_path, language)
    assert messages(folder) == advice(folder) == []
    exhibit = loaded(folder)
    stop, person = exhibit.people[0].stops[0], exhibit.people[0]
    assert (exhibit.language, exhibit.languages) == (language, (language,))
    for text in (exhibit, stop, stop.chapter, person):
        assert text.in_language(language).language == text.in_language("en").language == language
    assert stop.place_on_map.toponym("en").language == language
    assert stop.place_on_map.name == PLACE[language]


def test_a_russian_exhibit_with_an_english_translation_says_which_it_is(tmp_path: Path) -> None:
    folder = write_exhibit(
        tmp_path, "ru", "en", settings="original_language: ru\n", toponyms="toponym_en,toponym_ru"
    )
    (folder / f"{STOP}.en.md").write_text("---\ntitle: A house\n---\nHere stood a house.\n", encoding="utf-8")
    exhibit = loaded(folder)
    assert messages(folder) == []
    assert exhibit.people[0].stops[0].in_language("en").title == "A house"
    assert exhibit.people[0].stops[1].in_language("en").language == "ru"
    lines = advice(folder)
    missing = "the exhibit is not in English yet; write the file, with title, subtitle and welcome"
    assert f"exhibit.en.yaml: {missing}. Visitors read Russian instead." in lines
    assert not [each for each in lines if "not in Russian yet" in each]


def test_an_exhibit_is_written_in_english_where_that_is_one_of_its_languages(tmp_path: Path) -> None:
    assert loaded(write_exhibit(tmp_path, "ru", "en")).language == "en"


@pytest.mark.parametrize("file", ["exhibit.ru.yaml", "people/example/person.ru.yaml", f"{STOP}.ru.md"])
def test_an_exhibit_from_before_the_field_stays_english_where_its_first_language_is_a_translation(
    file: str, tmp_path: Path
) -> None:
    folder = write_exhibit(tmp_path, "ru")
    assert loaded(folder).language == "ru"
    (folder / file).write_text("---\ntitle: Дом\n---\nДом.\n", encoding="utf-8")
    assert loaded(folder).language == "en"


def test_a_translation_into_the_original_language_is_reported(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk", settings="original_language: uk\n")
    (folder / f"{STOP}.uk.md").write_text("---\ntitle: Дім\n---\nДім.\n", encoding="utf-8")
    assert messages(folder) == [
        f"{STOP}.uk.md: the Ukrainian story stands in 01-kyiv-1850.md; put the text there, or delete this "
        "file, or, if 01-kyiv-1850.md is in another language, write original_language: and its code in "
        "exhibit.yaml. It is not shown."
    ]


def test_codes_are_understood_in_any_spelling(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "zh-Hant", toponyms="toponym_zh_hant,toponym_GER")
    replace(folder / "exhibit.yaml", "[zh-Hant]", "[ZH_hant, eng, fre]")
    replace(folder / "exhibit.yaml", "people:", "original_language: zh_Hant\npeople:")
    (folder / "words/zh-Hant.yaml").rename(folder / "words/zh_hant.yaml")
    for language in ("eng", "fre"):
        (folder / f"words/{language}.yaml").write_bytes((folder / "words/zh_hant.yaml").read_bytes())
    (folder / f"{STOP}.ENG.md").write_text("---\ntitle: A house\n---\nA house.\n", encoding="utf-8")
    exhibit = loaded(folder)
    assert exhibit.languages == ("zh-Hant", "en", "fr")
    assert exhibit.words_given.keys() == {"zh-Hant", "en", "fr"}
    assert exhibit.people[0].stops[0].in_language("en").title == "A house"
    assert set(exhibit.places["kyiv"].toponyms) == {"zh-Hant", "de"}
    assert [(each.split("; ")[0], each.split("; ")[1][:20]) for each in messages(folder)] == [
        (
            'places.csv, row 1: toponym_zh-Hant "toponym_zh_hant" is not quite the column’s name',
            "write toponym_zh-Han",
        ),
        (
            'places.csv, row 1: toponym_de "toponym_GER" is not quite the column’s name',
            "write toponym_de. Th",
        ),
    ]


def test_two_columns_or_files_of_one_language_are_reported(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk", "en", toponyms="toponym_uk,toponym_en,toponym_eng")
    for code in ("de", "ger"):
        (folder / f"{STOP}.{code}.md").write_text(f"---\ntitle: Haus {code}\n---\nHaus.\n", encoding="utf-8")
        (folder / f"exhibit.{code}.yaml").write_text("title: A\nsubtitle: B\nwelcome: C\n", encoding="utf-8")
    (folder / "words/eng.yaml").write_text("close: Shut\n", encoding="utf-8")
    found = messages(folder)
    second = "keep one of the two files. This file is not read."
    assert f"exhibit.ger.yaml: exhibit.de.yaml is German too; {second}" in found
    assert f"{STOP}.ger.md: 01-kyiv-1850.de.md is German too; {second}" in found
    assert f"words/eng.yaml: en.yaml is English too; {second}" in found
    assert (
        "places.csv, row 1: toponym_en is there twice; delete one column. Only the last of them is read."
        in found
    )
    assert loaded(folder).people[0].stops[0].in_language("de").title == "Haus de"


def test_what_is_no_language_code_is_reported_and_the_exhibit_is_shown(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk", settings="original_language: xx\n")
    replace(folder / "exhibit.yaml", "[uk]", "[uk, english, UKR]")
    remedy = "write one such as en, pt-BR or zh-Hant (BCP 47)"
    fault = f"is no language code; {remedy}."
    assert [each.removeprefix("exhibit.yaml, line ") for each in messages(folder)] == [
        f'4: languages "english" {fault} The language is not offered.',
        '4: languages "UKR" is named twice; delete one of them. The language is offered once.',
        f'6: original_language "xx" {fault} The texts count as Ukrainian.',
    ]
    assert loaded(folder).languages == ("uk",)


def test_a_language_without_interface_strings_has_its_own_name_and_locale(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk")
    (folder / "words/uk.yaml").unlink()
    words = loaded(folder).words["uk"]
    assert (words["language_name"], words["locale"], words["next"]) == ("українська", "uk", "Next")
    (message,) = messages(folder)
    assert message.startswith("words/uk.yaml: the file is missing")


def test_a_table_without_a_text_in_the_original_language_gets_advice(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk", toponyms="toponym_pl")
    assert messages(folder) == []
    assert loaded(folder).places["kyiv"].toponym("uk").language == "pl"
    assert advice(folder) == [
        "places.csv: 1 of 1 place names not in Ukrainian yet; write toponym_uk for kyiv. "
        "Visitors read another language instead."
    ]


def test_a_row_is_called_by_a_name_in_any_language(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "uk")
    replace(folder / "places.csv", "50.45", "north")
    assert [each for each in messages(folder) if each.startswith("places.csv, row 2 (Київ): latitude")]
