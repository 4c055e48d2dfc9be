"""A commented YAML template made from a fields class: every field with its meaning and an example.

It is generated from the schema, so it cannot contradict it. A required field without a value stays empty,
and `check` reports it with what to write; an optional field is commented out with `#`, unless its value is an
empty text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from textwrap import wrap
from typing import get_args

from pydantic.fields import FieldInfo
from ruamel.yaml import YAML

from data.schema.field_types import Fields, choices, example

MOST_MEANINGS = 3
"""Of so many fields of a nested class the meanings are written out."""
WIDTH = 100
"""Characters in a line of a comment, without `# `."""
PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .,()/_–-]*[A-Za-z0-9.)])?")
"""Texts that YAML reads as they are, except for NO_TEXTS."""
NO_TEXTS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
"""Words, in lower case, that some version of YAML reads as a truth value or as nothing."""


def yaml_template(fields: type[Fields], values: Mapping[str, str]) -> str:
    """The template as YAML text. `values`, by field, are YAML already (see `yaml_scalar`)."""
    entries = (_entry(name, field, values.get(name)) for name, field in fields.model_fields.items())
    return "\n".join("\n".join(entry) for entry in entries) + "\n"


@lru_cache(maxsize=2_000)
def yaml_scalar(text: str) -> str:
    """A text as a YAML scalar on one line, quoted where YAML needs it."""
    if PLAIN.fullmatch(text) and text.lower() not in NO_TEXTS:
        return text  # as ruamel.yaml would write it, in a hundredth of the time
    stream = io.StringIO()
    _yaml().dump({"": text}, stream)
    return stream.getvalue().removeprefix("'':").removeprefix('"":').strip()


@lru_cache(maxsize=1)
def _yaml() -> YAML:
    """One for all texts: each new one searches the disk for plug-ins."""
    yaml = YAML()
    yaml.width = 2**20
    return yaml


def _entry(name: str, field: FieldInfo, value: str | None) -> Iterator[str]:
    """The lines of one field: its comment, then the field with its value, empty or commented out."""
    if value is None and field.is_required():
        value = ""
    yield from _comment(field, with_example=field.is_required() or value == "")
    if value is None:
        yield f"# {name}: {example(field)}"
    else:
        yield f"{name}:{value}" if value.startswith("\n") else f"{name}: {value}".rstrip()


def _comment(field: FieldInfo, with_example: bool) -> Iterator[str]:
    allowed = choices(field)
    text = f"{field.description}{_subfields(field)}."
    text += f" One of: {', '.join(allowed)}." if allowed else ""
    lines = wrap(text + _default(field), WIDTH, break_on_hyphens=False)
    if with_example and not allowed and example(field):
        sentence = f"For example: {example(field)}"
        fits = len(f"{lines[-1]} {sentence}") <= WIDTH
        lines = [*lines[:-1], f"{lines[-1]} {sentence}"] if fits else [*lines, sentence]
    yield from (f"# {line}" for line in lines)


def _subfields(field: FieldInfo) -> str:
    """The fields of a nested fields class (a chapter's) with their meanings, of many the names alone; empty
    for plain types."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, Fields):
            meanings = [f"{name}: {each.description}" for name, each in kind.model_fields.items()]
            few = len(meanings) <= MOST_MEANINGS
            return f" ({'; '.join(meanings) if few else ', '.join(kind.model_fields)})"
    return ""


def _default(field: FieldInfo) -> str:
    """A sentence with the default of an optional field; empty where the default is empty."""
    default = field.default
    if field.is_required() or default in ("", None, []) or isinstance(default, Fields):
        return ""
    return f" Left out, it is {str(default).lower() if isinstance(default, bool) else default}."
