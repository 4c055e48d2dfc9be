"""Advice to translators: stale, incomplete and missing translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.advice.translation_advice import translation_advice
from data.schema.interface_strings import STRINGS
from tests.data.conftest import ReplaceText

LIFE = "people/brandt"


def advice_lines(small: Path) -> list[str]:
    exhibit = load(small).exhibit
    assert exhibit is not None
    return [str(each) for each in translation_advice(exhibit)]


def lines_of(small: Path, file: str) -> list[str]:
    return [each for each in advice_lines(small) if each.startswith(f"{file}:")]


def test_a_stale_story_is_reported_with_the_fingerprint_to_write(
    small: Path, replace_text: ReplaceText
) -> None:
    story = f"{LIFE}/02-trieste-1852.de.md"
    assert lines_of(small, story) == [
        f'{story}: original "0ddba115" is not today’s English text; bring the translation up to date, then '
        "write original: 127eb16a. The translation is shown all the same."
    ]
    replace_text(story, "0ddba115", "127eb16a")
    assert lines_of(small, story) == []


@pytest.mark.parametrize(
    ("file", "original"),
    [
        (f"{LIFE}/01-vienna-1838.de.md", "7d544a43"),
        (f"{LIFE}/person.de.yaml", "c61ffaa7"),
        ("exhibit.de.yaml", "a2a47be7"),
    ],
)
def test_a_translation_without_an_original_is_reported_with_the_fingerprint_to_write(
    file: str, original: str, small: Path, replace_text: ReplaceText
) -> None:
    replace_text(file, f"original: {original}\n", "")
    assert [each for each in lines_of(small, file) if "original" in each] == [
        f"{file}: original is missing, so it cannot be known whether the translation is up to date; compare "
        f"it with the English, then write original: {original}. The translation is shown all the same."
    ]


def test_a_missing_part_of_a_translation_is_reported(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{LIFE}/02-trieste-1852.de.md", "doubt: Das", "# doubt: Das")
    assert lines_of(small, f"{LIFE}/person.de.yaml") == [
        f'{LIFE}/person.de.yaml: chapters "road" is not in German yet; write road: and its title. '
        "Its title is shown in English."
    ]
    assert (
        f"{LIFE}/02-trieste-1852.de.md: doubt is missing, the English story has one; translate it. "
        "The doubt is shown in English."
    ) in advice_lines(small)


def test_missing_translations_are_not_reported_for_a_language_that_is_only_begun(small: Path) -> None:
    assert {each.split(":")[0] for each in advice_lines(small)} == {
        *(f"{LIFE}/person.de.yaml", f"{LIFE}/02-trieste-1852.de.md")
    }


def test_missing_translations_of_a_language_shown_are_reported_in_few_lines(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "languages: [en]", "languages: [en, de, ru]")
    (small / "people/rizzi/04-x.md").write_text(
        (small / "people/rizzi/03-trieste-1852.md").read_text("utf-8").replace("title: ", "title: x"), "utf-8"
    )
    english = "Visitors read English instead."
    assert lines_of(small, LIFE) == [
        f"{LIFE}: 1 of 3 stories not in German yet; write 03-vienna-1871.de.md. {english}",
        f"{LIFE}: 3 of 3 stories not in Russian yet; write 01-vienna-1838.ru.md, 02-trieste-1852.ru.md, "
        f"03-vienna-1871.ru.md. {english}",
    ]
    assert lines_of(small, "people/rizzi")[1].endswith(f"03-trieste-1852.ru.md and 1 more. {english}")
    assert lines_of(small, "exhibit.ru.yaml") == [
        "exhibit.ru.yaml: the exhibit is not in Russian yet; write the file, with title, subtitle and "
        f"welcome. {english}"
    ]
    assert [each.split(";")[1] for each in lines_of(small, "people/rizzi/person.de.yaml")] == [
        f" write the file, with name, short_name, epithet, introduction and chapters. {english}"
    ]
    assert lines_of(small, "places.csv") == [
        f"places.csv: 1 of 3 place names not in Russian yet; write toponym_ru for trieste-quay. {english}"
    ]
    assert lines_of(small, "encounters.csv") == [
        "encounters.csv: 1 of 1 encounters not in Russian yet; write title_ru and text_ru for one-pier. "
        f"{english}"
    ]
    assert [each.split("; ")[1][:18] for each in lines_of(small, "pictures.csv")] == [
        *("write alt_de for p", "write alt_ru for p")
    ]


def test_the_advice_on_a_language_that_the_tables_lack_names_the_columns_to_add(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.yaml", "languages: [en]", "languages: [en, zh-Hant]")
    assert [each.split("; ")[1] for each in advice_lines(small) if ".csv" in each] == [
        "write title_zh-Hant and text_zh-Hant for one-pier. Visitors read English instead.",
        "write toponym_zh-Hant for vienna, trieste, trieste-quay. Visitors read English instead.",
        "write alt_zh-Hant for pier. Visitors read English instead.",
    ]
    assert lines_of(small, "people/rizzi")[0].startswith(
        "people/rizzi: 3 of 3 stories not in Chinese (Traditional) yet; write 01-trieste-1840.zh-Hant.md"
    )


def test_a_long_original_is_shortened_in_the_advice(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{LIFE}/02-trieste-1852.de.md", "0ddba115", "x" * 5000)
    assert max(map(len, advice_lines(small))) < 400


def test_all_advice_is_one_line_that_ends_with_one_full_stop(small: Path, replace_text: ReplaceText) -> None:
    replace_text("exhibit.yaml", "languages: [en]", "languages: [en, de, ru, zh-Hant]")
    assert [
        each for each in advice_lines(small) if "\n" in each or not each.endswith(".") or ".." in each
    ] == []


def test_an_exhibit_in_english_alone_gets_no_advice_on_translations(small: Path) -> None:
    for path in [*small.rglob("*.de.*"), small / "words/de.yaml"]:
        path.unlink()
    table = small / "encounters.csv"
    table.write_text(table.read_text("utf-8").replace("title_de", "x").replace("text_de", "y"), "utf-8")
    assert advice_lines(small) == []


def test_interface_strings_that_a_shown_language_lacks_are_counted_and_the_first_ones_named(
    small: Path, replace_text: ReplaceText
) -> None:
    assert lines_of(small, "words/de.yaml") == []
    replace_text("exhibit.yaml", "languages: [en]", "languages: [en, de]")
    total, missing = len(STRINGS), len(STRINGS) - 6
    assert lines_of(small, "words/de.yaml") == [
        f"words/de.yaml: {missing} of {total} words of the interface not in German yet; write everyone_many, "
        f"choose_life, whole_life and {missing - 3} more: `uv run app.py check --upgrade` lists them. "
        "Visitors read English there."
    ]


def test_english_that_lacks_interface_strings_has_those_of_the_program(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("words/en.yaml", "close: Close\n", "")
    assert lines_of(small, "words/en.yaml") == []
    assert load(small).problems == ()
