"""YAML for people: what was typed, no references, no tags, no endless nesting; and a hint for each slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Problem
from data.model.limits import DEEPEST_NESTING, LONGEST_STORY
from data.reading.read_yaml import read_front_matter, read_yaml_strings
from data.schema.yaml_schema import StopFields

HEAD = "title: Lands\nplace: pier\ndate: 1933-09-06\nchapter: tokyo\nsources: [MATTHEWS2019]\n"
LOST = "The stop is not shown."


def told(folder: Path, head: str, story: str = "A story.\n") -> tuple[bool, list[Problem]]:
    """Whether the stop is read, and what is told of it."""
    problems: list[Problem] = []
    (folder / "a.md").write_text(f"---\n{head}---\n{story}", encoding="utf-8")
    return read_front_matter(folder / "a.md", "a.md", StopFields, LOST, problems) is not None, problems


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("title: Lands", "title: *lands", "straight quotation marks"),
        ("title: Lands", "title: &co Lands", "straight quotation marks"),
        ("title: Lands", "title: !!python/name:os.system", "straight quotation marks"),
        ("title: Lands", "title: !!binary aGk=", "straight quotation marks"),
        (
            "title: Lands",
            f"title: {'[' * (DEEPEST_NESTING + 2)}{']' * (DEEPEST_NESTING + 2)}",
            "without brackets",
        ),
        ("title: Lands", "title: Lands: twice", "a text that holds a colon stands in straight quotation"),
        ("title: Lands", "title: “Lands: twice”", "curly quotation marks hold no text together"),
        ("place: pier", "place: pier\nplace: quay", "delete one of the two"),
        ("title: Lands", 'title: "Lands', "a quotation mark or a bracket is left open"),
    ],
)
def test_a_slip_has_its_hint(old: str, new: str, hint: str, tmp_path: Path) -> None:
    read, [problem] = told(tmp_path, HEAD.replace(old, new))
    assert not read
    assert hint in problem.remedy


def test_nine_lines_of_references_are_refused_at_the_first(tmp_path: Path) -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)]
    _, [problem] = told(tmp_path, "a0: &a0 ha\n" + "".join(lines) + HEAD)
    assert problem.where == "line 2"


@pytest.mark.parametrize(
    "left_open", [("title: Lands", 'title: "Lands'), ("[MATTHEWS2019]", "[MATTHEWS2019")]
)
def test_what_is_left_open_is_told_where_it_opens(left_open: tuple[str, str], tmp_path: Path) -> None:
    _, [problem] = told(tmp_path, HEAD.replace(*left_open))
    opened = HEAD.split("\n").index(next(line for line in HEAD.split("\n") if left_open[0] in line))
    assert problem.where == f"line {opened + 2}"


@pytest.mark.parametrize("title", ["“Ashore”", "Ashore “at last”", "«На берегу»", "„Land“", "Land & sea"])
def test_curly_quotation_marks_are_letters_in_a_text(title: str, tmp_path: Path) -> None:
    assert told(tmp_path, HEAD.replace("Lands", title)) == (True, [])


@pytest.mark.parametrize(
    ("old", "new", "field", "remedy"),
    [
        ("place: pier", "place: “pier”", "place", "write pier"),
        ("place: pier", "place: Long Pier", "place", "write Long-Pier"),
        ("date: 1933-09-06", "date: “1933-09-06”", "date", "write 1933-09-06"),
        ("[MATTHEWS2019]", "[“MATTHEWS2019”]", "sources.0", "write MATTHEWS2019"),
    ],
)
def test_what_is_not_a_text_is_given_back_without_its_marks(
    old: str, new: str, field: str, remedy: str, tmp_path: Path
) -> None:
    _, [problem] = told(tmp_path, HEAD.replace(old, new))
    assert (problem.field, problem.remedy) == (field, remedy)


def test_an_endless_story_is_refused_with_its_length(tmp_path: Path) -> None:
    read, [problem] = told(tmp_path, HEAD, "word " * LONGEST_STORY)
    assert not read
    assert f"at most {LONGEST_STORY:,}" in problem.fault


def test_what_cannot_be_shown_in_a_story_is_told_with_its_line_and_left_out(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "a.md").write_text(f"---\n{HEAD}---\n\nOne.\nTw\x07o.\n", encoding="utf-8")
    read = read_front_matter(tmp_path / "a.md", "a.md", StopFields, LOST, problems)
    assert read is not None
    assert read[1] == "One.\nTwo."
    assert [each.where for each in problems] == ["line 10"]


@pytest.mark.parametrize("story", ["And <b>bold</b>.", "One.\n\n<script>alert(1)</script>"])
def test_html_in_a_story_is_told_and_costs_nothing(story: str, tmp_path: Path) -> None:
    read, [problem] = told(tmp_path, HEAD, f"{story}\n")
    assert read
    assert (problem.field, problem.fault) == ("story", "holds HTML")


@pytest.mark.parametrize("story", ["2 < 3 and 5 > 4.", "See <https://example.org>.", "a <-> b", "x<y"])
def test_a_sign_in_a_story_is_no_html(story: str, tmp_path: Path) -> None:
    assert told(tmp_path, HEAD, f"{story}\n") == (True, [])


def test_references_between_words_are_refused_too(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "w.yaml").write_text("close: &a Close\nnext: *a\n", encoding="utf-8")
    assert read_yaml_strings(tmp_path / "w.yaml", "w.yaml", LOST, problems) == {}
    assert len(problems) == 1
