"""Write imported stops as the folder of a new exhibit.

The exhibit loads without problems, except for places without coordinates. Values that the file does not give
are filled from `defaults`, and each is reported in a note.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from ruamel.yaml import YAML

from data.interchange import defaults
from data.interchange.country_code import country_code
from data.interchange.formats import ImportedStops
from data.interchange.imported_tables import ImportedTables
from data.interchange.licence import licence_name
from data.interchange.notes import Note, Notes
from data.interchange.properties import edtf_fields
from data.interchange.stop_record import StopRecord
from data.model.atomic_write import create_file
from data.model.coordinates import INVISIBLE
from data.model.date_words import read_date
from data.model.exhibit import Certainty, LegCertainty, Precision, Travel
from data.model.ids import PEOPLE_TOGETHER, UniqueIds
from data.model.languages import canonical_language, own_name, plural_forms
from data.reading.html_check import html_tags
from data.reading.markdown_check import with_blocks_as_text, without_emphasis
from data.schema.field_types import UNSHOWABLE
from data.schema.interface_strings import english_with_forms

SHIPPED_WORDS = Path(__file__).parents[1] / "exhibit" / "words"


LIMITED_FIELDS = ("person_name", "place_name", "place_name_then", "chapter", "wikidata", "coordinate_source")
LONGEST_NAME, LONGEST_CITATION = 200, 2000
"""Characters."""
CHOICES = {
    "certainty": get_args(Certainty),
    "place_certainty": get_args(Certainty),
    "precision": get_args(Precision),
    "leg": get_args(LegCertainty),
    "travel": get_args(Travel),
}


class FolderInUseError(ValueError):
    """The folder is not empty, or is a file. The message says so to the curator."""


@dataclass(frozen=True, slots=True)
class ExhibitFiles:
    """The content of each file by its path within the folder, and notes for the curator."""

    files: dict[str, bytes]
    notes: tuple[Note, ...]


def write_imported_exhibit(
    stops: ImportedStops,
    folder: Path,
    source: str,
    language: str = "",
    advance: Callable[[], object] = lambda: None,
) -> tuple[Note, ...]:
    """Write a new exhibit into `folder`; returns notes on every value that the file did not give.

    `source` is the name of the imported file. `language`, if not empty, is used instead of the language that
    the file states for its texts. `advance` is called after each stop, for a progress bar.
    Raises FolderInUseError, and changes nothing, when the folder exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUseError(f"{folder} is there already; name a folder that is not there yet, or empty.")
    exhibit = _exhibit_files(stops, source, language, advance)
    for name, content in exhibit.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path, content)
    return exhibit.notes


def _exhibit_files(
    stops: ImportedStops, source: str, language: str, advance: Callable[[], object]
) -> ExhibitFiles:
    """Every file of the new exhibit. exhibit.yaml is last: a half-written folder without it does not load."""
    notes = Notes()
    records = list(_cleaned(stops.records, notes))
    if not (language := canonical_language(language)):
        language = _most_frequent_language(records)
        _tell_other_languages(records, language, notes)
    tables = ImportedTables(f"IMPORT: {_one_line(source)[:200]}", language, notes)
    lives: dict[str, list[StopRecord]] = {}
    for record in records:
        lives.setdefault(record.person, []).append(record)
    people = dict(_by_person_id(lives, notes))
    files = {name: text.encode() for name, text in _people_files(people, tables, notes, advance)}
    files |= tables.files()
    files[f"words/{language}.yaml"] = _interface_strings_file(language, notes).encode()
    notes.add("The welcome is still to be written", "exhibit.yaml")
    title = _one_line(stops.title) or _one_line(Path(source).stem) or "Imported"
    title = _limited(title, LONGEST_NAME, "exhibit.yaml", notes)
    files["exhibit.yaml"] = _yaml_file(_exhibit_fields(title, language, people)).encode()
    return ExhibitFiles(files, notes.sentences)


def _exhibit_fields(title: str, language: str, people: Mapping[str, list[StopRecord]]) -> dict[str, Any]:
    """The fields of exhibit.yaml."""
    return {
        "title": title,
        "subtitle": " · ".join(life[0].person_name for life in people.values())[:2000],
        "welcome": "…",
        "languages": [language],
        "original_language": language,
        "people": list(people),
        "opening_view": defaults.opening_view(record for life in people.values() for record in life),
    }


def _by_person_id(
    lives: Mapping[str, list[StopRecord]], notes: Notes
) -> Iterator[tuple[str, list[StopRecord]]]:
    """The lives by an id that can name a folder. A note reports each id of the file that was changed."""
    ids = UniqueIds([PEOPLE_TOGETHER])
    for person, life in lives.items():
        person_id = ids.unique(person, "life")
        notes.add_changed_id(person, person_id)
        yield person_id, life


def _people_files(
    people: dict[str, list[StopRecord]], tables: ImportedTables, notes: Notes, advance: Callable[[], object]
) -> Iterator[tuple[str, str]]:
    """Path and text of person.yaml and of every stop's file, life after life."""
    titles: set[str] = set()
    for number, (person, life) in enumerate(people.items()):
        chapters, chapter_ids = {}, UniqueIds()
        for record in life:
            if record.chapter not in chapters:
                chapters[record.chapter] = chapter_ids.unique(record.chapter.lower(), "chapter")
        yield f"people/{person}/person.yaml", _person_file(number, life, chapters, notes)
        for stem, record in zip(_file_stems(life, notes), life, strict=True):
            title = _unique_title(record, titles, notes)
            text = _stop_file(replace(record, title=title), chapters[record.chapter], tables, notes)
            yield f"people/{person}/{stem}.md", text
            advance()


def _file_stems(life: list[StopRecord], notes: Notes) -> list[str]:
    """File names that sort in the order of the stops: the stops' ids where they do, else numbered names.

    A note reports ids that were not kept, unless they are mere numbers.
    """
    stems = [record.event_id.rsplit("/", 1)[-1] for record in life]
    ids = UniqueIds()
    files = [f"{stem}.md" for stem in stems]  # “a-b.md” sorts before “a.md”, but “a” before “a-b”
    if sorted(files) == files and [ids.unique(stem) for stem in stems] == stems:
        return stems
    digits = max(2, len(str(len(life))))
    names = (defaults.place_name(record).lower() for record in life)
    ids = UniqueIds()
    numbered = [ids.unique(f"{number:0{digits}}-{name}") for number, name in enumerate(names, start=1)]
    for stem, name in zip(stems, numbered, strict=True):
        if stem != name and stem and not stem.isdecimal():
            fault = "The id of a stop was changed, so that its file sorts in the life’s order"
            notes.add(fault, f"“{stem}” is now {name}")
    return numbered


def _unique_title(record: StopRecord, taken: set[str], notes: Notes) -> str:
    """A title that no other stop has, of at most 80 characters. A note keeps a longer one."""
    title = record.title
    if len(title) > 80:
        notes.add("A title of more than 80 characters is shortened", title)
        title = title[:79].rstrip() + "…"
    unique, number = title, 1
    while unique in taken:
        number += 1
        unique = f"{title[:72]} ({number})"
    taken.add(unique)
    return unique


def _cleaned(records: tuple[StopRecord, ...], notes: Notes) -> Iterator[StopRecord]:
    """The records with one-line texts, except the story, and with every date as EDTF or empty."""
    for number, record in enumerate(records, start=1):
        texts: dict[str, Any] = {
            name: _one_line(getattr(record, name))
            for name in StopRecord.__slots__
            if isinstance(getattr(record, name), str) and name != "text"
        }
        for name in ("title", "person_name", "place_name", "picture_alt", "picture_creator"):
            texts[name] = without_emphasis(texts[name])
        texts["text"] = UNSHOWABLE.sub("", record.text) if INVISIBLE.sub("", record.text).strip() else ""
        texts["title"] = texts["title"] or texts["place_name"] or f"Stop {number}"
        where = texts["title"]
        texts["person_name"] = texts["person_name"] or "Imported"
        for name in LIMITED_FIELDS:
            texts[name] = _limited(texts[name], LONGEST_NAME, where, notes)
        for name, known in CHOICES.items():
            texts[name] = _one_of(known, name, texts[name], where, notes)
        texts["country"] = _country(texts["country"], where, notes)
        texts["picture_licence"] = _licence(texts["picture_licence"], notes)
        texts["geonames"] = _geonames(texts["geonames"], where, notes)
        citations = (
            _limited(without_emphasis(_one_line(each)), LONGEST_CITATION, where, notes)
            for each in record.sources
        )
        sources = tuple(filter(None, citations))
        for name in ("date", "old_style"):
            texts |= edtf_fields(name, texts, texts["title"][:60], notes, defines_dates=True)
        if texts["date"] and _says_no_more(texts["date_label"], texts["date"]):
            texts["date_label"] = ""
        yield replace(record, sources=sources, **texts)


def _limited(text: str, most: int, where: str, notes: Notes) -> str:
    """The text, cut where the exhibit takes no longer one; a note keeps the whole."""
    if len(text) <= most:
        return text
    notes.add(f"A text of more than {most} characters is cut", f"{where}: “{text}”")
    return text[: most - 1].rstrip() + "…"


def _one_of(known: tuple[str, ...], field: str, written: str, where: str, notes: Notes) -> str:
    """The value in the exhibit's spelling; empty, with a note, where it is none of those known."""
    value = "-".join(written.lower().split())
    if not value or value in known:
        return value
    fault = f"The {field.replace('_', ' ')} is none of {', '.join(known)}, and is left out"
    notes.add(fault, f"{where}: “{written}”")
    return ""


def _country(written: str, where: str, notes: Notes) -> str:
    """The country's code; empty, with a note, where it is no country of today."""
    code = country_code(written)
    if written and not code:
        notes.add(
            "The country is neither a code nor the name of one, and is left out", f"{where}: “{written}”"
        )
    elif code != written:
        notes.add("The country is written as its code", f"“{written}” is {code}")
    return code


def _licence(written: str, notes: Notes) -> str:
    name = licence_name(written)
    if name != written:
        notes.add("The address of a licence is written as its name", f"“{written}” is {name}")
    return name


def _geonames(written: str, where: str, notes: Notes) -> str:
    if not written or written.isdecimal():
        return written
    notes.add("The GeoNames identifier is no number, and is left out", f"{where}: “{written}”")
    return ""


def _says_no_more(label: str, date: str) -> bool:
    """Whether the words of a date say no more than the date."""
    reading = read_date(label, defines_dates=True)
    return reading.date == date and reading.in_full


def _most_frequent_language(records: list[StopRecord]) -> str:
    """The language that most records state; English where none states a known one."""
    counted = Counter(filter(None, (canonical_language(record.language) for record in records)))
    return counted.most_common(1)[0][0] if counted else "en"


def _tell_other_languages(records: list[StopRecord], language: str, notes: Notes) -> None:
    """Report the texts in other languages: each is written as one in the language of the exhibit."""
    for record in records:
        if (other := canonical_language(record.language)) not in ("", language):
            fault = f"A text is in another language than the exhibit ({language}); translate it, or move it"
            notes.add(fault, f"{record.title} ({other})")


def _one_line(text: str) -> str:
    """A text on one line; empty where every character is invisible. What would be HTML is told as text."""
    for tag in reversed(list(html_tags(text))):
        text = f"{text[: tag.start()]}‹{tag[0].strip('<>')}›{text[tag.end() :]}"
    return " ".join(UNSHOWABLE.sub("", text).split()) if INVISIBLE.sub("", text).strip() else ""


def _person_file(number: int, life: list[StopRecord], chapters: Mapping[str, str], notes: Notes) -> str:
    """person.yaml of the life with this number from 0, which selects its colour, line and marker."""
    name = life[0].person_name
    notes.add("Birth and death of a life are unknown: it is shown without years, until you write them", name)
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
    front_matter = {
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
        "sources": tables.source_ids(record),
        "doubt": with_blocks_as_text(doubt),
    }
    filled = {name: value for name, value in front_matter.items() if value}
    return f"---\n{_yaml_file(filled)}---\n{with_blocks_as_text(defaults.story(record, notes))}\n"


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
