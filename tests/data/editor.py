"""The YAML of an exhibit as an editor reads it, and what its schema finds there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from data import Problem
from data.reading.read_interface_strings import read_interface_strings
from data.reading.read_yaml import read_yaml
from data.schema.json_schema import MODELS, schemas

SCHEMAS = schemas()


def as_an_editor_reads(text: str) -> Any:
    """YAML 1.2: numbers and truths are such, days are text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(each) for key, each in value.items()}
        if isinstance(value, list):
            return [plain(each) for each in value]
        return value.isoformat() if isinstance(value, date) else value

    return plain(YAML(typ="safe", pure=True).load(text))


def faults(name: str, text: str) -> list[str]:
    """What the schema finds, by the path of the field."""
    validator = Draft202012Validator(SCHEMAS[name])
    return [f"{error.json_path} {error.message}" for error in validator.iter_errors(as_an_editor_reads(text))]


def is_read(name: str, text: str, folder: Path) -> bool:
    """Whether the loader takes it: the sheet of a YAML file, or a file of words."""
    path, problems = folder / "some.yaml", list[Problem]()
    path.write_text(text, encoding="utf-8")
    if name == "words":
        read_interface_strings(path, path.name, problems)
        return not problems
    return read_yaml(path, path.name, MODELS[name], "", problems) is not None
