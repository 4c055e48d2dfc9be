"""A file as it is read: the lines of its fields and of its story, and the problems that are found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Problem
from data.model.problem import Location
from data.reading.read_text import read_text
from data.reading.source_file import SourceFile, SourceFolder

STOP = "---\ntitle: Lands\nvia: [\n  pier,\n  pier]\n---\n\nOne.\n\nTwo.\n"


@pytest.fixture
def stop(tmp_path: Path) -> SourceFile:
    (tmp_path / "a.md").write_text(STOP, encoding="utf-8")
    source = SourceFile(tmp_path / "a.md", "people/a.md", "The stop is not shown.")
    read_text(source)
    return source


def test_a_problem_names_its_file_and_has_the_effect_of_the_file_unless_it_states_its_own(
    stop: SourceFile,
) -> None:
    stop.problem("via", found="pier", fault="is unknown", remedy="delete it", at=stop.at("via", 1))
    stop.problem(fault="the text is long", remedy="shorten it", effect="It is shown.", at=stop.at_story())
    assert [str(each) for each in stop.problems] == [
        'people/a.md, line 5: via "pier" is unknown; delete it. The stop is not shown.',
        "people/a.md, line 8: the text is long; shorten it. It is shown.",
    ]
    assert [each.order for each in stop.problems] == [5, 8]


@pytest.mark.parametrize(
    ("path", "line"), [(("title",), 2), (("via",), 3), (("via", 0), 4), (("via", 1), 5), (("nothing",), 2)]
)
def test_a_field_has_its_line_in_the_whole_file(
    path: tuple[str | int, ...], line: int, stop: SourceFile
) -> None:
    assert stop.at(*path) == Location.line(line)


def test_a_character_of_the_story_has_its_line(stop: SourceFile) -> None:
    assert stop.at_story() == Location.line(8)
    assert stop.at_story("One.\n\nTwo.".index("Two")) == Location.line(10)


def test_lines_are_those_of_the_text_that_was_read_not_of_one_saved_later(stop: SourceFile) -> None:
    stop.path.write_text(f"# new\n{STOP}", encoding="utf-8")
    assert stop.at("title") == Location.line(2)


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "A story without a head."])
def test_a_text_without_fields_or_a_story_has_line_1(text: str, tmp_path: Path) -> None:
    source = SourceFile(tmp_path / "a.md", "a.md", text=text)
    assert (source.at("title"), source.at_story()) == (Location.line(1), Location.line(1))


def test_a_long_or_damaged_value_is_cut_short_in_every_problem(stop: SourceFile) -> None:
    stop.problem(found="x" * 100, fault="is long", remedy="shorten it")
    stop.problem(found="a\n\x07b", fault="is damaged", remedy="type it again")
    assert [each.found for each in stop.problems] == ["x" * 57 + "…", "a �b"]


def test_a_folder_has_one_object_for_each_file_and_the_problems_of_all(tmp_path: Path) -> None:
    folder = SourceFolder(tmp_path)
    folder.file("places.csv", "The place is not shown.").problem(fault="is wrong", remedy="write y")
    folder.file("people/a.md").problem(fault="is wrong", remedy="write x", effect="It is lost.")
    assert folder.file("places.csv") is folder.file("places.csv", "Another effect.")
    assert folder.file("people/a.md").path == tmp_path / "people/a.md"
    assert list(folder.problems()) == [
        Problem.on("places.csv", fault="is wrong", remedy="write y", effect="The place is not shown."),
        Problem.on("people/a.md", fault="is wrong", remedy="write x", effect="It is lost."),
    ]


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    source = SourceFolder(tmp_path).file("people/\udcff.md")
    assert source.name == "people/?.md"
    assert source.path.name == "\udcff.md"
