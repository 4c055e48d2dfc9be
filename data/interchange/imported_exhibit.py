"""Write imported stops as the folder of a new exhibit.

The exhibit loads without problems, except for places without coordinates. Values that the file does not give
are filled from `defaults`, and each is reported in a note.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from data.editing.file_template import yaml_scalar
from data.interchange import defaults
from data.interchange.cleaned_records import (
    LONGEST_CITATION,
    LONGEST_NAME,
    LONGEST_TITLE,
    cleaned,
    limited,
    one_line,
    without_markup,
)
from data.interchange.formats import ImportedStops
from data.interchange.imported_tables import ImportedTables, told_of_place
from data.interchange.notes import Note, Notes
from data.interchange.stop_record import StopRecord
from data.model.atomic_write import create_file, fsync_all
from data.model.ids import PEOPLE_TOGETHER, UniqueIds, slug
from data.model.languages import canonical_language, own_name, plural_forms
from data.model.stop_ids import words_of_stem
from data.reading.markdown_check import with_blocks_as_text
from data.schema.interface_strings import english_with_forms

SHIPPED_WORDS = Path(__file__).parents[1] / "exhibit" / "words"


class FolderInUseError(ValueError):
    """The folder is not empty, or is a file. The message says so to the curator."""


HEX = re.compile("[a-f]+")
"""A part of a number in base 16, such as a UUID's."""


@dataclass(frozen=True, slots=True)
class WritingNotes:
    """Notes for the curator: what of the records was changed or left out, and what they did not give."""

    changed: tuple[Note, ...]
    to_fill_in: tuple[Note, ...]

    def __iter__(self) -> Iterator[Note]:
        return iter((*self.changed, *self.to_fill_in))


def write_imported_exhibit(
    stops: ImportedStops,
    folder: Path,
    source: str,
    language: str = "",
    advance: Callable[[], object] = lambda: None,
) -> WritingNotes:
    """Write a new exhibit into `folder`; returns notes on every value that is not as the file gave it.

    `source` is the name of the imported file. `language`, if not empty, is used instead of the language that
    the file states for its texts. `advance` is called after each stop, for a progress bar.
    Raises FolderInUseError, and changes nothing, when the folder exists and is not empty. What was written is
    removed again after any exception.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(f"{folder} is there already; name a folder that is not there yet, or empty.")
    changes, notes = Notes(), Notes()
    records = with_known_places(list(cleaned(stops.records, changes)))
    if not (language := canonical_language(language)):
        language = _most_frequent_language(records)
        _tell_other_languages(records, language, changes)
    title = without_markup(one_line(stops.title) or one_line(Path(source).stem)) or "Imported"
    title = limited(title, LONGEST_NAME, "exhibit.yaml", changes)
    tables = ImportedTables(f"IMPORT: {without_markup(one_line(source))[:200]}", language, changes, notes)
    lives: dict[str, list[StopRecord]] = {}
    for record in records:
        lives.setdefault(record.person, []).append(record)
    people = dict(_by_person_id(lives, changes))
    with _new_files(folder) as create:
        for name, text in _people_files(people, tables, (changes, notes), advance):
            create(name, text.encode())
        for name, content in tables.files().items():
            create(name, content)
        create(f"words/{language}.yaml", _interface_strings_file(language, notes).encode())
        welcome = limited(without_markup(one_line(stops.welcome)), LONGEST_CITATION, "exhibit.yaml", changes)
        if not welcome:
            notes.add("The welcome is still to be written", "exhibit.yaml")
        # Last, once all else is on the disk: without it a folder is no exhibit, and none is shown unfinished.
        fsync_all(folder)
        create_file(
            folder / "exhibit.yaml", _yaml_file(_exhibit_fields(title, welcome, language, people)).encode()
        )
    return WritingNotes(changes.sentences, notes.sentences)


@contextmanager
def _new_files(folder: Path) -> Iterator[Callable[[str, bytes], None]]:
    """Gives a function that writes a new file by its path within the folder; removes all after an exception.

    No file is forced to the disk: one by one, thousands of files would take longer than for all else.
    """
    written: list[Path] = []
    made: list[Path] = []

    def create(name: str, content: bytes) -> None:
        path = folder / name
        if path.parent not in made:
            made.extend(reversed([each for each in path.parents if not each.exists()]))
            path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            written.append(path)
            file.write(content)

    try:
        yield create
    except BaseException:  # KeyboardInterrupt too: the same command must work once more
        for path in written:
            path.unlink(missing_ok=True)
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir()
        raise


def with_known_places(records: list[StopRecord]) -> list[StopRecord]:
    """The records, each with whether it belongs to a place.

    A stop of which a file tells no place has none, where the file names the places of other stops, or tells
    of no place at all, as a timeline does. Where it gives positions without names, the stop's title stands
    for the name of its place, and only its position is missing.
    """
    named = any(each.place_id or each.place_name for each in records)
    has_titles_of_places = not named and any(each.point is not None for each in records)
    return [
        each if has_titles_of_places or told_of_place(each) else replace(each, has_place=False)
        for each in records
    ]


def _exhibit_fields(
    title: str, welcome: str, language: str, people: Mapping[str, list[StopRecord]]
) -> dict[str, Any]:
    """The fields of exhibit.yaml."""
    return {
        "title": title,
        "subtitle": " · ".join(life[0].person_name for life in people.values())[:2000],
        "welcome": welcome or "…",
        "languages": [language],
        "original_language": language,
        "people": list(people),
    }


def _by_person_id(
    lives: Mapping[str, list[StopRecord]], changes: Notes
) -> Iterator[tuple[str, list[StopRecord]]]:
    """The lives by an id that can name a folder. A note reports each id of the file that was changed."""
    ids = UniqueIds([PEOPLE_TOGETHER])
    for person, life in lives.items():
        person_id = ids.unique(person, "life")
        changes.add_changed_id(person, person_id)
        yield person_id, life


def _people_files(
    people: dict[str, list[StopRecord]],
    tables: ImportedTables,
    changes_and_notes: tuple[Notes, Notes],
    advance: Callable[[], object],
) -> Iterator[tuple[str, str]]:
    """Path and text of person.yaml and of every stop's file, life after life."""
    changes, notes = changes_and_notes
    titles: set[str] = set()
    for number, (person, life) in enumerate(people.items()):
        chapters, chapter_ids = {}, UniqueIds()
        for record in life:
            if record.chapter not in chapters:
                chapters[record.chapter] = chapter_ids.unique(record.chapter.lower(), "chapter")
        yield f"people/{person}/person.yaml", _person_file(number, life, chapters, notes)
        for stem, record in zip(_file_stems(life, changes), life, strict=True):
            title = _unique_title(record, titles, changes)
            text = _stop_file(replace(record, title=title), chapters[record.chapter], tables, notes)
            yield f"people/{person}/{stem}.md", text
            advance()


def _file_stems(life: list[StopRecord], changes: Notes) -> list[str]:
    """File names that sort in the order of the stops: a number, then the words of the stop's id in the file;
    the words of its place, where it has none but numbers. Each has words of its own.

    A note reports ids that were not kept, unless they are mere numbers.
    """
    ids = UniqueIds()
    names = [ids.unique(_words(record), "stop") for record in life]
    for record, name in zip(life, names, strict=True):
        written = record.event_id.rsplit("/", 1)[-1]
        if name not in (written, words_of_stem(written)) and written and not written.isdecimal():
            changes.add("The id of a stop was changed", f"“{written}” is now {name}")
    digits = max(2, len(str(len(life))))
    return [f"{number:0{digits}}-{name}" for number, name in enumerate(names, start=1)]


def _words(record: StopRecord) -> str:
    """What the file of a stop is named after: its id, where that has a word in it and is no address; else its
    place."""
    name = record.event_id.rsplit("/", 1)[-1] if "//" not in record.event_id else ""
    words = words_of_stem(slug(name))
    has_word = any(len(each) > 2 and each.isalpha() and not HEX.fullmatch(each) for each in words.split("-"))
    return words if has_word else defaults.place_name(record).lower()


def _unique_title(record: StopRecord, taken: set[str], changes: Notes) -> str:
    """A title that no other stop has, of at most 80 characters. A note keeps a longer one."""
    title = record.title
    if len(title) > LONGEST_TITLE:
        changes.add(f"A title of more than {LONGEST_TITLE} characters is shortened", title)
        title = title[: LONGEST_TITLE - 1].rstrip() + "…"
    unique, number = title, 1
    while unique in taken:
        number += 1
        unique = f"{title[:72]} ({number})"
    taken.add(unique)
    return unique


def _most_frequent_language(records: list[StopRecord]) -> str:
    """The language that most records state; English where none states a known one."""
    counted = Counter(filter(None, (canonical_language(record.language) for record in records)))
    return counted.most_common(1)[0][0] if counted else "en"


def _tell_other_languages(records: list[StopRecord], language: str, changes: Notes) -> None:
    """Report the texts in other languages: each is written as one in the language of the exhibit."""
    for record in records:
        if (other := canonical_language(record.language)) not in ("", language):
            fault = f"A text is in another language than the exhibit ({language}); translate it, or move it"
            changes.add(fault, f"{record.title} ({other})")


def _person_file(number: int, life: list[StopRecord], chapters: Mapping[str, str], notes: Notes) -> str:
    """person.yaml of the life with this number from 0, which selects its colour, line and marker."""
    name = life[0].person_name
    notes.add("Birth and death of a life are still to be written: until then it has no years", name)
    notes.add("Epithet and introduction of a life are still to be written", name)
    return _yaml_file(
        {
            "name": name,
            "short_name": name,
            "epithet": "…",
            "introduction": "…",
            "colour": defaults.COLOURS[number % len(defaults.COLOURS)],
            "line": defaults.LINES[number % len(defaults.LINES)],
            "marker": defaults.MARKERS[number % len(defaults.MARKERS)],
            "chapters": [{"id": key, "title": title or name} for title, key in chapters.items()],
        }
    )


def _stop_file(record: StopRecord, chapter: str, tables: ImportedTables, notes: Notes) -> str:
    """A stop's front matter and its story. Adds its place, sources and picture to the tables."""
    tables.add_picture(record)
    doubt = record.doubt
    if record.date_label:
        doubt = f"{doubt} The date was given as “{record.date_label}”.".strip()
    front_matter: dict[str, str | list[str]] = {
        "title": record.title,
        "place": tables.place_id(record),
        "date": defaults.date(record, notes),
        "old_style": record.old_style,
        "chapter": chapter,
        "highlight": "true" if record.highlight else "",
        "certainty": defaults.certainty(record, notes),
        "present": "" if record.present else "false",
        "leg": defaults.leg(record, notes),
        "travel": record.travel,
        "course": record.course,
        "sources": tables.source_ids(record),
        "doubt": with_blocks_as_text(doubt),
    }
    return f"---\n{_front_matter(front_matter)}\n---\n{with_blocks_as_text(defaults.story(record, notes))}\n"


def _front_matter(fields: Mapping[str, str | list[str]]) -> str:
    """The fields of a stop that are not empty, as YAML: as `_yaml_file`, and ten times as fast."""
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, list):
            lines += [f"{name}:", *(f"- {yaml_scalar(each)}" for each in value)]
        elif value:
            lines.append(f"{name}: {yaml_scalar(value)}")
    return "\n".join(lines)


def _yaml_file(fields: Mapping[str, Any]) -> str:
    """Fields as YAML, in their order, each on one line."""
    yaml = YAML(typ="rt")
    yaml.width = 1_000_000
    text = io.StringIO()
    yaml.dump(dict(fields), text)
    return text.getvalue()


def _interface_strings_file(language: str, notes: Notes) -> str:
    """The interface strings of a language: those shipped with Sojourn, or else the English ones."""
    shipped = SHIPPED_WORDS / f"{language}.yaml"
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    notes.add(f"The words of the interface are English; translate words/{language}.yaml")
    return _yaml_file(
        {
            **english_with_forms(plural_forms(language)),
            "language_name": own_name(language),
            "locale": language.replace("-", "_"),
        }
    )
