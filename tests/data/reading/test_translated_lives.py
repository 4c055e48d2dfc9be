"""A life and the exhibit in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from tests.data.conftest import Spoil
from tests.data.reading.test_read_translations import LIFE, brandt, shown, told


def test_a_life_and_its_chapters_are_told_in_german_each_where_it_is_given(small: Path) -> None:
    person = brandt(small)
    text = person.in_language("de")
    assert (text.language, text.name, text.epithet) == ("de", "Clara Brandt", "Die Pflanzensammlerin")
    assert (text.short_name, text.introduction[:13]) == ("Brandt", "Clara Brandt ")
    school, road = (chapter.in_language("de") for chapter in person.chapters)
    assert (school.language, school.title) == ("de", "Das Schulzimmer")
    assert (road.language, road.title) == ("en", "On the road")
    assert person.stops[0].chapter.in_language("de") == school
    assert person.in_language("ru").language == person.chapters[0].in_language("ru").language == "en"
    assert dict(person.in_language("en").chapters) == {"school": "The schoolroom", "road": "On the road"}


def test_the_exhibit_is_told_in_german(small: Path) -> None:
    exhibit = shown(small)
    text = exhibit.in_language("de")
    assert (text.language, text.title) == ("de", "Zwei Wege nach Triest")
    assert (text.subtitle[:12], text.welcome[-4:]) == ("Clara Brandt", "Ort.")
    assert exhibit.in_language("fr").title == exhibit.title


@pytest.mark.parametrize(
    ("old", "new", "field", "remedy"),
    [
        ("epithet:", "epithete:", "epithet", "write epithet: and its text in this language"),
        ("short_name: Brandt\n", "", "short_name", "write short_name: and its"),
        ("chapters:\n  school: Das Schulzimmer", "chapters: school", "chapters", "write it like {tokyo: "),
        ("school: Das Schulzimmer", "school: ''", "chapters.school", "write school: and its text"),
        ("school: Das Schulzimmer", 'school: "\\x07"', "chapters", "type the text again"),
        ("name: Clara Brandt", 'name: "Clara', "", "check this line"),
    ],
)
def test_a_faulty_life_is_told_and_english_stands_in_its_place(
    old: str, new: str, field: str, remedy: str, small: Path, spoil: Spoil
) -> None:
    spoil(f"{LIFE}/person.de.yaml", old, new)
    loaded = load(small)
    assert {problem.file for problem in loaded.problems} == {f"{LIFE}/person.de.yaml"}
    assert [each.remedy for each in loaded.problems if each.field == field and each.remedy.startswith(remedy)]
    assert all(each.where.startswith("line ") for each in loaded.problems)
    assert brandt(small).in_language("de").language == "en"
    assert brandt(small).stops[0].in_language("de").language == "de"


def test_a_chapter_that_is_not_there_costs_only_its_title(small: Path, spoil: Spoil) -> None:
    spoil(f"{LIFE}/person.de.yaml", "  school:", "  road: Unterwegs\n  shcool: Schule\n  school:")
    assert told(load(small)) == [
        f'{LIFE}/person.de.yaml, line 7: chapters "shcool" is not a chapter of person.yaml; write school. '
        "The title is not shown."
    ]
    assert [each.in_language("de").title for each in brandt(small).chapters] == [
        *("Das Schulzimmer", "Unterwegs")
    ]


def test_a_faulty_exhibit_sheet_is_told_and_english_stands_in_its_place(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.de.yaml", "welcome:", "wellcome:")
    assert {(each.file, each.field) for each in load(small).problems} == {
        *(("exhibit.de.yaml", "welcome"), ("exhibit.de.yaml", "wellcome"))
    }
    assert shown(small).in_language("de").language == "en"
