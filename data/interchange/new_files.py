"""The texts of a new exhibit's files: YAML, tables, words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from ruamel.yaml import YAML

from data.interchange.notes import Notes
from data.reading.csv_cell import neutral
from data.schema.field_types import Fields
from data.schema.interface_strings import ENGLISH

SHIPPED_WORDS = Path(__file__).parents[1] / "exhibit" / "words"


def yaml_file(fields: Mapping[str, Any]) -> str:
    """Fields as YAML, in their order, one line each."""
    yaml = YAML(typ="rt")
    yaml.width = 1_000_000
    text = io.StringIO()
    yaml.dump(dict(fields), text)
    return text.getvalue()


def table_file(sheet: type[Fields], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV under the columns of their sheet; with the mark by which a spreadsheet knows UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(sheet.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: neutral(cell) for name, cell in row.items()} for row in rows)
    return "\ufeff" + text.getvalue()


def words_file(language: str, notes: Notes) -> str:
    """The words of the interface: those that ship with Sojourn, or the English ones to be translated."""
    shipped = SHIPPED_WORDS / f"{language}.yaml"
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    notes.tell(f"The words of the interface are English; translate words/{language}.yaml")
    return yaml_file({**ENGLISH, "language_name": _name_of(language)})


def _name_of(language: str) -> str:
    try:
        return str(Locale.parse(language, sep="-").display_name or language)
    except (ValueError, UnknownLocaleError):
        return language
