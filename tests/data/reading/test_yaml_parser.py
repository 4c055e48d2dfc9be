"""The fast and the slow composer give the same fields and lines; what cannot be parsed gets a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from time import process_time
from typing import Any

import pytest
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode

from data.model.limits import DEEPEST_NESTING
from data.reading.source_file import FRONT_MATTER
from data.reading.yaml_parser import (
    NotYamlError,
    YamlFields,
    compose,
    compose_plain,
    parse_yaml,
)
from tests.exhibit_folders import EXHIBITS
from tests.random_seeds import few_by_default

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
    yield from (path.read_text(encoding="utf-8") for path in sorted(EXHIBITS.rglob("person.yaml")))


def damaged(text: str, generator: Random) -> str:
    for _ in range(generator.randrange(1, 4)):
        at = generator.randrange(len(text))
        text = text[:at] + generator.choice(INSERTIONS) + text[at + generator.choice([0, 0, 1, 5]) :]
    return text


def fields_and_lines(compose: Callable[[str], Any], text: str) -> list[Any] | None:
    """Every value with its path and its line; None where the text cannot be read."""
    try:
        root = compose(text)
        fields = YamlFields.of(root) if isinstance(root, MappingNode) else None
    except (YAMLError, ValueError):
        return None
    return None if fields is None else list(with_lines(fields, (), fields.values))


def with_lines(fields: YamlFields, path: tuple[str | int, ...], value: Any) -> Iterator[tuple[Any, Any, int]]:
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    yield path, value, fields.line(*path)
    for part, each in entries:
        yield from with_lines(fields, (*path, part), each)


@pytest.mark.parametrize("seed", few_by_default(range(20)))
def test_of_damaged_texts_both_composers_give_the_same_values_and_lines(seed: int) -> None:
    generator = Random(seed)
    texts = [damaged(head, generator) for head in yaml_texts()]
    plain = [(text, found) for text in texts if (found := fields_and_lines(compose_plain, text)) is not None]
    assert [text for text, found in plain if found != fields_and_lines(compose, text)] == []


def test_the_fast_composer_reads_the_exhibits_and_gives_the_same() -> None:
    readable = [head for head in yaml_texts() if fields_and_lines(compose, head) is not None]
    assert [
        head
        for head in readable
        if "*" not in head and fields_and_lines(compose_plain, head) != fields_and_lines(compose, head)
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        'a: {"b":&x 1, "c":*x}',
        "a: {?*x : 1}",
        "a: !!binary x",
        "a:\tb",
        "a: [",
        "[" * 13,
        "- " * 13,
        "",
    ],
)
def test_yaml_that_is_not_plain_is_left_to_the_slow_composer(text: str) -> None:
    assert compose_plain(text) is None


def test_scalars_are_text_as_typed_and_keys_are_text() -> None:
    typed = {"a": "1933-09-06", "b": "007", "c": "yes", "d": None, "e": ["1.0"], "f": {"g": "x: y"}, "2": "="}
    text = "a: 1933-09-06\nb: 007\nc: yes\nd:\ne: [1.0]\nf: {g: 'x: y'}\n2: =\n"
    assert parse_yaml(text).values == typed
    assert parse_yaml(f"{text}slow: !!str 1\n").values == typed | {"slow": "1"}


@pytest.mark.parametrize("text", ["<<: {a: 1, b: 2}\na: 5", "a: 5\n<<: [{b: 2}, {b: 3}]"])
def test_a_merged_field_never_replaces_one_that_is_written(text: str) -> None:
    assert parse_yaml(text).values == {"a": "5", "b": "2"}


LINES = """title: Lands
place: pier pier
chapters:
  - id: pier
    title: Lands
  - {id: place,
     title: "A text
       place: in quotation marks"}
via: [
  pier,
  pier,
  place]
place_: pier
doubt: >-
  Folded
  via: pier
view:
  south: 1
  nested: {list: [
    a, b]}
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("place",), 2),
        (("chapters",), 3),
        (("chapters", 0), 4),
        (("chapters", 0, "title"), 5),
        (("chapters", 1), 6),
        (("chapters", 1, "id"), 6),
        (("chapters", 1, "title"), 7),
        (("via",), 9),
        (("via", 0), 10),
        (("via", 1), 11),
        (("via", 2), 12),
        (("place_",), 13),
        (("doubt",), 14),
        (("view", "nested", "list", 1), 20),
        (("view", "north"), 17),
        (("via", 7), 9),
        (("title", 0), 1),
        (("nothing",), 1),
    ],
)
@pytest.mark.parametrize("rest", ["", "only_the_slow_composer: !!str x\n"])
def test_every_path_has_its_line(path: tuple[str | int, ...], line: int, rest: str) -> None:
    text = LINES + rest
    assert (compose_plain(text) is None) == bool(rest)
    assert parse_yaml(text).line(*path) == line
    assert parse_yaml(text, lines_above=1).line(*path) == line + 1


@pytest.mark.parametrize("text", ["a:\n" + "- " * 400_000 + "x", "a: " + "[" * 400_000])
def test_a_line_of_nested_lists_is_refused_and_ends_no_process(text: str) -> None:
    with pytest.raises(NotYamlError, match="lists within lists"):
        parse_yaml(text)


def test_the_lines_of_many_fields_are_found_in_time_that_grows_with_their_number() -> None:
    fields = parse_yaml("".join(f"field_{number}: x\n" for number in range(20_000)))
    start = process_time()
    assert [fields.line(name) for name in fields.values] == list(range(1, 20_001))
    assert process_time() - start < 2


def test_both_composers_refuse_the_same_depth() -> None:
    def nested(depth: int) -> str:
        return "a:\n" + "".join(f"{'  ' * level}-\n" for level in range(1, depth)) + "  " * depth + "- x"

    for end in ("\n", "\nb: !!str x\n"):
        assert parse_yaml(nested(DEEPEST_NESTING - 1) + end).values["a"]
        with pytest.raises(NotYamlError, match="lists within lists"):
            parse_yaml(nested(DEEPEST_NESTING + 1) + end)


STOP_HEAD = "title: Lands\nplace: pier\ndate: 1933-09-06\nchapter: tokyo\nsources: [MATTHEWS2019]\n"


def error_of(text: str) -> NotYamlError:
    with pytest.raises(NotYamlError) as raised:
        parse_yaml(text)
    return raised.value


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
    assert hint in error_of(STOP_HEAD.replace(old, new)).remedy


def test_references_are_refused_at_the_first_one() -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)]
    assert error_of("a0: &a0 ha\n" + "".join(lines) + STOP_HEAD).line == 1


@pytest.mark.parametrize(
    "left_open", [("title: Lands", 'title: "Lands'), ("[MATTHEWS2019]", "[MATTHEWS2019")]
)
def test_an_open_quotation_mark_or_bracket_is_reported_where_it_opens(left_open: tuple[str, str]) -> None:
    opened = STOP_HEAD.split("\n").index(next(line for line in STOP_HEAD.split("\n") if left_open[0] in line))
    assert error_of(STOP_HEAD.replace(*left_open)).line == opened + 1
