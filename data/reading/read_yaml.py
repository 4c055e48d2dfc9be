"""Read a YAML file, or the front matter of a story, and check it against its model field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from data.model.limits import LONGEST_STORY
from data.model.problem import WHOLE_FILE, Location
from data.reading.html_check import html_tags_of_markdown, report_html
from data.reading.markdown_check import report_markdown
from data.reading.read_text import read_text
from data.reading.source_file import FRONT_MATTER, SourceFile
from data.reading.yaml_parser import NotYamlError, YamlFields, parse_yaml
from data.schema.field_types import UNSHOWABLE, Fields, cost_of, is_markdown
from data.schema.interface_strings import flat
from data.schema.validation_messages import fault_and_remedy, model_within
from data.schema.yaml_schema import StopFields

FieldsType = TypeVar("FieldsType", bound=Fields)


def read_yaml(source: SourceFile, model: type[FieldsType]) -> FieldsType | None:
    """The fields of a YAML file; None, with every fault reported, when it cannot be used."""
    return None if read_text(source) is None else _validated(source, model)


def read_front_matter(source: SourceFile, model: type[FieldsType]) -> tuple[FieldsType, str] | None:
    """The front matter and the story of a file; None, with every fault reported, when it cannot be used.

    Characters of the story that cannot be shown are reported and left out.
    """
    text = read_text(source)
    if text is None:
        return None
    parts = FRONT_MATTER.match(text)
    if not text.strip():
        fault, remedy = "the file is empty", "write the head between two lines of ---, and the text below"
        source.problem(fault=fault, remedy=remedy, lost="")
        return None
    if parts is None:
        fault, remedy = "the head is not marked off", "write --- alone on a line above and below it"
        source.problem(fault=fault, remedy=remedy, at=Location.line(1), lost="")
        return None
    head = _validated(source, model)
    story = parts["story"].strip()
    if not story:
        end = Location.line(text.count("\n") + 1)
        remedy = "write 30 to 70 words below the head"
        source.problem(fault="the story is missing", remedy=remedy, at=end, lost="")
        return None
    if head is None:
        return None
    checked = _checked_story(source, story, model)
    return None if checked is None else (head, checked)


def read_yaml_strings(source: SourceFile) -> dict[str, tuple[str, Location]]:
    """A YAML file of `key: text` lines as key → (text, its line); empty when it cannot be read.

    The plural forms of a string are under keys of their own (`flat`). The text of an entry is empty where the
    file has none there, or another type of value.
    """
    fields = None if read_text(source) is None else _parsed(source, "key")
    if fields is None:
        return {}
    return {
        key: (UNSHOWABLE.sub("", text).strip(), Location.line(fields.line(field)))
        for field, value in fields.values.items()
        for key, text in (flat(field, value) or {field: ""}).items()
    }


def rough_fields(path: Path) -> Mapping[str, Any]:
    """The fields of a YAML file or of front matter, not validated; empty where they cannot be parsed.

    For files that are still being written: nothing is reported.
    """
    source = SourceFile(path, path.name)
    fields = None if read_text(source) is None else _parsed(source, "key")
    return {} if fields is None else fields.values


def _checked_story(source: SourceFile, story: str, model: type[Fields]) -> str | None:
    """The story without what cannot be shown; None where it is too long."""
    if len(story) > LONGEST_STORY:
        fault = f"the story has {len(story):,} characters, and at most {LONGEST_STORY:,} are read"
        remedy = "shorten it to 30 to 70 words"
        source.problem(fault=fault, remedy=remedy, at=source.at_story(), lost="")
        return None
    if unshowable := UNSHOWABLE.search(story):
        source.problem(
            fault="the story holds characters that cannot be shown",
            remedy="type the words of this line again",
            effect="They are left out.",
            at=source.at_story(unshowable.start()),
        )
    if tag := next(html_tags_of_markdown(story), None):
        report_html(tag[0], source, "story", source.at_story(tag.start()))
    in_story = model is StopFields
    report_markdown(story, source, "story", WHOLE_FILE, is_markdown=True, in_story=in_story)
    return UNSHOWABLE.sub("", story)


def _validated(source: SourceFile, model: type[FieldsType]) -> FieldsType | None:
    fields = _parsed(source, next(iter(model.model_fields)))
    if fields is None:
        return None
    # A field that is left empty counts as not written.
    written = {key: value for key, value in fields.values.items() if value is not None}
    filled = {key: _filled(value, model_within(model, key)) for key, value in written.items()}
    try:
        validated = model.model_validate(filled)
    except ValidationError as error:
        _report_faults(source, error, fields, model)
        left_out = [_entry_lost(each, model) for each in error.errors()]
        for entry in left_out:
            if entry is None:
                return None
            _leave_out(filled, entry.path)
        validated = model.model_validate(filled)
    for path, text, markdown in _texts(validated, filled):
        key, at = ".".join(map(str, path)), Location.line(fields.line(*path))
        report_html(text, source, key, at)
        report_markdown(text, source, key, at, is_markdown=markdown, in_story=model is StopFields)
    return validated


def _filled(value: Any, model: type[BaseModel] | None) -> Any:
    """A value without the fields of a mapping that are left empty: they count as not written.

    `model` is the class of its fields, None where it has names of any kind. An empty field of another name
    stays, and is refused: in `{words: I was, then, a prince.}` two of them are the end of the words.
    """
    if isinstance(value, list):
        return [_filled(each, model) for each in value]
    if not isinstance(value, Mapping):
        return value
    return {
        key: _filled(each, model and model_within(model, key))
        for key, each in value.items()
        if each is not None or (model is not None and key not in model.model_fields)
    }


def _texts(fields: Fields, typed: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    """Every text that was typed, also within mappings and lists of them: its path, the text, and whether it
    is shown with the Markdown of stories."""
    for key, value in typed.items():
        validated = getattr(fields, key)
        if isinstance(value, str):
            yield (key,), value, is_markdown(type(fields), key)
        elif isinstance(validated, Fields):
            for path, text, markdown in _texts(validated, value):
                yield (key, *path), text, markdown
        elif isinstance(validated, list):
            for index, (inner, each) in enumerate(zip(validated, value, strict=True)):
                if isinstance(inner, Fields):
                    for path, text, markdown in _texts(inner, each):
                        yield (key, index, *path), text, markdown
        elif isinstance(validated, dict):
            yield from (((key, name), each, False) for name, each in value.items() if isinstance(each, str))


def _parsed(source: SourceFile, first_field: str) -> YamlFields | None:
    """The fields of the text that was read; None, with one problem, where it is no YAML mapping."""
    try:
        return parse_yaml(*source.yaml, first_field)
    except NotYamlError as error:
        source.problem(fault=error.fault, remedy=error.remedy, at=Location.line(error.line), lost="")
        return None


class _LostEntry(NamedTuple):
    """An entry of a file that is left out because of a fault, and what follows. The others stay."""

    path: tuple[str | int, ...]
    effect: str


def _entry_lost(error: ErrorDetails, model: type[BaseModel]) -> _LostEntry | None:
    """The smallest entry that a fault costs; None where it costs the whole file."""
    lost: _LostEntry | None = None
    within: type[BaseModel] | None = model
    path = error["loc"]
    for depth, name in enumerate(path, start=1):
        field = within.model_fields.get(str(name)) if within else None
        cost = cost_of(field) if field is not None else None
        if cost is not None:
            lost = _LostEntry(path[:depth], cost.effect)
        within = model_within(within, str(name)) if within else None
    return _LostEntry(path, "It changes nothing.") if lost and error["type"] == "extra_forbidden" else lost


def _leave_out(values: dict[str, Any], path: tuple[str | int, ...]) -> None:
    """Take an entry out of nested mappings; it may be gone already, with one that holds it."""
    inner: Any = values
    for name in path[:-1]:
        inner = inner.get(name) if isinstance(inner, Mapping) else None
    if isinstance(inner, dict):
        inner.pop(path[-1], None)


def _report_faults(
    source: SourceFile, error: ValidationError, fields: YamlFields, model: type[Fields]
) -> None:
    for each in error.errors():
        fault, remedy = fault_and_remedy(each, model)
        entry = _entry_lost(each, model)
        source.problem(
            ".".join(map(str, each["loc"])),
            found="" if each["type"] == "missing" or each["input"] is None else each["input"],
            fault=fault,
            remedy=remedy,
            effect=entry.effect if entry else "",
            at=Location.line(fields.line(*each["loc"])),
            lost=None if entry else "",
        )
