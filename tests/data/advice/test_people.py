"""Advice on people: empty chapters, encounters of one person, the number of highlights."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.advice import people
from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText


def test_an_empty_chapter_is_reported_with_its_line(get_advice: GetAdvice, replace_text: ReplaceText) -> None:
    replace_text("people/rizzi/03-trieste-1852.md", "chapter: sea", "chapter: apprentice")
    (advice,) = get_advice()
    assert (advice.file, advice.where, advice.found) == ("people/rizzi/person.yaml", "line 13", "sea")


def test_an_empty_chapter_is_found_where_its_id_is_part_of_another(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text(
        "people/brandt/person.yaml",
        "    title: On the road",
        "    title: On the road\n  - id: roa\n    title: R",
    )
    (advice,) = get_advice()
    assert (advice.where, advice.found) == ("line 15", "roa")


def test_an_encounter_between_two_stops_of_one_person_is_reported(
    small: Path, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text("encounters.csv", "rizzi/trieste-1852", "brandt/vienna-1838")
    assert [(each.file, each.where, each.fault) for each in get_advice()] == [
        ("encounters.csv", "row 2 (One pier)", "is a stop of brandt too")
    ]


@pytest.mark.parametrize(("highlights", "count"), [(0, 0), (8, None), (10, None), (11, 11)])
def test_a_person_with_many_stops_should_have_8_to_10_highlights(
    highlights: int, count: int | None, small: Path, get_advice: GetAdvice
) -> None:
    for path in (small / "people/brandt").glob("*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("highlight: true\n", ""), encoding="utf-8")
    template = (small / "people/brandt/03-vienna-1871.md").read_text(encoding="utf-8")
    for number in range(4, 24):
        fields = f"highlight: {'true' if number < 4 + highlights else 'false'}\npicture: pier\n"
        text = template.replace("title: A gentian with her name\n", f"title: Year {number}\n{fields}")
        (small / f"people/brandt/{number:02}-vienna.md").write_text(text, encoding="utf-8")
    faults = [each.fault for each in get_advice() if "highlights" in each.fault]
    assert faults == ([] if count is None else [f"the life has {count} highlights"])


def test_so_many_stops_that_the_screen_is_slow_are_told(
    get_advice: GetAdvice, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert get_advice() == []
    monkeypatch.setattr(people, "STOPS_OF_A_LARGE_EXHIBIT", 5)
    (advice,) = get_advice()
    assert str(advice).startswith("exhibit.yaml: the exhibit has 6 stops, more than 5; try it on the gallery")


PERSON = "people/brandt/person.yaml"


@pytest.mark.parametrize(("kind", "is_right"), [("wide", True), ("upright", False)])
def test_a_portrait_of_another_shape_is_told(
    kind: str, is_right: bool, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text(PERSON, "chapters:\n", f"portraits:\n  old:\n    {kind}: pier\nchapters:\n")
    found = [(each.where, each.field, each.fault) for each in get_advice()]
    told = [("line 12", f"portraits.old.{kind}", "is 640 wide and 240 high")]
    assert found == ([] if is_right else told)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("call", "chapters:\n", f"call: A collector of {'rare ' * 10}plants.\nchapters:\n"),
        ("closing_question", "chapters:\n", f"closing_question: Why? {'Why? ' * 30}\nchapters:\n"),
        ("chapters.0.question", "schoolroom\n", f"schoolroom\n    question: Why? {'Why? ' * 30}\n"),
    ],
)
def test_a_long_call_or_question_is_told(
    field: str, old: str, new: str, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    replace_text(PERSON, old, new)
    (advice,) = get_advice()
    assert (advice.field, advice.remedy) == (field, "shorten it")
