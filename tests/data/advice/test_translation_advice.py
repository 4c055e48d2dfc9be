"""What translators are advised to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.advice.translation_advice import translation_advice
from tests.data.conftest import Spoil

LIFE = "people/brandt"


def advised(small: Path) -> list[str]:
    exhibit = load(small).exhibit
    assert exhibit is not None
    return [str(each) for each in translation_advice(exhibit)]


def about(small: Path, file: str) -> list[str]:
    return [each for each in advised(small) if each.startswith(f"{file}:")]


def test_a_stale_story_is_told_with_what_to_write_when_it_is_mended(small: Path, spoil: Spoil) -> None:
    story = f"{LIFE}/02-trieste-1852.de.md"
    assert about(small, story) == [
        f'{story}: original "0ddba115" is not today’s English text; bring the translation up to date, then '
        "write original: 127eb16a. The translation is shown all the same."
    ]
    spoil(story, "0ddba115", "127eb16a")
    assert about(small, story) == []


@pytest.mark.parametrize(
    ("file", "original"),
    [
        (f"{LIFE}/01-vienna-1838.de.md", "7d544a43"),
        (f"{LIFE}/person.de.yaml", "c61ffaa7"),
        ("exhibit.de.yaml", "a2a47be7"),
    ],
)
def test_a_translation_that_does_not_say_what_it_was_made_from_is_told_what_to_write(
    file: str, original: str, small: Path, spoil: Spoil
) -> None:
    spoil(file, f"original: {original}\n", "")
    assert [each for each in about(small, file) if "original" in each] == [
        f"{file}: original is missing, so it cannot be known whether the translation is up to date; compare "
        f"it with the English, then write original: {original}. The translation is shown all the same."
    ]


def test_what_is_only_half_in_a_file_is_told(small: Path, spoil: Spoil) -> None:
    spoil(f"{LIFE}/02-trieste-1852.de.md", "doubt: Das", "# doubt: Das")
    assert about(small, f"{LIFE}/person.de.yaml") == [
        f'{LIFE}/person.de.yaml: chapters "road" is not in German yet; write road: and its title. '
        "Its title is shown in English."
    ]
    assert (
        f"{LIFE}/02-trieste-1852.de.md: doubt is missing, the English story has one; translate it. "
        "The doubt is shown in English."
    ) in advised(small)


def test_a_language_only_begun_is_not_reminded_of_all_it_lacks(small: Path) -> None:
    assert {each.split(":")[0] for each in advised(small)} == {
        *(f"{LIFE}/person.de.yaml", f"{LIFE}/02-trieste-1852.de.md")
    }


def test_of_a_language_that_is_shown_all_that_is_missing_is_told_in_few_lines(
    small: Path, spoil: Spoil
) -> None:
    spoil("exhibit.yaml", "languages: [en]", "languages: [en, de, ru]")
    (small / "people/rizzi/04-x.md").write_text(
        (small / "people/rizzi/03-trieste-1852.md").read_text("utf-8").replace("title: ", "title: x"), "utf-8"
    )
    english = "Visitors read English instead."
    assert about(small, LIFE) == [
        f"{LIFE}: 1 of 3 stories not in German yet; write 03-vienna-1871.de.md. {english}",
        f"{LIFE}: 3 of 3 stories not in Russian yet; write 01-vienna-1838.ru.md, 02-trieste-1852.ru.md, "
        f"03-vienna-1871.ru.md. {english}",
    ]
    assert about(small, "people/rizzi")[1].endswith(f"03-trieste-1852.ru.md and 1 more. {english}")
    assert about(small, "exhibit.ru.yaml") == [
        "exhibit.ru.yaml: the exhibit is not in Russian yet; write the file, with title, subtitle and "
        f"welcome. {english}"
    ]
    assert [each.split(";")[1] for each in about(small, "people/rizzi/person.de.yaml")] == [
        f" write the file, with name, short_name, epithet, introduction and chapters. {english}"
    ]
    assert about(small, "places.csv") == [
        f"places.csv: 1 of 3 place names not in Russian yet; write toponym_ru for trieste-quay. {english}"
    ]
    assert about(small, "encounters.csv") == [
        "encounters.csv: 1 of 1 encounters not in Russian yet; write title_ru and text_ru for one-pier. "
        f"{english}"
    ]
    assert [each.split("; ")[1][:18] for each in about(small, "pictures.csv")] == [
        *("write alt_de for p", "write alt_ru for p")
    ]


def test_a_language_without_columns_in_the_tables_is_not_told_to_use_them(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", "languages: [en]", "languages: [en, zh-Hant]")
    assert [each for each in advised(small) if ".csv" in each] == []
    assert about(small, "people/rizzi")[0].startswith(
        "people/rizzi: 3 of 3 stories not in Chinese (Traditional) yet; write 01-trieste-1840.zh-Hant.md"
    )


def test_a_long_original_is_told_shortened(small: Path, spoil: Spoil) -> None:
    spoil(f"{LIFE}/02-trieste-1852.de.md", "0ddba115", "x" * 5000)
    assert max(map(len, advised(small))) < 400


def test_whatever_is_advised_is_one_line_that_ends_as_a_sentence(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", "languages: [en]", "languages: [en, de, ru, zh-Hant]")
    assert [each for each in advised(small) if "\n" in each or not each.endswith(".") or ".." in each] == []


def test_an_exhibit_in_english_alone_needs_no_translator(small: Path) -> None:
    for path in [*small.rglob("*.de.*"), small / "words/de.yaml"]:
        path.unlink()
    table = small / "encounters.csv"
    table.write_text(table.read_text("utf-8").replace("title_de", "x").replace("text_de", "y"), "utf-8")
    assert advised(small) == []
