"""`uv run python -m data.schema.field_docs`: the README's tables of every field a curator may write."""

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

SHEETS: tuple[type[Fields], ...] = (
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
    """One Markdown table a file, its fields in order: name, whether it must be written, meaning, example."""
    return "\n\n".join("\n".join(_table(sheet)) for sheet in SHEETS)


def _table(sheet: type[Fields]) -> Iterator[str]:
    yield f"**{(sheet.__doc__ or '').strip().rstrip('.')}**"
    yield ""
    yield "| field | must be written | meaning | example |"
    yield "|---|---|---|---|"
    for name, field in sheet.model_fields.items():
        must = "yes" if field.is_required() else ""
        meaning = f"{field.description}{_written(choices(field))}"
        yield f"| `{name}` | {must} | {meaning} | {_code(example(field))} |"


def _written(words: list[str]) -> str:
    return f": {', '.join(map(_code, words))}" if words else ""


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


if __name__ == "__main__":
    print(tables())
