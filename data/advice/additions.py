"""What may be added to an exhibit that was made for an older version: `uv run app.py check --upgrade`.

Every field that an exhibit need not have is left to the curator. This lists those that no file of the exhibit
uses, the interface strings that a language lacks, and the files that are not there. Nothing of it is a fault.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from pydantic.fields import FieldInfo

from data.model.exhibit import Exhibit
from data.reading.csv_reader import CsvTable
from data.reading.folder_files import person_folders, story_files
from data.reading.read_interface_strings import OF_THE_LANGUAGE
from data.reading.read_text import read_text
from data.reading.read_translations import is_translation
from data.reading.read_yaml import rough_fields
from data.reading.source_file import SourceFile
from data.schema.csv_schema import TABLES
from data.schema.field_types import Fields, choices, example, since
from data.schema.interface_strings import ENGLISH, RETIRED, STRINGS
from data.schema.table_columns import Columns
from data.schema.yaml_schema import (
    ChapterFields,
    ExhibitFields,
    LookFields,
    PersonFields,
    PortraitsFields,
    QuotationFields,
    ScreenFields,
    StopFields,
)

OPTIONAL_FILES = {
    "pictures.csv": "Pictures of stops and chapters, one row each, with the files in pictures/",
    "audio.csv": "Sounds of stops, one row each, with the files in audio/",
    "encounters.csv": "Where two lives touch, one row each",
    "world.csv": "What happened in the world beside the lives, marked on the timeline",
    "glossary.csv": "Words of the stories, each explained in a sentence",
    "whos_who.csv": "People whom the stories name, with a line and a portrait",
    "basemap/ground.pmtiles": "The ground of the map: land, rivers and relief, as map tiles",
    "basemap/lettering.csv": "Names written on the map itself, such as seas and countries",
    "plans": "Plans of towns, drawn over the map",
    "look": "The museum’s logo and fonts, which exhibit.yaml names below look:",
}
"""Files and folders that an exhibit may have, and what they are for."""
WITHIN_PERSON: Mapping[str, type[Fields]] = {"portraits": PortraitsFields, "chapters": ChapterFields}
"""The fields of person.yaml that have fields of their own."""


@dataclass(frozen=True, slots=True)
class Addition:
    """One thing that may be added.

    `file` is relative to the exhibit, with * for every person or story. `name` is a field, a column or the
    key of an interface string; empty where the file itself may be added. `example` is a value as a curator
    would type it, `since` the version that brought it, empty for the first.
    """

    file: str
    name: str
    meaning: str
    example: str = ""
    since: str = ""


def additions(exhibit: Exhibit, folder: Path) -> tuple[Addition, ...]:
    """What may be added to the exhibit in this folder, file by file."""
    return (
        *_yaml_fields(folder),
        *_columns(exhibit, folder),
        *_strings(exhibit),
        *(Addition(file, "", meaning) for file, meaning in _missing_files(folder)),
    )


def retired_strings(exhibit: Exhibit, folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The interface strings in `words/` that this version no longer shows, by file."""
    files = {f"words/{each}.yaml": rough_fields(folder / f"words/{each}.yaml") for each in exhibit.languages}
    found = {file: tuple(key for key in fields if key in RETIRED) for file, fields in files.items()}
    return {file: keys for file, keys in found.items() if keys}


def as_text(exhibit: Exhibit, folder: Path) -> str:
    """The list for a person to read: a block for each file, a line for each thing."""
    lines = []
    for file, group in groupby(additions(exhibit, folder), key=lambda each: each.file):
        lines += [file, *(f"  {_line(each)}" for each in group)]
    for file, keys in retired_strings(exhibit, folder).items():
        lines += [file, *(f"  {key}: is no longer shown, and may be deleted" for key in keys)]
    if not lines:
        return "Nothing is left to add: every field is used."
    return "\n".join(["What may be added; an exhibit is complete without it.", *lines])


def as_records(exhibit: Exhibit, folder: Path) -> list[dict[str, str]]:
    """The same for machines (`check --upgrade --json`)."""
    return [asdict(each) for each in additions(exhibit, folder)]


def _line(addition: Addition) -> str:
    since_version = f" (since {addition.since})" if addition.since else ""
    if not addition.name:
        return f"{addition.meaning}{since_version}"
    shown = f"; such as {addition.example}" if addition.example else ""
    return f"{addition.name}: {addition.meaning}{shown}{since_version}"


def _yaml_fields(folder: Path) -> Iterator[Addition]:
    """The fields that no file of their kind uses, also those within a field that is used."""
    stories = [path for path in story_files(folder) if not is_translation(path)]
    people = [path / "person.yaml" for path in person_folders(folder) if (path / "person.yaml").is_file()]
    kinds: tuple[tuple[str, type[Fields], Mapping[str, type[Fields]], list[Path]], ...] = (
        (
            "exhibit.yaml",
            ExhibitFields,
            {"screen": ScreenFields, "look": LookFields},
            [folder / "exhibit.yaml"],
        ),
        ("people/*/person.yaml", PersonFields, WITHIN_PERSON, people),
        ("people/*/*.md", StopFields, {"quotation": QuotationFields}, stories),
    )
    for file, model, models_within, paths in kinds:
        used = [rough_fields(path) for path in paths]
        yield from _unused(file, model, {key for fields in used for key in fields})
        for name, within in models_within.items():
            given = [each for fields in used for each in _mappings(fields.get(name))]
            if given:
                yield from _unused(
                    file, within, {str(key) for each in given for key in each}, prefix=f"{name}."
                )


def _mappings(value: object) -> list[Mapping[object, object]]:
    """The mappings that a field holds: one, or those of a list."""
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, Mapping)]


def _columns(exhibit: Exhibit, folder: Path) -> Iterator[Addition]:
    """The columns that a table does not have, also those of the exhibit's languages.

    A table that is not there is a missing file.
    """
    languages = dict.fromkeys([exhibit.language, *exhibit.languages])
    for file, model in TABLES.items():
        text = read_text(SourceFile(folder / file, file)) if os.path.isfile(folder / file) else None
        if text is None:
            continue
        columns = Columns.of(model)
        used = set(map(columns.named, CsvTable.of(text, columns).column_names))
        for column in columns.header(*languages):
            name, language = columns.field_and_language(column)
            field = model.model_fields[name]
            if column not in used and (language or not field.is_required()):
                yield _addition(file, column, field)


def _unused(file: str, model: type[Fields], used: Collection[str], *, prefix: str = "") -> Iterator[Addition]:
    for name, field in model.model_fields.items():
        if name not in used and not field.is_required():
            yield _addition(file, prefix + name, field)


def _addition(file: str, name: str, field: FieldInfo) -> Addition:
    values = choices(field)
    meaning = f"{field.description}: {', '.join(values)}" if values else field.description or ""
    return Addition(file, name, meaning, example(field), since(field))


def _strings(exhibit: Exhibit) -> Iterator[Addition]:
    """The interface strings that the exhibit's languages lack: visitors read English there."""
    for language in exhibit.languages:
        given = exhibit.words_given.get(language, frozenset())
        for key in STRINGS if given else ():
            if key not in given and key not in OF_THE_LANGUAGE:
                yield Addition(f"words/{language}.yaml", key, "in English", ENGLISH[key])


def _missing_files(folder: Path) -> Iterable[tuple[str, str]]:
    return ((file, meaning) for file, meaning in OPTIONAL_FILES.items() if not os.path.lexists(folder / file))
