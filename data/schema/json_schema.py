"""`uv run app.py schema`: what a YAML file may hold, as JSON Schema, for editors that complete and check.

Made from the sheets and never written by hand. An editor's YAML is not quite the loader's: 1872 is a number
to it, `yes` is text. What the loader reads, the schema allows, but for an unquoted true or false as a text:
there an editor's warning helps. What no single file can show (an id that is in no table, the order of two
dates) is left to `check`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from data.schema.field_types import Fields
from data.schema.interface_strings import ENGLISH
from data.schema.yaml_schema import (
    ExhibitFields,
    ExhibitTextFields,
    PersonFields,
    PersonTextFields,
    StopFields,
    StopTextFields,
)

SHIPPED = Path(__file__).parents[1] / "exhibit"
FOLDER = ".schema"
SHEETS: Mapping[str, type[Fields]] = {
    "exhibit": ExhibitFields,
    "person": PersonFields,
    "stop": StopFields,
    "exhibit-translation": ExhibitTextFields,
    "person-translation": PersonTextFields,
    "stop-translation": StopTextFields,
}
"""The sheets an editor may ask for, by the name of their schema."""

NUMBER = r"^\s*[+-]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$"
TRUTH = (
    r"^([01]|[TtFfYyNn]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff])$"
)
ANNOTATIONS = ("title", "description", "default", "examples")


class AsTyped(GenerateJsonSchema):
    """The loader takes every value as the text that was typed; so the schema is wide where YAML is clever."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return {"anyOf": [super().float_schema(schema), {"type": "string", "pattern": NUMBER}]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": NUMBER}]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        typed: JsonSchemaValue = {"type": "string", "pattern": TRUTH}
        return {"anyOf": [super().bool_schema(schema), typed, {"enum": [0, 1]}]}


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into an exhibit's folder and say how an editor finds them."""
    folder: Path = _parser().parse_args(arguments).exhibit
    if not folder.is_dir():
        print(f"{folder}: there is no such folder; name the folder that holds exhibit.yaml.")
        return 2
    try:
        written = write_schemas(folder)
    except OSError as error:
        print(f"{folder / FOLDER} cannot be written ({error.strerror}); check the folder’s rights.")
        return 2
    print(*(path for path in written), sep="\n")
    print("An editor that knows YAML (such as VS Code with the YAML extension) completes and checks a file")
    print(f"whose first line is:  {modeline('exhibit')}")
    print(f"In a folder of people/ that line is:  {modeline('person', up=2)}")
    return 0


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into `.schema/` of an exhibit's folder, in place of older ones. Raises OSError."""
    (folder / FOLDER).mkdir(exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / FOLDER / f"{name}.json"
        path.write_text(as_text(schema), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its name: `exhibit`, `person`, `stop` (the head of a stop's file), the translation of
    each, and `words`."""
    return {**{name: _of_sheet(sheet) for name, sheet in SHEETS.items()}, "words": _of_words()}


def as_text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def modeline(name: str, up: int = 0) -> str:
    """The first line that ties a YAML file to its schema; `up` is how many folders the file lies deep."""
    return f"# yaml-language-server: $schema={'../' * up}{FOLDER}/{name}.json"


def _of_sheet(sheet: type[Fields]) -> dict[str, Any]:
    made = sheet.model_json_schema(schema_generator=AsTyped)
    for inner in made.get("$defs", {}).values():
        inner["properties"] = {name: _told(each) for name, each in inner["properties"].items()}
    must = made["required"]
    made["properties"] = {
        name: _told(each) if name in must else _or_nothing(_told(each))
        for name, each in made["properties"].items()
    }
    file, _, what = str(made["description"]).partition(": ")
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": file, "description": what}
    return {**head, **{key: value for key, value in made.items() if key not in head}}


def _told(field: JsonSchemaValue) -> JsonSchemaValue:
    """A field with its examples as values, not as the text of them, and a word for what does not fit."""
    if "examples" not in field:
        return field
    told = {**field, "examples": [_value(each) for each in field["examples"]]}
    if "pattern" in field:
        told.setdefault("patternErrorMessage", f"Write it like {field['examples'][0]}.")
    return told


def _value(example: str) -> Any:
    try:
        value = YAML(typ="safe", pure=True).load(example)
    except YAMLError:
        return example
    return value.isoformat() if isinstance(value, date) else value


def _or_nothing(field: JsonSchemaValue) -> JsonSchemaValue:
    """A field that may be left out may also stand empty."""
    said = {key: field[key] for key in ANNOTATIONS if key in field}
    allowed = {key: value for key, value in field.items() if key not in ANNOTATIONS}
    kinds = allowed.get("anyOf", [allowed])
    return {**said, "anyOf": [*(each for each in kinds if each != {"type": "null"}), {"type": "null"}]}


def _of_words() -> dict[str, Any]:
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "words/<language>.yaml",
        "description": "every word of the interface; what stands in {braces} stays as it is.",
        "type": "object",
        "properties": {key: _of_word(text) for key, text in ENGLISH.items()},
        "required": list(ENGLISH),
        "additionalProperties": False,
    }


def _of_word(english: str) -> dict[str, Any]:
    holes = [re.escape(hole) for hole in dict.fromkeys(re.findall(r"{\w+}", english))]
    all_there = "".join(rf"(?=[\s\S]*{hole})" for hole in holes)
    return {
        "description": f"In English: {english}",
        "type": ["string", "number"],
        "minLength": 1,
        "pattern": f"^{all_there}({'|'.join([*holes, r'[^{}]', r'{{', r'}}'])})*$",
        "patternErrorMessage": f"Write it with the same {{…}} as in English: {english}",
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="uv run app.py schema",
        description="Write what each YAML file may hold, as JSON Schema, into .schema/ of an exhibit.",
        epilog="Example: uv run app.py schema data/exhibit",
    )
    parser.add_argument("exhibit", nargs="?", type=Path, default=SHIPPED, help="the exhibit’s folder")
    return parser
