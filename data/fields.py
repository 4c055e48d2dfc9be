"""`uv run python -m data.fields`: the README's tables of every field a curator may write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic.fields import FieldInfo

from data.field import Sheet
from data.rows import EncounterRow, LetteringRow, PictureRow, PlaceRow, SourceRow
from data.sheets import ChapterSheet, ExhibitSheet, PersonSheet, ScreenSheet, StopMatter, ViewSheet
from data.translation_sheets import ExhibitTextSheet, PersonTextSheet, StopTextSheet

SHEETS: tuple[type[Sheet], ...] = (
    StopMatter,
    PersonSheet,
    ChapterSheet,
    PlaceRow,
    SourceRow,
    PictureRow,
    EncounterRow,
    LetteringRow,
    ExhibitSheet,
    ViewSheet,
    ScreenSheet,
    StopTextSheet,
    PersonTextSheet,
    ExhibitTextSheet,
)


def tables() -> str:
    """One Markdown table a file, its fields in order: name, whether it must be written, meaning, example."""
    return "\n\n".join("\n".join(_table(sheet)) for sheet in SHEETS)


def _table(sheet: type[Sheet]) -> Iterator[str]:
    yield f"**{(sheet.__doc__ or '').strip().rstrip('.')}**"
    yield ""
    yield "| field | must be written | meaning | example |"
    yield "|---|---|---|---|"
    for name, field in sheet.model_fields.items():
        must = "yes" if field.is_required() else ""
        yield f"| `{name}` | {must} | {field.description}{_choices(field.annotation)} | {_example(field)} |"


def _choices(annotation: object) -> str:
    """What may be written, where only certain words may."""
    words = [word for part in (annotation, *get_args(annotation)) for word in get_args(part)]
    chosen = [f"`{word}`" for word in words if isinstance(word, str)]
    return f": {', '.join(chosen)}" if chosen else ""


def _example(field: FieldInfo) -> str:
    found = field.examples or [
        example for each in field.metadata for example in getattr(each, "examples", None) or []
    ]
    return f"`{found[0]}`" if found and found[0] else ""


if __name__ == "__main__":
    print(tables())
