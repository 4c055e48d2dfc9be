"""`uv run python -m data.schema.field_docs`: prints the README's tables of the fields of every file."""

from __future__ import annotations

from collections.abc import Iterator

from data.schema.csv_schema import EncounterRow, LetteringRow, PictureRow, PlaceRow, SourceRow
from data.schema.field_types import Fields, choices, example
from data.schema.yaml_schema import (
    ChapterFields,
    ExhibitFields,
    ExhibitTextFields,
    PersonFields,
    PersonTextFields,
    ScreenFields,
    StopFields,
    StopTextFields,
    ViewFields,
)

MODELS: tuple[type[Fields], ...] = (
    StopFields,
    PersonFields,
    ChapterFields,
    PlaceRow,
    SourceRow,
    PictureRow,
    EncounterRow,
    LetteringRow,
    ExhibitFields,
    ViewFields,
    ScreenFields,
    StopTextFields,
    PersonTextFields,
    ExhibitTextFields,
)


def tables() -> str:
    """A Markdown table for each model, a row for each field: name, whether it must be written, meaning,
    example."""
    return "\n\n".join("\n".join(_table(model)) for model in MODELS)


def _table(model: type[Fields]) -> Iterator[str]:
    yield f"**{(model.__doc__ or '').strip().rstrip('.')}**"
    yield ""
    yield "| field | must be written | meaning | example |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        required = "yes" if field.is_required() else ""
        meaning = f"{field.description}{_value_list(choices(field))}"
        yield f"| `{name}` | {required} | {meaning} | {_as_code(example(field))} |"


def _value_list(values: list[str]) -> str:
    return f": {', '.join(map(_as_code, values))}" if values else ""


def _as_code(text: str) -> str:
    return f"`{text}`" if text else ""


if __name__ == "__main__":
    print(tables())
