"""The quick reader and the slow one: where the quick one speaks at all, they say the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data import Problem
from data.reading.read_yaml import FRONT_MATTER, _parsed, _slow_lines
from data.reading.yaml_parser import plain_fields, plain_lines
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
    fields = _parsed(text, "a.yaml", "title", "", problems, above=0)
    return None if fields is None else bare(fields)


def slow_lines(text: str) -> dict[str, tuple[Any, int]]:
    return {key: (bare(value), line) for key, (value, line) in _slow_lines(text, "a.yaml", "", []).items()}


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
