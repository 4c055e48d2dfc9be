"""The columns of a table: one for each field of its row, or one for each language.

A field that is marked with LanguageColumns has a column for every BCP 47 code: `toponym_ru`,
`toponym_zh-Hant`. The field itself is a mapping of texts by language.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic.fields import FieldInfo

from data.model.languages import canonical_language
from data.schema.field_types import FILE_NAME_PATTERN, Fields, can_be_shown, without_invisible_characters

Cell = Annotated[
    str,
    BeforeValidator(without_invisible_characters),
    Field(max_length=2000),
    AfterValidator(can_be_shown),
]
TextsByLanguage = dict[str, Cell]
"""Only of filled cells."""
FilesByLanguage = dict[str, Annotated[Cell, Field(pattern=FILE_NAME_PATTERN)]]
"""Names of files, only of filled cells."""


@dataclass(frozen=True, slots=True)
class LanguageColumns:
    """Marks a field that has a column for each language, named `<prefix>_<language>`."""

    prefix: str

    def column(self, language: str) -> str:
        return f"{self.prefix}_{language}"


@dataclass(frozen=True)
class Columns(Container[str]):
    """The columns that a table may have.

    `fields` are the fields with one column, of the field's name; `by_language` those with a column for each
    language. In the name of such a column the language is in its canonical spelling.
    """

    fields: Mapping[str, FieldInfo]
    by_language: Mapping[str, LanguageColumns]
    _in_order: tuple[str, ...]

    @staticmethod
    def of(row: type[Row]) -> Columns:
        return _columns_of(row)

    def named(self, written: str) -> str:
        """The column that a name means, in whatever spelling its language is (`toponym_zh_hant`); empty for
        no column of the table."""
        field, language = self.field_and_language(written)
        return self.by_language[field].column(language) if language else field

    def __contains__(self, written: object) -> bool:
        return isinstance(written, str) and self.named(written) != ""

    def field_and_language(self, column: str) -> tuple[str, str]:
        """The field that a column belongs to, and the column's language; empty where there is none."""
        if column in self.fields:
            return column, ""
        prefix, _, code = column.partition("_")
        for field, columns in self.by_language.items():
            if prefix == columns.prefix and (language := canonical_language(code)):
                return field, language
        return "", ""

    def language_prefix(self, written: str) -> str:
        """The prefix of the columns by language that a name begins with; empty for none."""
        prefix, separator, _ = written.partition("_")
        return (
            prefix if separator and any(each.prefix == prefix for each in self.by_language.values()) else ""
        )

    def example_of(self, field: str) -> str:
        """A column of a field: the English one where there is one for each language."""
        return self.by_language[field].column("en") if field in self.by_language else field

    def header(self, original: str, *translations: str) -> list[str]:
        """The columns of a new table for these languages, in the order of the fields.

        Where the original text has a column without a language, there is no other one for it.
        """
        columns: list[str] = []
        for field in self._in_order:
            marker = self.by_language.get(field)
            if marker is None:
                columns.append(field)
            else:
                languages = translations if marker.prefix in self.fields else (original, *translations)
                columns += map(marker.column, languages)
        return columns


@cache
def _columns_of(row: type[Row]) -> Columns:
    by_language = {
        name: marker
        for name, field in row.model_fields.items()
        for marker in field.metadata
        if isinstance(marker, LanguageColumns)
    }
    fields = {name: field for name, field in row.model_fields.items() if name not in by_language}
    return Columns(fields, by_language, tuple(row.model_fields))


class Row(Fields):
    """A row of a table, which is validated from its filled cells by the names of their columns."""

    @model_validator(mode="before")
    @classmethod
    def _gather_languages(cls, cells: Any) -> Any:
        """Makes one mapping of the cells of a field that has a column for each language."""
        if not isinstance(cells, Mapping):
            return cells
        columns = Columns.of(cls)
        gathered: dict[str, Any] = {}
        texts: dict[str, dict[str, Any]] = {field: {} for field in columns.by_language}
        for column, cell in cells.items():
            field, language = columns.field_and_language(column)
            if language:
                texts[field][language] = cell
            else:
                gathered[column] = cell
        return texts | gathered
