"""Validate an exhibit's YAML as a text editor does: YAML 1.2 and the JSON Schema."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from data.reading.read_interface_strings import read_interface_strings
from data.reading.read_yaml import read_yaml
from data.reading.source_file import SourceFile
from data.schema.json_schema import MODELS, schemas

SCHEMAS = schemas()


def parsed_by_editor(text: str) -> Any:
    """The values of a YAML 1.2 text: numbers and booleans are typed, dates are text."""

    def converted(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): converted(each) for key, each in value.items()}
        if isinstance(value, list):
            return [converted(each) for each in value]
        return value.isoformat() if isinstance(value, date) else value

    return converted(YAML(typ="safe", pure=True).load(text))


def faults(name: str, text: str) -> list[str]:
    """The errors of the schema, each with the path of its field."""
    validator = Draft202012Validator(SCHEMAS[name])
    return [f"{error.json_path} {error.message}" for error in validator.iter_errors(parsed_by_editor(text))]


def is_read(name: str, text: str, folder: Path) -> bool:
    """Whether the loader accepts a text as the YAML file `name`, or as a file of interface strings."""
    source = SourceFile(folder / "some.yaml", "some.yaml")
    source.path.write_text(text, encoding="utf-8")
    if name == "words":
        read_interface_strings(source)
        return not source.problems
    return read_yaml(source, MODELS[name]) is not None
