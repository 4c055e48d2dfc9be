"""A YAML sheet, or the head of a stop's file, checked field by field with its line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from data.faults import fault_and_remedy
from data.field import UNSHOWABLE, Sheet
from data.plain_yaml import plain_fields
from data.problem import Problem
from data.read_text import read_text

SheetType = TypeVar("SheetType", bound=Sheet)
FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<head>.*?)^---[ \t]*$\n?(?P<story>.*)\Z", re.DOTALL | re.MULTILINE
)


def read_sheet(
    path: Path, name: str, sheet: type[SheetType], consequence: str, problems: list[Problem]
) -> SheetType | None:
    """A YAML file as its sheet; None, with every fault in `problems`, when it cannot be used."""
    text = read_text(path, name, consequence, problems)
    return None if text is None else _checked(text, name, sheet, consequence, problems, above=0)


def read_story(
    path: Path, name: str, sheet: type[SheetType], consequence: str, problems: list[Problem]
) -> tuple[SheetType, str] | None:
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
    return None if head is None else (head, story)


def read_mapping(
    path: Path, name: str, consequence: str, problems: list[Problem]
) -> dict[str, tuple[str, int]]:
    """A YAML file of plain `key: text` lines as key → (text, line); empty when it cannot be read."""
    text = read_text(path, name, consequence, problems)
    fields = None if text is None else _parsed(text, name, "key", consequence, problems, above=0)
    if fields is None:
        return {}
    words = {
        key: UNSHOWABLE.sub("", value).strip() for key, value in fields.items() if isinstance(value, str)
    }
    return {str(key): (word, _line(fields, (key,)) + 1) for key, word in words.items() if word}


def _checked(
    text: str, name: str, sheet: type[SheetType], consequence: str, problems: list[Problem], above: int
) -> SheetType | None:
    plain = plain_fields(text)
    if plain is not None:
        try:
            return sheet.model_validate(_written(plain))
        except ValidationError:
            pass  # the slow reader knows the lines
    fields = _parsed(text, name, next(iter(sheet.model_fields)), consequence, problems, above)
    if fields is None:
        return None
    try:
        return sheet.model_validate(_written(fields))
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
        fields = _yaml().load(text)
    except Exception as error:  # whatever a parser says of a curator's file, it is the file that is mended
        problems.append(_unreadable(error, text, name, consequence, above))
        return None
    if isinstance(fields, CommentedMap):
        return fields
    fault, remedy = "no fields were found", f"write a line such as {first_field}: …"
    problems.append(Problem(name, "line 1", "", "", fault, remedy, consequence, 1))
    return None


class AsTyped(RoundTripConstructor):
    """Days, numbers and truths stay the text that was typed: the sheet says what each must be."""


for kind in ("timestamp", "int", "float", "bool"):
    AsTyped.add_constructor(f"tag:yaml.org,2002:{kind}", lambda _, node: node.value)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Constructor = AsTyped
    return yaml


def _unreadable(error: Exception, text: str, name: str, consequence: str, above: int) -> Problem:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    before = text.count("\n", 0, error.position) if isinstance(error, ReaderError) else 0
    line = (mark.line if mark is not None else before) + 1 + above
    reason = (error.problem if isinstance(error, MarkedYAMLError) else None) or "the line is damaged"
    remedy = "check this line and the one above: a missing quote, a colon inside a text, a tab, an indent"
    return Problem(name, f"line {line}", "", "", f"cannot be read ({reason})", remedy, consequence, line)


def _field_problems(
    error: ValidationError, name: str, fields: CommentedMap, sheet: type[Sheet], consequence: str, above: int
) -> Iterator[Problem]:
    for each in error.errors():
        path = tuple(each["loc"])
        line = _line(fields, path) + 1 + above
        fault, remedy = fault_and_remedy(each, sheet)
        found = "" if each["type"] == "missing" else _short(each.get("input"))
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


def _short(value: Any) -> str:
    text = UNSHOWABLE.sub("�", str(value))
    return text if len(text) <= 60 else text[:57] + "…"
