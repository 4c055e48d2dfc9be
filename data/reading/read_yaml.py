"""Read a YAML file, or the front matter of a story, and check it against its model field by field.

Plain YAML without a fault is read by the fast parser alone; the slow one is used to find line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from data.model.limits import LONGEST_STORY
from data.model.problem import Problem, excerpt
from data.reading.html_check import HTML_TAG, report_html
from data.reading.read_text import read_text
from data.reading.yaml_parser import line_of_field, parse_yaml, plain_fields, plain_lines
from data.schema.field_types import UNSHOWABLE, Fields
from data.schema.validation_messages import fault_and_remedy

FieldsType = TypeVar("FieldsType", bound=Fields)
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*$\n?(?P<story>.*)\Z", re.DOTALL | re.MULTILINE
)


def read_yaml(
    path: Path, name: str, model: type[FieldsType], effect: str, problems: list[Problem]
) -> FieldsType | None:
    """The fields of a YAML file; None, with every fault in `problems`, when it cannot be used."""
    text = read_text(path, name, effect, problems)
    return None if text is None else _validated(text, name, model, effect, problems, lines_above=0)


def read_front_matter(
    path: Path, name: str, model: type[FieldsType], effect: str, problems: list[Problem]
) -> tuple[FieldsType, str] | None:
    """The front matter and the story of a file; None, with every fault in `problems`, when it cannot be used.

    Characters of the story that cannot be shown are reported and left out.
    """
    text = read_text(path, name, effect, problems)
    if text is None:
        return None
    parts = FRONT_MATTER.match(text)
    if parts is None:
        fault, remedy = "the head is not marked off", "write --- alone on a line above and below it"
        problems.append(Problem(name, "line 1", "", "", fault, remedy, effect, 1))
        return None
    head = _validated(parts["head"], name, model, effect, problems, lines_above=1)
    story = parts["story"].strip()
    if not story:
        line = text.count("\n") + 1
        fault, remedy = "the story is missing", "write 30 to 70 words below the head"
        problems.append(Problem(name, f"line {line}", "", "", fault, remedy, effect, line))
        return None
    if head is None:
        return None
    first_line = text.count("\n", 0, text.rindex(story)) + 1
    checked = _checked_story(story, first_line, name, effect, problems)
    return None if checked is None else (head, checked)


def read_yaml_strings(
    path: Path, name: str, effect: str, problems: list[Problem]
) -> dict[str, tuple[str, int]]:
    """A YAML file of `key: text` lines as key → (text, line from 1); empty when it cannot be read.

    Entries without a text, or with another type of value, are left out.
    """
    text = read_text(path, name, effect, problems)
    if text is None:
        return {}
    fields = plain_lines(text) or fields_with_lines(text, name, effect, problems)
    strings = {
        key: (UNSHOWABLE.sub("", value).strip(), line + 1)
        for key, (value, line) in fields.items()
        if isinstance(value, str)
    }
    return {key: entry for key, entry in strings.items() if entry[0]}


def fields_with_lines(
    text: str, name: str, effect: str, problems: list[Problem]
) -> dict[str, tuple[Any, int]]:
    """What `plain_lines` returns, by the slow parser; empty, with a problem, where it cannot parse."""
    fields = parse_yaml(text, name, "key", effect, problems)
    if fields is None:
        return {}
    return {str(key): (value, line_of_field(fields, (key,))) for key, value in fields.items()}


def rough_fields(path: Path) -> Mapping[str, Any]:
    """The fields of a YAML file or of front matter, not validated; empty where they cannot be parsed.

    For files that are still being written: nothing is reported.
    """
    text = read_text(path, path.name, "", list[Problem]()) or ""
    parts = FRONT_MATTER.match(text)
    try:
        fields = YAML(typ="safe", pure=True).load(parts["head"] if parts is not None else text)
    except Exception:  # whatever the parser raises: `check` reports it
        return {}
    return fields if isinstance(fields, dict) else {}


def line_of(path: Path, field: str, value: str) -> int:
    """The line, from 1, of a value of a field, also of one in a list with a line for each item.

    Returns the field's line where the value is not found, 1 where the field is not found either.
    """
    lines = (read_text(path, "", "", []) or "").split("\n")
    start = next((index for index, line in enumerate(lines) if line.startswith(f"{field}:")), 0)
    return next((number for number, line in enumerate(lines[start:], start + 1) if value in line), start + 1)


def _checked_story(
    story: str, first_line: int, name: str, effect: str, problems: list[Problem]
) -> str | None:
    """The story without what cannot be shown; None where it is too long."""
    if len(story) > LONGEST_STORY:
        fault = f"the story has {len(story):,} characters, and at most {LONGEST_STORY:,} are read"
        remedy = "shorten it to 30 to 70 words"
        problems.append(Problem(name, f"line {first_line}", "", "", fault, remedy, effect, first_line))
        return None
    if unshowable := UNSHOWABLE.search(story):
        line = first_line + story.count("\n", 0, unshowable.start())
        fault = "the story holds characters that cannot be shown"
        remedy = "type the words of this line again"
        problems.append(Problem(name, f"line {line}", "", "", fault, remedy, "They are left out.", line))
    if tag := HTML_TAG.search(story):
        line = first_line + story.count("\n", 0, tag.start())
        report_html(tag[0], name, f"line {line}", "story", line, problems)
    return UNSHOWABLE.sub("", story)


def _validated(
    text: str, name: str, model: type[FieldsType], effect: str, problems: list[Problem], lines_above: int
) -> FieldsType | None:
    """The text's fields as their model; `lines_above` is the number of lines of the file before the text."""
    plain = None if HTML_TAG.search(text) else plain_fields(text)
    if plain is not None:
        try:
            return model.model_validate(_without_empty(plain))
        except ValidationError:
            pass  # the slow parser knows the lines
    fields = parse_yaml(text, name, next(iter(model.model_fields)), effect, problems, lines_above)
    if fields is None:
        return None
    try:
        validated = model.model_validate(_without_empty(fields))
    except ValidationError as error:
        problems += _field_problems(error, name, fields, model, effect, lines_above)
        return None
    for key, value in fields.items():
        if "<" in str(value):
            line = line_of_field(fields, (key,)) + 1 + lines_above
            report_html(value, name, f"line {line}", str(key), line, problems)
    return validated


def _without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A field that is left empty counts as not written."""
    return {key: value for key, value in fields.items() if value is not None}


def _field_problems(
    error: ValidationError,
    name: str,
    fields: CommentedMap,
    model: type[Fields],
    effect: str,
    lines_above: int,
) -> Iterator[Problem]:
    for each in error.errors():
        path = tuple(each["loc"])
        line = line_of_field(fields, path) + 1 + lines_above
        fault, remedy = fault_and_remedy(each, model)
        value = "" if each["type"] == "missing" else excerpt(each.get("input"))
        field = ".".join(str(part) for part in path)
        yield Problem(name, f"line {line}", field, value, fault, remedy, effect, line)
