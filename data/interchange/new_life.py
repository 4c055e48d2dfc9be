"""The files of a new life: person.yaml, and one for each stop."""

from __future__ import annotations

from collections.abc import Mapping

from data.interchange import defaults as stand_ins
from data.interchange.imported_tables import Tables
from data.interchange.new_files import yaml_file
from data.interchange.notes import Notes
from data.interchange.stop_record import Record


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
