"""The fast and the slow YAML parser return the same; the slow one reports what cannot be parsed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ruamel.yaml.comments import CommentedMap

from data import Problem
from data.model.limits import DEEPEST_NESTING
from data.reading.read_yaml import FRONT_MATTER, fields_with_lines
from data.reading.yaml_parser import parse_yaml, plain_fields, plain_lines
from tests.data.conftest import EXHIBITS

INSERTIONS = [
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


def yaml_texts() -> Iterator[str]:
    for path in sorted(EXHIBITS.rglob("*.md")):
        found = FRONT_MATTER.match(path.read_bytes().decode("utf-8", "replace"))
        if found is not None:
            yield found["head"]
    yield from (
        path.read_text(encoding="utf-8") for path in sorted(Path("data/exhibit").rglob("person.yaml"))
    )


def damaged(text: str, generator: Random) -> str:
    for _ in range(generator.randrange(1, 4)):
        at = generator.randrange(len(text))
        text = text[:at] + generator.choice(INSERTIONS) + text[at + generator.choice([0, 0, 1, 5]) :]
    return text


def slow_fields(text: str) -> dict[str, Any] | None:
    problems: list[Problem] = []
    fields = parse_yaml(text, "a.yaml", "title", "", problems)
    return None if fields is None else plain_types(fields)


def slow_lines(text: str) -> dict[str, tuple[Any, int]]:
    return {
        key: (plain_types(value), line)
        for key, (value, line) in fields_with_lines(text, "a.yaml", "", []).items()
    }


def plain_types(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain_types(each) for key, each in value.items()}
    return [plain_types(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(20))
def test_of_damaged_texts_both_parsers_return_the_same_values_and_lines(seed: int) -> None:
    generator = Random(seed)
    texts = [damaged(head, generator) for head in yaml_texts()]
    parsed = [(text, found) for text in texts if (found := plain_lines(text)) is not None]
    assert [text for text, found in parsed if found != slow_lines(text)] == []


def test_of_the_exhibits_both_parsers_return_the_same() -> None:
    assert [head for head in yaml_texts() if (found := plain_lines(head)) and found != slow_lines(head)] == []


def test_the_fast_parser_reads_plain_yaml() -> None:
    assert [
        head for head in yaml_texts() if slow_fields(head) is not None and plain_fields(head) is None
    ] == []


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
def test_yaml_that_is_not_plain_is_left_to_the_slow_parser(text: str) -> None:
    assert plain_fields(text) is None


def test_scalars_are_text_as_typed() -> None:
    typed = {"a": "1933-09-06", "b": "007", "c": "yes", "d": None, "e": ["1.0"], "f": {"g": "x: y"}}
    assert plain_fields("a: 1933-09-06\nb: 007\nc: yes\nd:\ne: [1.0]\nf: {g: 'x: y'}\n") == typed


STOP_HEAD = "title: Lands\nplace: pier\ndate: 1933-09-06\nchapter: tokyo\nsources: [MATTHEWS2019]\n"


def parse(text: str) -> tuple[CommentedMap | None, list[Problem]]:
    """The fields of front matter, which begins in line 2 of its file, and the problems."""
    problems: list[Problem] = []
    fields = parse_yaml(text, "a.md", "title", "The stop is not shown.", problems, lines_above=1)
    return fields, problems


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
def test_the_remedy_of_a_usual_error_is_a_hint(old: str, new: str, hint: str) -> None:
    fields, [problem] = parse(STOP_HEAD.replace(old, new))
    assert fields is None
    assert hint in problem.remedy


def test_references_are_refused_at_the_first_one() -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)]
    _, [problem] = parse("a0: &a0 ha\n" + "".join(lines) + STOP_HEAD)
    assert problem.where == "line 2"


@pytest.mark.parametrize(
    "left_open", [("title: Lands", 'title: "Lands'), ("[MATTHEWS2019]", "[MATTHEWS2019")]
)
def test_an_open_quotation_mark_or_bracket_is_reported_where_it_opens(left_open: tuple[str, str]) -> None:
    _, [problem] = parse(STOP_HEAD.replace(*left_open))
    opened = STOP_HEAD.split("\n").index(next(line for line in STOP_HEAD.split("\n") if left_open[0] in line))
    assert problem.where == f"line {opened + 2}"
