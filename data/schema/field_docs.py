"""`uv run python -m data.schema.field_docs > data/FIELDS.md`: every field of every file, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from data.schema.csv_schema import (
    EncounterRow,
    GlossaryRow,
    LetteringRow,
    PictureRow,
    PlaceRow,
    SoundRow,
    SourceRow,
    WhosWhoRow,
    WorldEventRow,
)
from data.schema.field_types import Fields, choices, example
from data.schema.table_columns import Columns, Row
from data.schema.translation_schema import ExhibitTextFields, PersonTextFields, StopTextFields
from data.schema.yaml_schema import (
    ChapterFields,
    ColoursFields,
    ExhibitFields,
    FontsFields,
    LegendOrFactFields,
    LogoFields,
    LookFields,
    PersonFields,
    PortraitFields,
    PortraitsFields,
    QuotationFields,
    ScreenFields,
    StopFields,
    ViewFields,
)

MODELS: tuple[type[Fields], ...] = (
    StopFields,
    QuotationFields,
    LegendOrFactFields,
    PersonFields,
    ChapterFields,
    PortraitsFields,
    PortraitFields,
    PlaceRow,
    SourceRow,
    PictureRow,
    SoundRow,
    EncounterRow,
    WorldEventRow,
    GlossaryRow,
    WhosWhoRow,
    LetteringRow,
    ExhibitFields,
    ViewFields,
    ScreenFields,
    LookFields,
    LogoFields,
    ColoursFields,
    FontsFields,
    StopTextFields,
    PersonTextFields,
    ExhibitTextFields,
)


HEADING = """# Every field of every file

What a curator may write in each file of an exhibit. [The curator's page](README.md) says how to begin. Made
from the field classes in `data/schema/` by `uv run python -m data.schema.field_docs > data/FIELDS.md`.

`<language>` stands for the code of a language (BCP 47): `ru`, `pt-BR`, `zh-Hant`. A table has such a column
for each of its languages: `toponym_ru`, `toponym_zh-Hant`. Capitals, underscores and three-letter codes
(`RUS`, `pt_br`) are understood too."""


def page() -> str:
    """The whole page: a Markdown table for each model, a row for each field."""
    return "\n\n".join([HEADING, *("\n".join(_table(model)) for model in MODELS)]) + "\n"


def _table(model: type[Fields]) -> Iterator[str]:
    file, colon, meaning = (model.__doc__ or "").strip().rstrip(".").partition(":")
    yield f"## `{file}`:{meaning}" if colon else f"## {file}"
    yield ""
    yield "| field | must be written | meaning | example |"
    yield "|---|---|---|---|"
    columns = Columns.of(model).by_language if issubclass(model, Row) else {}
    for field_name, field in model.model_fields.items():
        by_language = columns.get(field_name)
        name = by_language.column("<language>") if by_language else field_name
        required = "yes" if field.is_required() else ""
        required = "in one language" if required and by_language else required
        description = (field.description or "").replace("|", r"\|")
        meaning = f"{description}{_value_list(choices(field))}"
        yield f"| `{name}` | {required} | {meaning} | {_as_code(example(field))} |"


def _value_list(values: list[str]) -> str:
    return f": {', '.join(map(_as_code, values))}" if values else ""


def _as_code(text: str) -> str:
    return f"`{text}`".replace("|", r"\|") if text else ""


if __name__ == "__main__":
    print(page(), end="")
