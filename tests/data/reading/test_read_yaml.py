"""YAML files and front matter, validated field by field, with the line of every fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data import Problem
from data.model.limits import LONGEST_STORY
from data.model.problem import Location
from data.reading.read_yaml import read_front_matter, read_yaml, read_yaml_strings
from data.reading.source_file import SourceFile
from data.schema.yaml_schema import ExhibitFields, StopFields

HEAD = "title: Lands\nplace: pier\ndate: 1933-09-06\nchapter: tokyo\nsources: [MATTHEWS2019]\n"
EXHIBIT = (
    "title: T\nsubtitle: S\nwelcome: W\nlanguages: [en]\npeople: [a]\n"
    "opening_view: {south: 1, west: 2, north: 3, east: 4}\n"
)
EFFECT = "The stop is not shown."
Read = Callable[[str], list[str]]


@pytest.fixture
def story(tmp_path: Path) -> Read:
    """The problems of a stop's file with this text."""

    def read(text: str) -> list[str]:
        problems: list[Problem] = []
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        result = read_front_matter(SourceFile(tmp_path / "a.md", "a.md", EFFECT, problems), StopFields)
        assert (result is None) == bool(problems), "a stop is left out exactly when there is a problem"
        return [str(problem) for problem in problems]

    return read


@pytest.fixture
def exhibit_yaml(tmp_path: Path) -> Read:
    """The problems of an exhibit.yaml with this text."""

    def read(text: str) -> list[str]:
        problems: list[Problem] = []
        (tmp_path / "e.yaml").write_text(text, encoding="utf-8")
        result = read_yaml(
            SourceFile(tmp_path / "e.yaml", "e.yaml", "Nothing is shown.", problems), ExhibitFields
        )
        assert (result is None) == bool(problems), "a file is left out exactly when there is a problem"
        return [str(problem) for problem in problems]

    return read


def test_front_matter_and_story_are_separated(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "a.md").write_text(f"---\n{HEAD}---\n\nOne.\n\n---\n\nTwo.\n", encoding="utf-8")
    read = read_front_matter(SourceFile(tmp_path / "a.md", "a.md", "", problems), StopFields)
    assert read is not None
    head, text = read
    assert (head.title, head.date, head.present, head.via) == ("Lands", "1933-09-06", True, [])
    assert text == "One.\n\n---\n\nTwo."


FAULTY_HEADS = [
    (
        "date: 1933-09-06",
        "date: c. 1890",
        4,
        'date "c. 1890" is not a date the exhibit can read; write 1890~',
    ),
    ("date: 1933-09-06", "date: 1933-13-06", 4, 'date "1933-13-06" has no month: there is no month 13'),
    ("date: 1933-09-06", "date: 1933-02-30 10:00:00", 4, "is not a date the exhibit can read"),
    ("title: Lands", "title: Lands: twice", 2, "cannot be read"),
    ("place: pier", "place:\tpier", 3, "cannot be read"),
    ("place: pier", "place: pier\nplace: quay", 4, 'duplicate key "place"'),
    ("place: pier", "place: pier\nplcae: quay", 4, "plcae"),
    ("place: pier", "place: [pier]", 3, "place"),
    ("[MATTHEWS2019]", "MATTHEWS2019", 6, 'sources "MATTHEWS2019" is not a list; write [MATTHEWS2019]'),
    ("[MATTHEWS2019]", "[]", 6, "sources"),
    ("[MATTHEWS2019]", "[[a]]", 6, "sources.0"),
    ("[MATTHEWS2019]", "\n  - good\n  - bad id", 8, 'sources.1 "bad id"'),
    ("title: Lands", f"title: {'a' * 81}", 2, "is longer than 80 characters; shorten it"),
    ("title: Lands", "title: '  '", 2, "is empty"),
    ("title: Lands", "title: *lands", 2, "cannot be read"),
    (
        "chapter: tokyo",
        "chapter: tokyo\nhighlight: maybe",
        6,
        "is neither true nor false; write true or false",
    ),
    ("chapter: tokyo", "chapter: tokyo\nleg: unsure", 6, "is not one of certain, presumed, none"),
    ("title: Lands", "title: [...] lands", 2, "put quotation marks round the whole text"),
    ("title: Lands", 'title: "Lands" twice', 2, "put quotation marks round the whole text"),
    ("place: pier", "picture: [pier]", 3, "picture \"['pier']\" is a list; write pier"),
    ("date: 1933-09-06", "date: [1933, 1934]", 4, "is a list; write one of them, without brackets"),
    ("place: pier", "place: pier, quay", 3, "is no id; write one id of places.csv"),
    ("title: Lands", "title: {en: Lands}", 2, "write one text behind the colon"),
]


@pytest.mark.parametrize(("old", "new", "line", "part"), FAULTY_HEADS)
def test_a_fault_in_front_matter_is_reported_with_its_line(
    old: str, new: str, line: int, part: str, story: Read
) -> None:
    messages = story(f"---\n{HEAD.replace(old, new)}---\nA story.\n")
    assert len(messages) == 1
    assert f"line {line}" in messages[0]
    assert part in messages[0]
    assert messages[0].endswith("The stop is not shown.")


def test_an_empty_file_is_reported_as_empty(story: Read) -> None:
    assert story("\n \n") == [
        "a.md: the file is empty; write the head between two lines of ---, and the text below. "
        "The stop is not shown."
    ]


@pytest.mark.parametrize("text", ["A story.", f"{HEAD}---\nA story.", f"---\n{HEAD}A story.", "--\n--\n"])
def test_front_matter_without_its_marks_is_reported(text: str, story: Read) -> None:
    (message,) = story(text)
    assert message.startswith("a.md, line 1: the head is not marked off; write --- alone on a line")


def test_a_missing_story_is_reported_at_the_end_of_the_file(story: Read) -> None:
    assert story(f"---\n{HEAD}---\n\n") == [
        "a.md, line 9: the story is missing; write 30 to 70 words below the head. The stop is not shown."
    ]


@pytest.mark.parametrize("title", ["1984", "true", "1933-09-06", "3.10", "0x1F", "12:30"])
def test_a_title_that_yaml_takes_for_another_type_stays_as_typed(title: str, story: Read) -> None:
    messages = story(f"---\n{HEAD.replace('title: Lands', f'title: {title}')}---\nA story.\n")
    assert not messages or f'"{title}"' in messages[0].split(";")[1]


FAULTY_EXHIBITS = [
    ("people: [a]", "people: sorge", 5, 'people "sorge" is not a list; write [sorge]'),
    ("people: [a]", "people:", 5, "people is missing"),
    ("south: 1", "south: '45,5'", 6, 'opening_view.south "45,5" is not a number; write 45.5'),
    ("south: 1", "south: 145", 6, 'opening_view.south "145" is out of range; write a number'),
    ("south: 1, ", "south: 1, zoom: 2, ", 6, "opening_view.zoom"),
    ("subtitle: S", "subtitle: S\nidle_seconds: 10", 3, "is out of range; write a number of 45 or more"),
    (
        "subtitle: S",
        "subtitle: S\nidle_seconds: soon",
        3,
        "is not a whole number; write a whole number such as 60",
    ),
    ("subtitle: S", "subtitle: S\n2: two", 3, "2"),
    ("subtitle: S", "subtitle: S\n[a, b]: two", None, "a"),
    ("subtitle: S", "subtitle: S\n? [a, {b: c}]\n: two", None, ""),
    ("subtitle: S", "subtitle: S\n<<: 3", 3, "cannot be read"),
    ("subtitle: S", "subtitle: S\x07", 2, "cannot be read"),
    ("title: T", 'title: "T\\ud83d"', 1, ""),
    ("title: T", "title: !!int T\nsubtitel: T", 2, "write subtitle"),
    ("title: T", f"title: {'[' * 5000}", None, ""),
    ("title: T", f"title: {'{a: ' * 500}{'}' * 500}", None, ""),
    ("title: T", "%YAML 9.9\n---\ntitle: T", None, "cannot be read"),
]


@pytest.mark.parametrize(("old", "new", "line", "part"), FAULTY_EXHIBITS)
def test_a_fault_in_a_yaml_file_is_one_printable_problem(
    old: str, new: str, line: int | None, part: str, exhibit_yaml: Read
) -> None:
    (message,) = exhibit_yaml(EXHIBIT.replace(old, new, 1))
    assert f"line {line}" in message if line else "line " in message
    assert part in message
    assert message.encode()


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "a text", "null", "|\n a text"])
def test_a_yaml_file_without_fields_is_reported_with_an_example(text: str, exhibit_yaml: Read) -> None:
    assert exhibit_yaml(text) == [
        "e.yaml, line 1: no fields were found; write a line such as title: …. Nothing is shown."
    ]


def test_the_remedy_of_a_nested_field_names_a_field_of_its_group(exhibit_yaml: Read) -> None:
    messages = exhibit_yaml(EXHIBIT.replace("south: 1", "sout: 1"))
    assert any("opening_view.sout" in each and "write south." in each for each in messages)


def test_strings_are_read_with_their_lines(tmp_path: Path, problems: list[Problem]) -> None:
    (tmp_path / "w.yaml").write_text(
        "# words\nclose: Close\nnext: '{a}'\nempty:\nlist: [a]\n", encoding="utf-8"
    )
    assert read_yaml_strings(SourceFile(tmp_path / "w.yaml", "w.yaml", "", problems)) == {
        "close": ("Close", Location.line(2)),
        "next": ("{a}", Location.line(3)),
        "empty": ("", Location.line(4)),
        "list": ("", Location.line(5)),
    }


def read_stop(folder: Path, head: str, story: str = "A story.\n") -> tuple[bool, list[Problem]]:
    """Whether the stop is read, and its problems."""
    problems: list[Problem] = []
    (folder / "a.md").write_text(f"---\n{head}---\n{story}", encoding="utf-8")
    return read_front_matter(
        SourceFile(folder / "a.md", "a.md", EFFECT, problems), StopFields
    ) is not None, problems


@pytest.mark.parametrize("title", ["“Ashore”", "Ashore “at last”", "«На берегу»", "„Land“", "Land & sea"])
def test_curly_quotation_marks_are_part_of_a_text(title: str, tmp_path: Path) -> None:
    assert read_stop(tmp_path, HEAD.replace("Lands", title)) == (True, [])


@pytest.mark.parametrize(
    ("old", "new", "field", "remedy"),
    [
        ("place: pier", "place: “pier”", "place", "write pier"),
        ("place: pier", "place: Long Pier", "place", "write Long-Pier"),
        ("date: 1933-09-06", "date: “1933-09-06”", "date", "write 1933-09-06"),
        ("[MATTHEWS2019]", "[“MATTHEWS2019”]", "sources.0", "write MATTHEWS2019"),
    ],
)
def test_the_remedy_of_an_id_or_a_date_has_no_quotation_marks(
    old: str, new: str, field: str, remedy: str, tmp_path: Path
) -> None:
    _, [problem] = read_stop(tmp_path, HEAD.replace(old, new))
    assert (problem.field, problem.remedy) == (field, remedy)


def test_a_story_that_is_too_long_is_refused_with_its_length(tmp_path: Path) -> None:
    read, [problem] = read_stop(tmp_path, HEAD, "word " * LONGEST_STORY)
    assert not read
    assert f"at most {LONGEST_STORY:,}" in problem.fault


def test_unshowable_characters_are_reported_with_their_line_and_left_out(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "a.md").write_text(f"---\n{HEAD}---\n\nOne.\nTw\x07o.\n", encoding="utf-8")
    read = read_front_matter(SourceFile(tmp_path / "a.md", "a.md", EFFECT, problems), StopFields)
    assert read is not None
    assert read[1] == "One.\nTwo."
    assert [each.where for each in problems] == ["line 10"]


@pytest.mark.parametrize("story", ["And <b>bold</b>.", "One.\n\n<script>alert(1)</script>"])
def test_html_in_a_story_is_reported_and_the_stop_is_shown(story: str, tmp_path: Path) -> None:
    read, [problem] = read_stop(tmp_path, HEAD, f"{story}\n")
    assert read
    assert (problem.field, problem.fault) == ("story", "holds HTML")


@pytest.mark.parametrize("story", ["2 < 3 and 5 > 4.", "See <https://example.org>.", "a <-> b", "x<y"])
def test_a_less_than_sign_in_a_story_is_no_html(story: str, tmp_path: Path) -> None:
    assert read_stop(tmp_path, HEAD, f"{story}\n") == (True, [])


def test_references_between_strings_are_refused(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "w.yaml").write_text("close: &a Close\nnext: *a\n", encoding="utf-8")
    assert read_yaml_strings(SourceFile(tmp_path / "w.yaml", "w.yaml", EFFECT, problems)) == {}
    assert len(problems) == 1


@pytest.mark.parametrize(
    "story", ["By <unknown>.", "Photo: <Null>", r"The tag \<b> of HTML.", r"\<!-- note -->"]
)
def test_a_name_in_brackets_and_an_escaped_tag_are_no_html(story: str, tmp_path: Path) -> None:
    assert read_stop(tmp_path, HEAD, f"{story}\n") == (True, [])


def test_a_tag_behind_an_escaped_backslash_is_html(tmp_path: Path) -> None:
    assert [each.found for each in read_stop(tmp_path, HEAD, "A \\\\<b>.\n")[1]] == ["<b>"]
