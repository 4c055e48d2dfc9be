"""The fields of a file as they are typed, sound or not: what `new` looks up in files still being written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from data.model.problem import Problem
from data.reading.read_text import read_text
from data.reading.read_yaml import FRONT_MATTER


def rough_fields(path: Path) -> Mapping[str, Any]:
    """The fields of a YAML file, or of a stop's head, unchecked. Empty where they cannot be read."""
    text = read_text(path, path.name, "", list[Problem]()) or ""
    parts = FRONT_MATTER.match(text)
    try:
        fields = YAML(typ="safe", pure=True).load(parts["head"] if parts is not None else text)
    except Exception:  # whatever a parser says of a curator's file, it is `check` that tells
        return {}
    return fields if isinstance(fields, dict) else {}
