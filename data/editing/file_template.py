"""A sheet as a file to be filled in: every field, what it means, and an example.

Made from the sheets, so that it never says what is not so. A field that must be written and is not given
stands empty, and `check` says what to write there; one that may be left out stands behind a `#`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import get_args

from pydantic.fields import FieldInfo
from ruamel.yaml import YAML

from data.schema.field_types import Fields, choices, example

WIDTH = 100
"""Letters of a comment's line."""


def skeleton(sheet: type[Fields], given: Mapping[str, str]) -> str:
    """The YAML of a sheet. `given` are values as they are typed in YAML (see `typed`), by field."""
    parts = (_part(name, field, given.get(name)) for name, field in sheet.model_fields.items())
    return "\n".join("\n".join(part) for part in parts) + "\n"


def typed(text: str) -> str:
    """A text as a value in YAML, on one line, in quotes where it needs them."""
    stream = io.StringIO()
    yaml = YAML()
    yaml.width = 2**20
    yaml.dump({"": text}, stream)
    return stream.getvalue().removeprefix("'':").removeprefix('"":').strip()


def _part(name: str, field: FieldInfo, value: str | None) -> Iterator[str]:
    """A field: its comment above it, then the field, ready to be written or to be put in force."""
    must = field.is_required()
    yield from _comment(field, with_example=must)
    if value is not None:
        yield f"{name}:{value}" if value.startswith("\n") else f"{name}: {value}"
    else:
        yield f"{name}:" if must else f"# {name}: {example(field)}"


def _comment(field: FieldInfo, with_example: bool) -> Iterator[str]:
    words = choices(field)
    said = f"{field.description}{_inner(field)}."
    said += f" One of: {', '.join(words)}." if words else ""
    lines = wrap(said + _left_out(field), WIDTH, break_on_hyphens=False)
    if with_example and not words and example(field):
        shown = f"For example: {example(field)}"
        fits = len(f"{lines[-1]} {shown}") <= WIDTH
        lines = [*lines[:-1], f"{lines[-1]} {shown}"] if fits else [*lines, shown]
    yield from (f"# {line}" for line in lines)


def _inner(field: FieldInfo) -> str:
    """The fields of a sheet within a sheet, such as a chapter's, and what they mean."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, Fields):
            told = (f"{name}: {each.description}" for name, each in kind.model_fields.items())
            return f" ({'; '.join(told)})"
    return ""


def _left_out(field: FieldInfo) -> str:
    """What holds where a field is left out, if that is anything."""
    default = field.default
    if field.is_required() or default in ("", None, []) or isinstance(default, Fields):
        return ""
    return f" Left out, it is {str(default).lower() if isinstance(default, bool) else default}."
