"""Read a YAML file, or the front matter of a story, and check it against its model field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from data.model.limits import LONGEST_STORY
from data.model.problem import Problem, excerpt
from data.reading.html_check import HTML_TAG, report_html
from data.reading.read_text import read_text
from data.reading.yaml_parser import NotYamlError, YamlFields, parse_yaml
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
    checked = _checked_story(story, _first_line_of_story(text, story), name, effect, problems)
    return None if checked is None else (head, checked)


def read_yaml_strings(
    path: Path, name: str, effect: str, problems: list[Problem]
) -> dict[str, tuple[str, int]]:
    """A YAML file of `key: text` lines as key → (text, line from 1); empty when it cannot be read.

    Entries without a text, or with another type of value, are left out.
    """
    text = read_text(path, name, effect, problems)
    fields = None if text is None else _parsed(text, name, "key", effect, problems)
    if fields is None:
        return {}
    strings = {
        key: (UNSHOWABLE.sub("", value).strip(), fields.line(key) + 1)
        for key, value in fields.values.items()
        if isinstance(value, str)
    }
    return {key: entry for key, entry in strings.items() if entry[0]}


def rough_fields(path: Path) -> Mapping[str, Any]:
    """The fields of a YAML file or of front matter, not validated; empty where they cannot be parsed.

    For files that are still being written: nothing is reported.
    """
    fields, _ = _fields_of_file(path)
    return {} if fields is None else fields.values


def line_of(path: Path, *field: str | int) -> int:
    """The line, from 1, of a field of a YAML file or of front matter, such as `"chapters", 2, "id"`.

    Returns the line of the deepest part that is there, 1 where none is.
    """
    fields, lines_above = _fields_of_file(path)
    return 1 if fields is None else fields.line(*field) + 1 + lines_above


def line_of_story(path: Path) -> int:
    """The line, from 1, at which the story below a front matter begins; 1 where there is none."""
    text = read_text(path, path.name, "", []) or ""
    parts = FRONT_MATTER.match(text)
    return 1 if parts is None else _first_line_of_story(text, parts["story"].strip())


def _first_line_of_story(text: str, story: str) -> int:
    return text.count("\n", 0, text.rindex(story)) + 1


def _fields_of_file(path: Path) -> tuple[YamlFields | None, int]:
    """The fields of a YAML file or of front matter, None where there are none; and the lines above them."""
    text = read_text(path, path.name, "", []) or ""
    parts = FRONT_MATTER.match(text)
    try:
        return parse_yaml(text if parts is None else parts["head"]), 0 if parts is None else 1
    except NotYamlError:  # `check` reports it
        return None, 0


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
    fields = _parsed(text, name, next(iter(model.model_fields)), effect, problems, lines_above)
    if fields is None:
        return None
    # A field that is left empty counts as not written.
    filled = {key: value for key, value in fields.values.items() if value is not None}
    try:
        validated = model.model_validate(filled)
    except ValidationError as error:
        problems += _field_problems(error, name, fields, model, effect, lines_above)
        return None
    for key, value in filled.items() if "<" in text else ():
        if isinstance(value, str) and "<" in value:
            line = fields.line(key) + 1 + lines_above
            report_html(value, name, f"line {line}", key, line, problems)
    return validated


def _parsed(
    text: str, name: str, first_field: str, effect: str, problems: list[Problem], lines_above: int = 0
) -> YamlFields | None:
    """The text's fields; None, with one problem, where it is no YAML mapping."""
    try:
        return parse_yaml(text, first_field)
    except NotYamlError as error:
        line = error.line + 1 + lines_above
        problems.append(Problem(name, f"line {line}", "", "", error.fault, error.remedy, effect, line))
        return None


def _field_problems(
    error: ValidationError,
    name: str,
    fields: YamlFields,
    model: type[Fields],
    effect: str,
    lines_above: int,
) -> Iterator[Problem]:
    for each in error.errors():
        path = tuple(each["loc"])
        line = fields.line(*path) + 1 + lines_above
        fault, remedy = fault_and_remedy(each, model)
        value = "" if each["type"] == "missing" else excerpt(each.get("input"))
        field = ".".join(str(part) for part in path)
        yield Problem(name, f"line {line}", field, value, fault, remedy, effect, line)
