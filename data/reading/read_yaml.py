"""A YAML sheet, or the head of a stop's file, checked field by field with its line numbers."""

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
from data.reading.html_check import TAG, tell_of_markup
from data.reading.read_text import read_text
from data.reading.yaml_parser import plain_fields, plain_lines, unreadable, yaml_as_typed
from data.schema.field_types import UNSHOWABLE, Fields
from data.schema.validation_messages import fault_and_remedy

FieldsType = TypeVar("FieldsType", bound=Fields)
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*$\n?(?P<story>.*)\Z", re.DOTALL | re.MULTILINE
)


def read_yaml(
    path: Path, name: str, sheet: type[FieldsType], consequence: str, problems: list[Problem]
) -> FieldsType | None:
    """A YAML file as its sheet; None, with every fault in `problems`, when it cannot be used."""
    text = read_text(path, name, consequence, problems)
    return None if text is None else _checked(text, name, sheet, consequence, problems, above=0)


def read_front_matter(
    path: Path, name: str, sheet: type[FieldsType], consequence: str, problems: list[Problem]
) -> tuple[FieldsType, str] | None:
    """A stop's head and its story; None, with every fault in `problems`, when it cannot be used."""
    text = read_text(path, name, consequence, problems)
    if text is None:
        return None
    parts = FRONT_MATTER.match(text)
    if parts is None:
        fault, remedy = "the head is not marked off", "write --- alone on a line above and below it"
        problems.append(Problem(name, "line 1", "", "", fault, remedy, consequence, 1))
        return None
    head = _checked(parts["head"], name, sheet, consequence, problems, above=1)
    story = parts["story"].strip()
    if not story:
        line = text.count("\n") + 1
        fault, remedy = "the story is missing", "write 30 to 70 words below the head"
        problems.append(Problem(name, f"line {line}", "", "", fault, remedy, consequence, line))
        return None
    return None if head is None else _whole_story(head, story, text, name, consequence, problems)


def _whole_story(
    head: FieldsType, story: str, text: str, name: str, consequence: str, problems: list[Problem]
) -> tuple[FieldsType, str] | None:
    """Head and story; None where the story is endless. What cannot be shown is told, and left out."""
    first = text.count("\n", 0, text.rindex(story)) + 1
    if len(story) > LONGEST_STORY:
        fault = f"the story has {len(story):,} characters, and at most {LONGEST_STORY:,} are read"
        remedy = "shorten it to 30 to 70 words"
        problems.append(Problem(name, f"line {first}", "", "", fault, remedy, consequence, first))
        return None
    if strange := UNSHOWABLE.search(story):
        line = first + story.count("\n", 0, strange.start())
        fault = "the story holds characters that cannot be shown"
        remedy = "type the words of this line again"
        problems.append(Problem(name, f"line {line}", "", "", fault, remedy, "They are left out.", line))
    if tag := TAG.search(story):
        line = first + story.count("\n", 0, tag.start())
        tell_of_markup(tag[0], name, f"line {line}", "story", line, problems)
    return head, UNSHOWABLE.sub("", story)


def read_yaml_strings(
    path: Path, name: str, consequence: str, problems: list[Problem]
) -> dict[str, tuple[str, int]]:
    """A YAML file of plain `key: text` lines as key → (text, line); empty when it cannot be read."""
    text = read_text(path, name, consequence, problems)
    if text is None:
        return {}
    found = plain_lines(text) or _slow_lines(text, name, consequence, problems)
    words = {
        key: (UNSHOWABLE.sub("", value).strip(), line + 1)
        for key, (value, line) in found.items()
        if isinstance(value, str)
    }
    return {key: told for key, told in words.items() if told[0]}


def _slow_lines(
    text: str, name: str, consequence: str, problems: list[Problem]
) -> dict[str, tuple[Any, int]]:
    """What `plain_lines` finds, read slowly: of an unreadable text nothing, and why in `problems`."""
    fields = _parsed(text, name, "key", consequence, problems, above=0)
    return {str(key): (value, _line(fields, (key,))) for key, value in (fields or {}).items()}


def _checked(
    text: str, name: str, sheet: type[FieldsType], consequence: str, problems: list[Problem], above: int
) -> FieldsType | None:
    plain = None if TAG.search(text) else plain_fields(text)
    if plain is not None:
        try:
            return sheet.model_validate(_written(plain))
        except ValidationError:
            pass  # the slow reader knows the lines
    fields = _parsed(text, name, next(iter(sheet.model_fields)), consequence, problems, above)
    if fields is None:
        return None
    try:
        read = sheet.model_validate(_written(fields))
        for key, value in ((key, each) for key, each in fields.items() if "<" in str(each)):
            line = _line(fields, (key,)) + 1 + above
            tell_of_markup(value, name, f"line {line}", str(key), line, problems)
        return read
    except ValidationError as error:
        problems += _field_problems(error, name, fields, sheet, consequence, above)
        return None


def _written(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A field left empty counts as not written."""
    return {key: value for key, value in fields.items() if value is not None}


def _parsed(
    text: str, name: str, first_field: str, consequence: str, problems: list[Problem], above: int
) -> CommentedMap | None:
    try:
        fields = yaml_as_typed().load(text)
    except Exception as error:  # whatever a parser says of a curator's file, it is the file that is mended
        problems.append(unreadable(error, text, name, consequence, above))
        return None
    if isinstance(fields, CommentedMap):
        return fields
    fault, remedy = "no fields were found", f"write a line such as {first_field}: …"
    problems.append(Problem(name, "line 1", "", "", fault, remedy, consequence, 1))
    return None


def _field_problems(
    error: ValidationError, name: str, fields: CommentedMap, sheet: type[Fields], consequence: str, above: int
) -> Iterator[Problem]:
    for each in error.errors():
        path = tuple(each["loc"])
        line = _line(fields, path) + 1 + above
        fault, remedy = fault_and_remedy(each, sheet)
        found = "" if each["type"] == "missing" else excerpt(each.get("input"))
        field = ".".join(str(part) for part in path)
        yield Problem(name, f"line {line}", field, found, fault, remedy, consequence, line)


def _line(fields: Any, path: tuple[str | int, ...]) -> int:
    """The line, counted from 0, of the deepest part of `path` that the file holds."""
    line = 0
    for part in path:
        held = isinstance(fields, list) and isinstance(part, int) and part < len(fields)
        if not held and not (isinstance(fields, dict) and part in fields):
            return line
        line = fields.lc.data[part][0] if fields.lc.data and part in fields.lc.data else line
        fields = fields[part]
    return line


def line_of(path: Path, field: str, found: str) -> int:
    """The line of a field's value, from 1, also where a list has a line for each; 1 where it is gone."""
    lines = (read_text(path, "", "", []) or "").split("\n")
    start = next((index for index, line in enumerate(lines) if line.startswith(f"{field}:")), 0)
    return next((number for number, line in enumerate(lines[start:], start + 1) if found in line), start + 1)


def rough_fields(path: Path) -> Mapping[str, Any]:
    """The fields of a YAML file, or of a stop's head, unchecked. Empty where they cannot be read."""
    text = read_text(path, path.name, "", list[Problem]()) or ""
    parts = FRONT_MATTER.match(text)
    try:
        fields = YAML(typ="safe", pure=True).load(parts["head"] if parts is not None else text)
    except Exception:  # whatever a parser says of a curator's file, it is `check` that tells
        return {}
    return fields if isinstance(fields, dict) else {}
