"""Translations of stories, people and the exhibit: what is read, reported and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Exhibit, Loaded, Person, Stop, load, with_consequences
from tests.data.conftest import ReplaceText, to_do

PERSON = "people/brandt"
FIRST, SECOND, THIRD = (
    f"{PERSON}/{name}" for name in ("01-vienna-1838", "02-trieste-1852", "03-vienna-1871")
)
GERMAN = "---\ntitle: Ein Enzian\n---\nEin blauer Enzian trägt ihren Namen.\n"


def shown(small: Path) -> Exhibit:
    exhibit = load(small).exhibit
    assert exhibit is not None
    return exhibit


def brandt(small: Path) -> Person:
    return shown(small).people[0]


def third(small: Path) -> Stop:
    return brandt(small).stops[2]


def write(small: Path, name: str, text: str = GERMAN) -> None:
    (small / name).write_text(text, encoding="utf-8")


def messages(loaded: Loaded) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def test_a_story_is_read_in_german_where_it_is_translated(small: Path) -> None:
    text = brandt(small).stops[1].in_language("de")
    assert (text.language, text.title, text.original) == ("de", "Neunzig Kisten auf dem Pier", "0ddba115")
    assert text.story.startswith("Sie kam mit neunzig Kisten")
    assert text.doubt.startswith("Das Tagebuch zählt neunzig Kisten")


@pytest.mark.parametrize("language", ["en", "ru", "zh-Hant", ""])
def test_a_story_without_a_translation_is_marked_as_english(language: str, small: Path) -> None:
    stop = brandt(small).stops[1]
    text = stop.in_language(language)
    assert text.language == "en"
    assert (text.title, text.story, text.doubt) == (stop.title, stop.story, stop.doubt)


def test_a_language_may_be_translated_before_it_is_shown(small: Path) -> None:
    write(small, f"{THIRD}.zh-Hant.md")
    loaded = load(small)
    assert loaded.problems == ()
    assert shown(small).languages == ("en",)
    assert third(small).in_language("zh-Hant").title == "Ein Enzian"


def test_a_translation_in_utf8_with_a_mark_and_windows_line_ends_is_read(small: Path) -> None:
    (small / f"{THIRD}.de.md").write_bytes(GERMAN.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load(small).problems == ()
    assert third(small).in_language("de").story == "Ein blauer Enzian trägt ihren Namen."


@pytest.mark.parametrize("original", ["12345678", "3e112233", "0x1F2B3C", "~", "", "not yet", "2026-01-01"])
def test_any_value_of_original_is_accepted(original: str, small: Path) -> None:
    write(small, f"{THIRD}.de.md", GERMAN.replace("\n---\nE", f"\noriginal: {original}\n---\nE"))
    assert load(small).problems == ()
    assert third(small).in_language("de").original == original.replace("~", "")


@pytest.mark.parametrize(
    ("text", "field", "where", "remedy"),
    [
        ("", "", "", "write the head between two lines of ---"),
        ("Ein Enzian\n", "", "line 1", "write --- alone on a line"),
        ("---\ntitle: Ein Enzian\n---\n", "", "line 4", "write 30 to 70 words below the head"),
        (
            "---\ndoubt: Vielleicht.\n---\nStory.\n",
            "title",
            "line 2",
            "write title: and its text in this language",
        ),
        ("---\ntitle: ''\n---\nStory.\n", "title", "line 2", "write title: and its text in"),
        ("---\ntitel: Ein Enzian\ntitle: E\n---\nStory.\n", "titel", "line 2", "write title"),
        ("---\ntitle: Ein Enzian\nplace: vienna\n---\nStory.\n", "place", "line 3", "delete it"),
        (f"---\ntitle: {'x' * 81}\n---\nStory.\n", "title", "line 2", "shorten it"),
        ("---\ntitle: [Ein Enzian]\n---\nStory.\n", "title", "line 2", "write it in quotes"),
        ('---\ntitle: "Ein Enzian\n---\nStory.\n', "", "line 2", "check this line and the one above"),
        ('---\ntitle: "\\x07"\n---\nStory.\n', "title", "line 2", "type the text again"),
        ("---\n- title\n---\nStory.\n", "", "line 2", "check this line"),
    ],
)
def test_a_faulty_translated_story_is_reported_and_english_is_used(
    text: str, field: str, where: str, remedy: str, small: Path
) -> None:
    write(small, f"{THIRD}.de.md", text)
    (problem,) = to_do(load(small))
    assert (problem.file, problem.field, problem.where) == (f"{THIRD}.de.md", field, where)
    assert problem.remedy.startswith(remedy) or "write a line such as title" in problem.remedy
    assert problem.consequence == "Visitors read English instead."
    assert third(small).in_language("de").language == "en"
    assert brandt(small).stops[0].in_language("de").language == "de"


def test_a_translation_in_a_legacy_encoding_is_read_and_reported(small: Path) -> None:
    (small / f"{THIRD}.ru.md").write_bytes("---\ntitle: Горечавка\n---\nСиняя.\n".encode("windows-1251"))
    assert [problem.file for problem in load(small).problems] == [f"{THIRD}.ru.md"]
    assert third(small).in_language("ru").title == "Горечавка"


def test_a_folder_in_place_of_a_translation_is_reported(small: Path) -> None:
    (small / f"{THIRD}.ru.md").mkdir()
    assert [problem.file for problem in load(small).problems] == [f"{THIRD}.ru.md"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "03-vinena-1871.de.md",
            "there is no story 03-vinena-1871.md; name it 03-vienna-1871.de.md. It is not shown.",
        ),
        ("99-nowhere.de.md", "there is no story 99-nowhere.md; name it like the English file."),
        ("03-vienna-1871.en.md", "the English story stands in 03-vienna-1871.md; put the text there, or"),
        ("03-vienna-1871.de.txt", "the file’s name cannot be a translation’s; name it 03-vienna-1871.de.md."),
        ("03-vienna-1871.german.md", "the file’s name cannot be a stop’s;"),
        ("person.en.yaml", "the English text stands in person.yaml; put the text there, or delete this"),
        ("person.DE.yaml", "person.de.yaml is German too; keep one of the two files. This file is not read."),
        (
            "person.german.yaml",
            "the file’s name cannot be a translation’s; write the code of its language (BCP 47) between "
            "person. and .yaml.",
        ),
        ("person.fr.yml", "the file’s name cannot be a translation’s; name it person.fr.yaml."),
    ],
)
def test_a_misnamed_translation_is_reported(name: str, message: str, small: Path) -> None:
    write(small, f"{PERSON}/{name}")
    (problem,) = messages(load(small))
    assert problem.startswith(f"{PERSON}/{name}: {message}")


def test_a_draft_of_a_translation_is_not_read(small: Path) -> None:
    write(small, f"{PERSON}/_03-vienna-1871.de.md", "")
    assert load(small).problems == ()


def test_a_translation_of_a_faulty_story_is_checked_too(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{FIRST}.md", "date: 1838", "date: soon")
    replace_text(f"{FIRST}.de.md", "title:", "titel:")
    assert {problem.file for problem in load(small).problems} == {f"{FIRST}.md", f"{FIRST}.de.md"}


def test_many_misnamed_translations_are_each_reported(small: Path) -> None:
    for number in range(300):
        write(small, f"{PERSON}/50-lost-{number}.de.md")
    assert len({each.file for each in with_consequences(load(small).problems)} - {PERSON}) == 300


def test_a_duplicate_title_within_a_language_is_reported_with_both_files(
    small: Path, replace_text: ReplaceText
) -> None:
    write(small, f"{THIRD}.de.md", GERMAN.replace("Ein Enzian", "Neunzig Kisten auf dem Pier"))
    write(small, f"{THIRD}.fr.md", GERMAN.replace("Ein Enzian", "Neunzig Kisten auf dem Pier"))
    assert messages(load(small)) == [
        f'{THIRD}.de.md, line 2: title "Neunzig Kisten auf dem Pier" is also the title of {SECOND}.de.md; '
        "write a title of its own. Two markers have the same name."
    ]


def test_a_person_and_their_chapters_are_read_in_german_where_translated(small: Path) -> None:
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


def test_the_exhibit_is_read_in_german(small: Path) -> None:
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
        ("chapters:\n  school: Das Schulzimmer", "chapters: school", "chapters", "write a line for each"),
        ("school: Das Schulzimmer", "school: ''", "chapters.school", "write school: and its text"),
        ("school: Das Schulzimmer", 'school: "\\x07"', "chapters", "type the text again"),
        ("name: Clara Brandt", 'name: "Clara', "", "check this line"),
    ],
)
def test_a_faulty_translated_person_is_reported_and_english_is_used(
    old: str, new: str, field: str, remedy: str, small: Path, replace_text: ReplaceText
) -> None:
    replace_text(f"{PERSON}/person.de.yaml", old, new)
    problems = to_do(load(small))
    assert {problem.file for problem in problems} == {f"{PERSON}/person.de.yaml"}
    assert [each.remedy for each in problems if each.field == field and each.remedy.startswith(remedy)]
    assert all(each.where.startswith("line ") for each in problems)
    assert brandt(small).in_language("de").language == "en"
    assert brandt(small).stops[0].in_language("de").language == "de"


def test_an_unknown_chapter_costs_only_its_title(small: Path, replace_text: ReplaceText) -> None:
    replace_text(f"{PERSON}/person.de.yaml", "  school:", "  road: Unterwegs\n  shcool: Schule\n  school:")
    assert messages(load(small)) == [
        f'{PERSON}/person.de.yaml, line 7: chapters "shcool" is not a chapter of person.yaml; write school. '
        "The title is not shown."
    ]
    assert [each.in_language("de").title for each in brandt(small).chapters] == [
        *("Das Schulzimmer", "Unterwegs")
    ]


def test_a_faulty_translated_exhibit_is_reported_and_english_is_used(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text("exhibit.de.yaml", "welcome:", "wellcome:")
    assert {(each.file, each.field) for each in load(small).problems} == {
        *(("exhibit.de.yaml", "welcome"), ("exhibit.de.yaml", "wellcome"))
    }
    assert shown(small).in_language("de").language == "en"
