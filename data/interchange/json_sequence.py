"""Several JSON values in one file: one a line (JSON Lines), or each behind a record separator (RFC 8142)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from data.interchange.field_names import compared_name, known_names
from data.interchange.file_content import UnreadableError, json_value

SEPARATOR = "\x1e"
"""The record separator of RFC 8142: a value may then stand on several lines."""
LOOKED_AT = 20
"""Values that are looked at to recognise a file."""


def json_texts(text: str) -> Iterator[tuple[int, str]]:
    """Each text that is to be one JSON value, with its line in the file, from 1. Blank lines are none."""
    line = 1
    for part in text.split(SEPARATOR if SEPARATOR in text else "\n"):
        before = len(part) - len(part.lstrip())
        if part.strip():
            yield line + part.count("\n", 0, before), part.strip()
        line += part.count("\n") + (SEPARATOR not in text)


def is_json_lines(text: str) -> bool:
    """Whether most of the first lines are a JSON object each, and there are several lines."""
    texts = [each for _, each in islice(json_texts(text), LOOKED_AT)]
    objects = sum(each.startswith("{") and _is_json(each) for each in texts)
    return (len(texts) > 1 or SEPARATOR in text) and 2 * objects >= len(texts) > 0


def is_list_of_stops(values: Sequence[Any]) -> bool:
    """Whether a JSON list holds features of GeoJSON, or objects with a value that is called a title."""
    titles = set(map(compared_name, known_names(["title"])))
    return any(
        each.get("type") == "Feature" or titles & {compared_name(str(name)) for name in each}
        for each in values[:LOOKED_AT]
        if isinstance(each, Mapping)
    )


def _is_json(text: str) -> bool:
    try:
        json_value(text)
    except UnreadableError:
        return False
    return True
