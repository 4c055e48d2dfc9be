"""A person with their stops and chapters."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Person, Problem, load
from data.reading.read_gazetteer import read_gazetteer
from data.reading.read_person import read_person
from data.reading.source_file import SourceFolder
from tests.data.conftest import ReplaceText

STOP = "people/brandt/02-trieste-1852.md"


def brandt(small: Path, problems: list[Problem]) -> Person | None:
    folder = SourceFolder(small)
    person = read_person(folder, "brandt", read_gazetteer(folder, "en"), "en")
    problems += folder.problems()
    return person


def test_stops_are_read_in_the_order_of_their_files(small: Path, problems: list[Problem]) -> None:
    person = brandt(small, problems)
    assert problems == []
    assert person is not None
    assert (person.id, person.name, str(person.born)) == ("brandt", "Clara Brandt", "1819-05-02")
    assert [stop.id for stop in person.stops] == [
        "brandt/vienna-1838",
        "brandt/trieste-1852",
        "brandt/vienna-1871",
    ]


def test_a_stop_has_what_its_front_matter_names(small: Path, problems: list[Problem]) -> None:
    person = brandt(small, problems)
    assert person is not None
    stop = person.stops[1]
    assert (stop.person, stop.place_on_map.id, stop.chapter.title) == (
        "brandt",
        "trieste-quay",
        "On the road",
    )
    assert [source.id for source in stop.sources] == ["DIARY", "LOGBOOK"]
    assert [place.id for place in stop.mentions] == ["trieste"]
    assert stop.picture is not None
    assert (stop.picture.file, stop.travel, stop.leg, stop.present) == ("pier.svg", "cart", "presumed", True)
    assert stop.story.startswith("She came down from the mountains")


@pytest.mark.parametrize("written", ["", "place:\n", 'place: ""\n', "place: ~\n"])
def test_a_stop_without_a_place_is_a_stop(
    written: str, small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "place: trieste-quay\n", written)
    person = brandt(small, problems)
    assert person is not None
    assert [stop.place is None for stop in person.stops] == [False, True, False]
    assert problems == []


def test_a_place_that_is_not_in_the_table_still_costs_the_stop(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "place: trieste-quay", "place: quay-of-trieste")
    person = brandt(small, problems)
    assert person is not None
    assert len(person.stops) == 2
    assert str(problems[0]).endswith("The stop is not shown.")


def test_a_faulty_stop_costs_only_itself(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "date: 1852-21", "date: c. 1852")
    person = brandt(small, problems)
    assert person is not None
    assert len(person.stops) == 2
    assert [str(problem) for problem in problems] == [
        f'{STOP}, line 4: date "c. 1852" is not a date the exhibit can read; write 1852~ (about 1852). '
        "The stop is not shown."
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "remedy", "shown"),
    [
        ("place: trieste-quay", "place: triest-quay", 3, "write trieste-quay", False),
        ("chapter: road", "chapter: raod", 5, "write road", False),
        ("picture: pier", "picture: peir", 6, "write pier", True),
        ("mentions: [trieste]", "mentions: [triest]", 9, "write trieste", True),
        ("mentions: [trieste]", "mentions:\n  - vienna\n  - triest", 11, "write trieste", True),
        ("LOGBOOK]", "LOGBUCH]", 10, "add it to sources.csv, or write an id that is there", True),
    ],
)
def test_an_unknown_reference_names_its_line_and_what_to_type(
    old: str,
    new: str,
    line: int,
    remedy: str,
    shown: bool,
    small: Path,
    replace_text: ReplaceText,
    problems: list[Problem],
) -> None:
    replace_text(STOP, old, new)
    person = brandt(small, problems)
    assert person is not None
    assert (len(person.stops) == 3) == shown
    assert [(each.file, each.where, each.remedy) for each in problems] == [(STOP, f"line {line}", remedy)]


def test_a_translation_and_a_draft_are_no_stops(small: Path, problems: list[Problem]) -> None:
    for name in ("01-vienna-1838.ru.md", "01-vienna-1838.zh-Hant.md", "_draft.md"):
        text = "---\ntitle: Молодая учительница\n---\nОна учила двенадцать девочек.\n"
        (small / "people/brandt" / name).write_text(text, encoding="utf-8")
    person = brandt(small, problems)
    assert person is not None
    assert len(person.stops) == 3
    assert problems == []


@pytest.mark.parametrize(
    "name",
    ["01.vienna.1838.md", "01-vienna.txt", "01-vienna.MD", "01 vienna.md", '01-"x".md', "01-wien-ü.md"],
)
def test_a_story_with_a_wrong_file_name_is_reported(name: str, small: Path, problems: list[Problem]) -> None:
    untranslated = small / "people/brandt/03-vienna-1871.md"
    untranslated.rename(untranslated.with_name(name))
    brandt(small, problems)
    assert [problem.file for problem in problems] == [f"people/brandt/{name}"]


def test_a_person_without_a_stop_is_not_shown(small: Path, problems: list[Problem]) -> None:
    for path in (small / "people/brandt").glob("*.md"):
        path.unlink()
    assert brandt(small, problems) is None
    draft = next(each for each in load(small).drafts if each.file == "people/brandt/person.yaml")
    assert draft.reason == "has no stop yet"
    assert ["no stop can be shown" in str(problem) for problem in draft.left_to_do] == [True]


def test_a_second_chapter_of_the_same_id_is_reported(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(
        "people/brandt/person.yaml",
        "    title: On the road",
        "    title: On the road\n  - id: road\n    title: B",
    )
    person = brandt(small, problems)
    assert person is not None
    assert [chapter.title for chapter in person.chapters] == ["The schoolroom", "On the road"]
    assert ["road" in str(problem) for problem in problems] == [True]


def test_an_old_style_date_is_read_beside_the_new_style_date(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "date: 1852-21", "date: 1852-05-02\nold_style: 1852-04-20")
    person = brandt(small, problems)
    assert person is not None
    assert str(person.stops[1].old_style) == "1852-04-20"


@pytest.mark.parametrize("written", ["", "date:\n", 'date: ""\n'])
def test_a_stop_may_have_no_date(
    written: str, small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "date: 1852-21\n", written)
    person = brandt(small, problems)
    assert problems == []
    assert person is not None
    assert [str(stop.date) for stop in person.stops] == ["1838", "None", "1871~"]
    assert [stop.id for stop, _ in person.dated_stops] == ["brandt/vienna-1838", "brandt/vienna-1871"]


@pytest.mark.parametrize("mistyped", ["dat", "Date", "daet"])
def test_a_mistyped_date_field_is_a_problem_and_no_stop_without_a_date(
    mistyped: str, small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "date: 1852-21", f"{mistyped}: 1852-21")
    person = brandt(small, problems)
    assert person is not None
    assert len(person.stops) == 2
    assert [str(problem) for problem in problems] == [
        f'{STOP}, line 4: {mistyped} "1852-21" is not a field of this file; write date. '
        "The stop is not shown."
    ]


def test_a_life_may_have_neither_birth_nor_death(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text("people/brandt/person.yaml", "born: 1819-05-02\n", "")
    replace_text("people/brandt/person.yaml", "died: 1871~", "died:")
    person = brandt(small, problems)
    assert problems == []
    assert person is not None
    assert (person.born, person.died) == (None, None)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [("when: 1852-21", "name it date, or delete it"), ("mood: calm", "delete it, or mend its name")],
)
def test_an_unknown_field_that_holds_a_date_is_not_just_to_be_deleted(
    written: str, remedy: str, small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text(STOP, "date: 1852-21", written)
    assert brandt(small, problems) is not None
    assert [problem.remedy for problem in problems] == [remedy]


def test_a_life_has_a_call_questions_and_portraits(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    life = "call: A collector.\nclosing_question: Who owns a flower?\n"
    life += "portraits: {old: {upright: pier, wide: pier}}\n"
    replace_text("people/brandt/person.yaml", "colour:", f"{life}colour:")
    replace_text(
        "people/brandt/person.yaml", "title: On the road\n", "title: On the road\n    question: Where to?\n"
    )
    person = brandt(small, problems)
    assert problems == []
    assert person is not None
    assert (person.call, person.closing_question) == ("A collector.", "Who owns a flower?")
    assert [each.question for each in person.chapters] == ["", "Where to?"]
    assert [each.id for each in person.portraits.all] == ["pier", "pier"]
    assert person.portraits.young_wide is None


def test_a_question_and_a_portrait_that_are_left_empty_count_as_not_written(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    file = "people/brandt/person.yaml"
    replace_text(file, "colour:", "call:\nportraits:\n  young:\n  old:\n    wide:\ncolour:")
    replace_text(file, "title: The schoolroom\n", "title: The schoolroom\n    question:\n")
    person = brandt(small, problems)
    assert problems == []
    assert person is not None
    assert (person.call, person.chapters[0].question, person.portraits.all) == ("", "", ())


def test_a_portrait_that_is_no_picture_is_reported_and_left_out(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text("people/brandt/person.yaml", "colour:", "portraits:\n  old:\n    upright: peer\ncolour:")
    person = brandt(small, problems)
    (problem,) = problems
    assert (problem.field, problem.found, problem.where) == ("portraits.old.upright", "peer", "line 9")
    assert problem.consequence == "The portrait is not shown."
    assert person is not None
    assert person.portraits.all == ()


def test_the_questions_of_a_life_are_translated(
    small: Path, replace_text: ReplaceText, problems: list[Problem]
) -> None:
    replace_text("people/brandt/person.yaml", "colour:", "closing_question: Who owns a flower?\ncolour:")
    replace_text(
        "people/brandt/person.yaml", "title: The schoolroom\n", "title: The schoolroom\n    question: Why?\n"
    )
    german = "closing_question: Wem gehört eine Blume?\nquestions:\n  school: Warum?\n  scool: Wie?\n"
    replace_text("people/brandt/person.de.yaml", "original: c61ffaa7\n", german)
    person = brandt(small, problems)
    assert person is not None
    assert person.in_language("de").closing_question == "Wem gehört eine Blume?"
    assert person.chapters[0].question_in("de").text == "Warum?"
    assert person.chapters[0].question_in("fr").text == "Why?"
    (problem,) = problems
    assert (problem.field, problem.found, problem.remedy) == ("questions", "scool", "write school")
