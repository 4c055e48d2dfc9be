"""The texts of a new exhibit's files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from ruamel.yaml import YAML

from data.field import Sheet
from data.interchange import stand_ins
from data.interchange.notes import Notes
from data.interchange.record import Record
from data.words import ENGLISH

if TYPE_CHECKING:
    from data.interchange.new_tables import Tables

SHIPPED_WORDS = Path(__file__).parents[1] / "exhibit" / "words"


def yaml_file(fields: Mapping[str, Any]) -> str:
    """Fields as YAML, in their order, one line each."""
    yaml = YAML(typ="rt")
    yaml.width = 1_000_000
    text = io.StringIO()
    yaml.dump(dict(fields), text)
    return text.getvalue()


def table_file(sheet: type[Sheet], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV under the columns of their sheet; with the mark by which a spreadsheet knows UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(sheet.model_fields), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return "\ufeff" + text.getvalue()


def person_file(number: int, life: list[Record], chapters: Mapping[str, str], notes: Notes) -> str:
    """person.yaml of a life. Its colour, line and marker differ from those of the lives before it."""
    name = life[0].person_name
    born, died = stand_ins.life_span(life, name, notes)
    notes.tell("Epithet and introduction of a life are still to be written", name)
    return yaml_file(
        {
            "name": name,
            "short_name": name,
            "epithet": "…",
            "born": born,
            "died": died,
            "introduction": "…",
            "colour": stand_ins.COLOURS[number % len(stand_ins.COLOURS)],
            "line": stand_ins.LINES[number % len(stand_ins.LINES)],
            "marker": stand_ins.MARKERS[number % len(stand_ins.MARKERS)],
            "chapters": [{"id": key, "title": title[:200] or name} for title, key in chapters.items()],
        }
    )


def stop_file(record: Record, chapter: str, tables: Tables, notes: Notes) -> str:
    """A stop's head and its story. Its place, sources and picture are entered in the tables."""
    tables.keep_picture(record)
    doubt = record.doubt
    if record.date_label and not record.date:
        doubt = f"{doubt} The date was given as “{record.date_label}”.".strip()
    head = {
        "title": record.title,
        "place": tables.place(record),
        "date": stand_ins.when(record, notes),
        "old_style": record.old_style,
        "chapter": chapter,
        "highlight": "true" if record.highlight else "",
        "certainty": stand_ins.certainty(record, notes),
        "present": "" if record.present else "false",
        "leg": stand_ins.leg(record, notes),
        "travel": stand_ins.travel(record, notes),
        "sources": tables.sources(record),
        "doubt": doubt,
    }
    told = {name: value for name, value in head.items() if value}
    return f"---\n{yaml_file(told)}---\n{stand_ins.story(record, notes)}\n"


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
