"""Skeletons are the sheets, and nothing but the sheets."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from data.editing.file_template import WIDTH, yaml_scalar, yaml_template
from data.schema.field_docs import choices
from data.schema.field_types import Fields
from data.schema.json_schema import SHEETS


@pytest.mark.parametrize("sheet", MODELS.values(), ids=MODELS)
def test_every_field_stands_there_once_with_its_meaning_above_it(sheet: type[Fields]) -> None:
    lines = yaml_template(sheet, {}).splitlines()
    for name, field in sheet.model_fields.items():
        shown = f"{name}:" if field.is_required() else f"# {name}: "
        at = [number for number, line in enumerate(lines) if line.startswith(shown)]
        assert len(at) == 1, name
        above = " ".join(line.removeprefix("# ") for line in lines[max(0, at[0] - 3) : at[0]])
        assert str(field.description)[:40] in above, name
        assert all(word in above for word in choices(field)), name


@pytest.mark.parametrize("sheet", MODELS.values(), ids=MODELS)
def test_an_empty_skeleton_gives_its_required_fields_and_only_these(sheet: type[Fields]) -> None:
    fields = YAML(typ="safe").load(yaml_template(sheet, {}))
    assert list(fields) == [name for name, field in sheet.model_fields.items() if field.is_required()]
    assert set(fields.values()) == {None}


@pytest.mark.parametrize("sheet", MODELS.values(), ids=MODELS)
def test_a_field_without_its_hash_is_in_force_and_right(sheet: type[Fields]) -> None:
    for name, field in sheet.model_fields.items():
        line = f"# {name}: "
        if not field.is_required():
            shown = next(each for each in yaml_template(sheet, {}).splitlines() if each.startswith(line))
            value = YAML(typ="safe").load(shown.removeprefix("# "))[name]
            plain = value if isinstance(value, (bool, list, dict)) else str(value)
            sheet.__pydantic_validator__.validate_assignment(sheet.model_construct(), name, plain)


def test_no_comment_is_wider_than_a_screen() -> None:
    for sheet in SHEETS.values():
        assert [line for line in yaml_template(sheet, {}).splitlines() if len(line) > WIDTH + 2] == []


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a: b",
        "#no comment",
        "1872",
        "true",
        "null",
        "it's",
        '"quoted"',
        "[x]",
        "- a",
        "Ж “q”",
        "& * !",
    ],
)
def test_a_text_typed_in_yaml_is_the_same_text(text: str) -> None:
    assert "\n" not in yaml_scalar(text)
    assert YAML(typ="safe").load(f"key: {yaml_scalar(text)}\n") == {"key": text}


def test_a_long_text_stays_on_one_line() -> None:
    assert yaml_scalar("word " * 100) == f"'{'word ' * 100}'"
