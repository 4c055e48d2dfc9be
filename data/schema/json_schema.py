"""`uv run app.py schema`: JSON Schemas of the YAML files, for editors that complete and check them.

They are generated from the models of `yaml_schema`, never written by hand. An editor and the loader read YAML
differently: to an editor 1872 is a number, and `yes` a text. A schema allows everything that the loader
reads, except an unquoted true or false as a text: there an editor's warning helps. What no single file can
show (an id that is in no table, the order of two dates) is left to `check`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from data.model.atomic_write import atomic_write
from data.schema.field_types import Fields
from data.schema.interface_strings import COUNTED, ENGLISH, STRINGS
from data.schema.translation_schema import ExhibitTextFields, PersonTextFields, StopTextFields
from data.schema.yaml_schema import ExhibitFields, PersonFields, StopFields

SHIPPED = Path(__file__).parents[1] / "exhibit"
FOLDER = ".schema"
MODELS: Mapping[str, type[Fields]] = {
    "exhibit": ExhibitFields,
    "person": PersonFields,
    "stop": StopFields,
    "exhibit-translation": ExhibitTextFields,
    "person-translation": PersonTextFields,
    "stop-translation": StopTextFields,
}
"""The models of the YAML files, by the name of their schema."""

NUMBER = r"^\s*[+-]?(\d[\d_]*(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$"
BOOLEAN = (
    r"^([01]|[TtFfYyNn]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff])$"
)
PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR; `check` says which a language has."""
ANNOTATIONS = ("title", "description", "default", "examples")


class YamlSchemaGenerator(GenerateJsonSchema):
    """Allows every type that YAML may give a value: the loader takes each value as the text that was typed,
    but an editor sees `1872` as a number and `yes` as a text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return {"anyOf": [super().float_schema(schema), {"type": "string", "pattern": NUMBER}]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": NUMBER}]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        typed: JsonSchemaValue = {"type": "string", "pattern": BOOLEAN}
        return {"anyOf": [super().bool_schema(schema), typed, {"enum": [0, 1]}]}


def run_schema(exhibit: Path) -> int:
    """Write the schemas into an exhibit's folder and print how an editor finds them. Returns the exit code:
    0, or 2 where there is no such folder or it cannot be written."""
    if not exhibit.is_dir():
        print(
            f"{exhibit}: there is no such folder; name the folder that holds exhibit.yaml.", file=sys.stderr
        )
        return 2
    try:
        written = write_schemas(exhibit)
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); check the folder’s rights."
        print(f"{exhibit / FOLDER} {reason}", file=sys.stderr)
        return 2
    print(*(path for path in written), sep="\n")
    print("An editor that knows YAML (such as VS Code with the YAML extension) completes and checks a file")
    print(f"whose first line is:  {modeline('exhibit')}")
    print(f"In a folder of people/ that line is:  {modeline('person', up=2)}")
    return 0


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into `.schema/` of an exhibit's folder, over older ones. Returns the paths; raises
    OSError."""
    (folder / FOLDER).mkdir(exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / FOLDER / f"{name}.json"
        atomic_write(path, as_text(schema).encode())
        written.append(path)
    return written


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its name: `exhibit`, `person`, `stop` (the front matter of a stop's file), the
    translation of each, and `words` (the interface strings)."""
    of_models = {name: _schema_of_model(model) for name, model in MODELS.items()}
    return {**of_models, "words": _schema_of_interface_strings()}


def as_text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def modeline(name: str, up: int = 0) -> str:
    """The first line of a YAML file, which names its schema to an editor; `up` is how many folders deep in
    the exhibit the file lies."""
    return f"# yaml-language-server: $schema={'../' * up}{FOLDER}/{name}.json"


def _schema_of_model(model: type[Fields]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=YamlSchemaGenerator)
    for inner in schema.get("$defs", {}).values():
        inner["properties"] = {name: _with_example_values(each) for name, each in inner["properties"].items()}
    required = schema["required"]
    schema["properties"] = {
        name: _with_example_values(each) if name in required else _nullable(_with_example_values(each))
        for name, each in schema["properties"].items()
    }
    file, _, description = str(schema["description"]).partition(": ")
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": file, "description": description}
    return {**head, **{key: value for key, value in schema.items() if key not in head}}


def _with_example_values(field: JsonSchemaValue) -> JsonSchemaValue:
    """A field with its examples as YAML values instead of texts, and, where it has a pattern, the message
    that an editor shows for a value that does not match."""
    if "examples" not in field:
        return field
    changed = {**field, "examples": [_value(each) for each in field["examples"]]}
    if "pattern" in field:
        changed.setdefault("patternErrorMessage", f"Write it like {field['examples'][0]}.")
    return changed


def _value(example: str) -> Any:
    try:
        value = YAML(typ="safe", pure=True).load(example)
    except YAMLError:
        return example
    return value.isoformat() if isinstance(value, date) else value


def _nullable(field: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of an optional field: null (nothing after the colon) is allowed too."""
    annotations = {key: field[key] for key in ANNOTATIONS if key in field}
    constraints = {key: value for key, value in field.items() if key not in ANNOTATIONS}
    types = constraints.get("anyOf", [constraints])
    return {**annotations, "anyOf": [*(each for each in types if each != {"type": "null"}), {"type": "null"}]}


def _schema_of_interface_strings() -> dict[str, Any]:
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "words/<language>.yaml",
        "description": "every word of the interface; what stands in {braces} stays as it is.",
        "type": "object",
        "properties": {key: _schema_of_counted(key) for key in STRINGS},
        "required": list(STRINGS),
        "additionalProperties": False,
    }


def _schema_of_counted(key: str) -> dict[str, Any]:
    """A string; one with a number may also be a mapping of its plural forms."""
    text = _schema_of_string(ENGLISH[key])
    if key not in COUNTED:
        return text
    forms = {"type": "object", "properties": dict.fromkeys(PLURAL_FORMS, text), "additionalProperties": False}
    return {"description": text["description"], "anyOf": [text, forms]}


def _schema_of_string(english: str) -> dict[str, Any]:
    """A translation must hold every placeholder of the English text, and no other braces."""
    placeholders = [re.escape(placeholder) for placeholder in dict.fromkeys(re.findall(r"{\w+}", english))]
    all_there = "".join(rf"(?=[\s\S]*{placeholder})" for placeholder in placeholders)
    return {
        "description": f"In English: {english}",
        "type": ["string", "number"],
        "minLength": 1,
        "pattern": f"^{all_there}({'|'.join([*placeholders, r'[^{}]', r'{{', r'}}'])})*$",
        "patternErrorMessage": f"Write it with the same {{…}} as in English: {english}",
    }
