"""The quick reader and the slow one: where the quick one speaks at all, they say the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data import Problem
from data.model.limits import DEEPEST_NESTING, LONGEST_STORY
from data.reading.read_yaml import FRONT_MATTER, fields_with_lines, read_front_matter, read_yaml_strings
from data.reading.yaml_parser import parse_yaml, plain_fields, plain_lines
from data.schema.yaml_schema import StopFields
from tests.data.conftest import EXHIBITS

BITS = [
    *(
        "'",
        '"',
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " #",
        "&a ",
        "*a",
        "!",
        "!!int ",
        "!!binary ",
        "|",
    ),
    *(
        ">",
        "|-\n  x",
        "%",
        "@",
        "`",
        "~",
        "null",
        "yes",
        "1_0",
        "0x1F",
        "1:30",
        "<<: ",
        "=",
        "\n",
        "\n  ",
        "\t",
    ),
    *(
        "\\",
        "\\u2028",
        "\u2028",
        "\x85",
        "\xa0",
        "\ufeff",
        "---\n",
        "...\n",
        "? ",
        "- - ",
        "é",
        "独",
        "\x07",
        "😀",
    ),
]


def heads() -> Iterator[str]:
    for path in sorted(EXHIBITS.rglob("*.md")):
        found = FRONT_MATTER.match(path.read_bytes().decode("utf-8", "replace"))
        if found is not None:
            yield found["head"]
    yield from (
        path.read_text(encoding="utf-8") for path in sorted(Path("data/exhibit").rglob("person.yaml"))
    )


def spoilt(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(BITS) + text[at + chance.choice([0, 0, 1, 5]) :]
    return text


def slow_fields(text: str) -> dict[str, Any] | None:
    problems: list[Problem] = []
    fields = parse_yaml(text, "a.yaml", "title", "", problems)
    return None if fields is None else bare(fields)


def slow_lines(text: str) -> dict[str, tuple[Any, int]]:
    return {key: (bare(value), line) for key, (value, line) in fields_with_lines(text, "a.yaml", "", []).items()}


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items()}
    return [bare(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(20))
def test_where_the_quick_reader_speaks_it_says_what_the_slow_one_says_and_on_which_line(seed: int) -> None:
    chance = random.Random(seed)
    texts = [spoilt(head, chance) for head in heads()]
    told = [(text, found) for text in texts if (found := plain_lines(text)) is not None]
    assert [text for text, found in told if found != slow_lines(text)] == []


def test_of_the_whole_exhibits_both_readers_say_the_same() -> None:
    assert [head for head in heads() if (found := plain_lines(head)) and found != slow_lines(head)] == []


def test_the_quick_reader_reads_what_is_plain() -> None:
    assert [head for head in heads() if slow_fields(head) is not None and plain_fields(head) is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2",
        "a: &x 1\nb: *x",
        "a: !!binary x",
        "<<: {a: 1}",
        "- a",
        "a: [",
        "? [a]\n: b",
        "",
        "a:\tb",
        "[" * 13,
    ],
)
def test_what_is_not_plain_is_left_to_the_slow_reader(text: str) -> None:
    assert plain_fields(text) is None


def test_a_value_stays_as_it_was_typed() -> None:
    typed = {"a": "1933-09-06", "b": "007", "c": "yes", "d": None, "e": ["1.0"], "f": {"g": "x: y"}}
    assert plain_fields("a: 1933-09-06\nb: 007\nc: yes\nd:\ne: [1.0]\nf: {g: 'x: y'}\n") == typed


STOP_HEAD = "title: Lands\nplace: pier\ndate: 1933-09-06\nchapter: tokyo\nsources: [MATTHEWS2019]\n"
LOST = "The stop is not shown."


def read_stop(folder: Path, head: str, story: str = "A story.\n") -> tuple[bool, list[Problem]]:
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
    read, [problem] = read_stop(tmp_path, STOP_HEAD.replace(old, new))
    assert not read
    assert hint in problem.remedy


def test_nine_lines_of_references_are_refused_at_the_first(tmp_path: Path) -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)]
    _, [problem] = read_stop(tmp_path, "a0: &a0 ha\n" + "".join(lines) + STOP_HEAD)
    assert problem.where == "line 2"


@pytest.mark.parametrize(
    "left_open", [("title: Lands", 'title: "Lands'), ("[MATTHEWS2019]", "[MATTHEWS2019")]
)
def test_what_is_left_open_is_told_where_it_opens(left_open: tuple[str, str], tmp_path: Path) -> None:
    _, [problem] = read_stop(tmp_path, STOP_HEAD.replace(*left_open))
    opened = STOP_HEAD.split("\n").index(next(line for line in STOP_HEAD.split("\n") if left_open[0] in line))
    assert problem.where == f"line {opened + 2}"


@pytest.mark.parametrize("title", ["“Ashore”", "Ashore “at last”", "«На берегу»", "„Land“", "Land & sea"])
def test_curly_quotation_marks_are_letters_in_a_text(title: str, tmp_path: Path) -> None:
    assert read_stop(tmp_path, STOP_HEAD.replace("Lands", title)) == (True, [])


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
    _, [problem] = read_stop(tmp_path, STOP_HEAD.replace(old, new))
    assert (problem.field, problem.remedy) == (field, remedy)


def test_an_endless_story_is_refused_with_its_length(tmp_path: Path) -> None:
    read, [problem] = read_stop(tmp_path, STOP_HEAD, "word " * LONGEST_STORY)
    assert not read
    assert f"at most {LONGEST_STORY:,}" in problem.fault


def test_what_cannot_be_shown_in_a_story_is_told_with_its_line_and_left_out(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "a.md").write_text(f"---\n{STOP_HEAD}---\n\nOne.\nTw\x07o.\n", encoding="utf-8")
    read = read_front_matter(tmp_path / "a.md", "a.md", StopFields, LOST, problems)
    assert read is not None
    assert read[1] == "One.\nTwo."
    assert [each.where for each in problems] == ["line 10"]


@pytest.mark.parametrize("story", ["And <b>bold</b>.", "One.\n\n<script>alert(1)</script>"])
def test_html_in_a_story_is_told_and_costs_nothing(story: str, tmp_path: Path) -> None:
    read, [problem] = read_stop(tmp_path, STOP_HEAD, f"{story}\n")
    assert read
    assert (problem.field, problem.fault) == ("story", "holds HTML")


@pytest.mark.parametrize("story", ["2 < 3 and 5 > 4.", "See <https://example.org>.", "a <-> b", "x<y"])
def test_a_sign_in_a_story_is_no_html(story: str, tmp_path: Path) -> None:
    assert read_stop(tmp_path, STOP_HEAD, f"{story}\n") == (True, [])


def test_references_between_words_are_refused_too(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "w.yaml").write_text("close: &a Close\nnext: *a\n", encoding="utf-8")
    assert read_yaml_strings(tmp_path / "w.yaml", "w.yaml", LOST, problems) == {}
    assert len(problems) == 1
