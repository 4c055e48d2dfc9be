"""Records as the folder of a new exhibit: one that loads, and says where it knows nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.interchange import defaults as stand_ins
from data.interchange.imported_tables import Tables
from data.interchange.new_files import words_file, yaml_file
from data.interchange.new_life import person_file, stop_file
from data.interchange.notes import Notes
from data.interchange.properties import dated
from data.interchange.safe_ids import SafeIds
from data.interchange.stop_record import Read, Record
from data.model.coordinates import INVISIBLE
from data.model.languages import is_language
from data.schema.field_types import UNSHOWABLE


class FolderInUseError(ValueError):
    """The folder holds something already, or cannot be one. The message says so to the curator."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the records: their files, by the path within the folder, and notes for the curator."""

    files: dict[str, str]
    notes: tuple[str, ...]


def into_folder(
    read: Read, folder: Path, source: str, language: str = "", advance: Callable[[], object] = lambda: None
) -> tuple[str, ...]:
    """Write a new exhibit into `folder`; returns notes on every value the file did not give.

    `source` is the name of the file it came from; `language`, where given, overrules what the file says of
    its texts. `advance` is called after each stop. Raises FolderInUseError when the folder is there and not
    empty: nothing in it is touched.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(f"{folder} is there already; name a folder that is not there yet, or empty.")
    imported = exhibit_files(read, source, language, advance)
    for name, text in imported.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return imported.notes


def exhibit_files(read: Read, source: str, language: str, advance: Callable[[], object]) -> Imported:
    """Every file of the new exhibit; exhibit.yaml comes last, so that a half-written one is none."""
    notes = Notes()
    records = list(_readable(read.records, notes))
    language = language or _language_of(records)
    tables = Tables(f"IMPORT: {_one_line(source)[:200]}", language, notes)
    lives: dict[str, list[Record]] = {}
    for record in records:
        lives.setdefault(record.person, []).append(record)
    ids = SafeIds()
    people = {ids.take(person, "life"): life for person, life in lives.items()}
    files = dict(_people(people, tables, notes, advance))
    files |= tables.files()
    files[f"words/{language}.yaml"] = words_file(language, notes)
    notes.tell("The welcome is still to be written", "exhibit.yaml")
    title = _one_line(read.title)[:200] or _one_line(Path(source).stem)[:200] or "Imported"
    files["exhibit.yaml"] = yaml_file(_whole(title, language, people))
    return Imported(files, notes.lines)


def _whole(title: str, language: str, people: Mapping[str, list[Record]]) -> dict[str, Any]:
    """The fields of exhibit.yaml."""
    return {
        "title": title,
        "subtitle": " · ".join(life[0].person_name for life in people.values())[:2000],
        "welcome": "…",
        "languages": [language],
        "people": list(people),
        "opening_view": stand_ins.view(record for life in people.values() for record in life),
    }


def _people(
    people: dict[str, list[Record]], tables: Tables, notes: Notes, advance: Callable[[], object]
) -> Iterator[tuple[str, str]]:
    titles: set[str] = set()
    for number, (person, life) in enumerate(people.items()):
        chapters, chapter_ids = {}, SafeIds()
        for record in life:
            if record.chapter not in chapters:
                chapters[record.chapter] = chapter_ids.take(record.chapter.lower(), "chapter")
        yield f"people/{person}/person.yaml", person_file(number, life, chapters, notes)
        for stem, record in zip(_stems(life), life, strict=True):
            title = _title(record, titles, notes)
            text = stop_file(replace(record, title=title), chapters[record.chapter], tables, notes)
            yield f"people/{person}/{stem}.md", text
            advance()


def _stems(life: list[Record]) -> list[str]:
    """File names that sort as the life is told: those of the ids where they do, numbered ones otherwise."""
    given = [record.event_id.rsplit("/", 1)[-1] for record in life]
    ids = SafeIds()
    files = [f"{stem}.md" for stem in given]  # “a-b.md” comes before “a.md”, though “a” before “a-b”
    if sorted(files) == files and [ids.take(stem) for stem in given] == given:
        return given
    digits = max(2, len(str(len(life))))
    named = (stand_ins.place_name(record).lower() for record in life)
    ids = SafeIds()
    return [ids.take(f"{number:0{digits}}-{name}") for number, name in enumerate(named, start=1)]


def _title(record: Record, titles: set[str], notes: Notes) -> str:
    """A title of its own of at most 80 characters; the whole of a longer one is not lost but told."""
    title = record.title
    if len(title) > 80:
        notes.tell("A title of more than 80 characters is shortened", title[:300])
        title = title[:79].rstrip() + "…"
    chosen, number = title, 1
    while chosen in titles:
        number += 1
        chosen = f"{title[:72]} ({number})"
    titles.add(chosen)
    return chosen


def _readable(records: tuple[Record, ...], notes: Notes) -> Iterator[Record]:
    """The records with every text on one line that must be, and every date an EDTF date or none."""
    for number, record in enumerate(records, start=1):
        texts: dict[str, Any] = {
            name: _one_line(getattr(record, name))
            for name in Record.__slots__
            if isinstance(getattr(record, name), str) and name != "text"
        }
        texts["text"] = UNSHOWABLE.sub("", record.text) if INVISIBLE.sub("", record.text).strip() else ""
        texts["title"] = texts["title"] or texts["place_name"] or f"Stop {number}"
        texts["person_name"] = texts["person_name"][:200] or "Imported"
        sources = tuple(cited for each in record.sources if (cited := _one_line(each)[:2000]))
        for name in ("date", "old_style"):
            texts |= dated(name, texts, texts["title"][:60], notes)
        yield replace(record, sources=sources, **texts)


def _language_of(records: list[Record]) -> str:
    """The language most records say they are in; English where none says one that is."""
    counted = Counter(record.language for record in records if is_language(record.language))
    return counted.most_common(1)[0][0] if counted else "en"


def _one_line(text: str) -> str:
    """A text on one line; empty where there is nothing to see."""
    return " ".join(UNSHOWABLE.sub("", text).split()) if INVISIBLE.sub("", text).strip() else ""
