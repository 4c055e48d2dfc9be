"""A template has the fields of its fields class, and no others."""

from __future__ import annotations

import io

import pytest
from ruamel.yaml import YAML

from data.editing.file_template import WIDTH, yaml_scalar, yaml_template
from data.schema.field_types import Fields, choices
from data.schema.json_schema import MODELS


@pytest.mark.parametrize("fields", MODELS.values(), ids=MODELS)
def test_every_field_appears_once_below_its_description(fields: type[Fields]) -> None:
    lines = yaml_template(fields, {}).splitlines()
    for name, field in fields.model_fields.items():
        shown = f"{name}:" if field.is_required() else f"# {name}: "
        indexes = [number for number, line in enumerate(lines) if line.startswith(shown)]
        assert len(indexes) == 1, name
        above = " ".join(line.removeprefix("# ") for line in lines[max(0, indexes[0] - 3) : indexes[0]])
        assert str(field.description)[:40] in above, name
        assert all(word in above for word in choices(field)), name


@pytest.mark.parametrize("fields", MODELS.values(), ids=MODELS)
def test_only_required_fields_are_not_commented_out(fields: type[Fields]) -> None:
    values = YAML(typ="safe").load(yaml_template(fields, {}))
    assert list(values) == [name for name, field in fields.model_fields.items() if field.is_required()]
    assert set(values.values()) == {None}


@pytest.mark.parametrize("fields", MODELS.values(), ids=MODELS)
def test_the_example_of_a_commented_field_is_valid(fields: type[Fields]) -> None:
    for name, field in fields.model_fields.items():
        line = f"# {name}: "
        if not field.is_required():
            shown = next(each for each in yaml_template(fields, {}).splitlines() if each.startswith(line))
            value = YAML(typ="safe").load(shown.removeprefix("# "))[name]
            plain = value if isinstance(value, (bool, list, dict)) else str(value)
            fields.__pydantic_validator__.validate_assignment(fields.model_construct(), name, plain)


def test_no_comment_is_wider_than_the_limit() -> None:
    for fields in MODELS.values():
        assert [line for line in yaml_template(fields, {}).splitlines() if len(line) > WIDTH + 2] == []


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
def test_a_text_as_yaml_scalar_is_read_as_the_same_text(text: str) -> None:
    assert "\n" not in yaml_scalar(text)
    assert YAML(typ="safe").load(f"key: {yaml_scalar(text)}\n") == {"key": text}


@pytest.mark.parametrize(
    "text",
    ["A name (1872), No. 3/4 – a-b", "Yes", "no", "OFF", "Null", "y", "x -", "a. ", "A.", "a:b", "1.5", "é"],
)
def test_a_text_that_is_plain_is_written_as_the_library_writes_it(text: str) -> None:
    stream = io.StringIO()
    YAML().dump({"key": text}, stream)
    assert f"key: {yaml_scalar(text)}\n" == stream.getvalue()


def test_a_long_text_stays_on_one_line() -> None:
    assert yaml_scalar("word " * 100) == f"'{'word ' * 100}'"
