"""`uv run app.py new exhibit`: a complete small exhibit, with one example person to be replaced."""

from __future__ import annotations

import io
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from ruamel.yaml import YAML

from data.editing.file_template import yaml_scalar, yaml_template
from data.editing.new_files import stop_template, write_new
from data.editing.new_person import FIRST_CHAPTER, distinct_style, person_template
from data.editing.refusal import refused
from data.editing.shipped_ground import copy_shipped_ground
from data.model.languages import plural_forms
from data.reading.csv_writer import csv_bytes
from data.schema.csv_schema import (
    EncounterRow,
    GlossaryRow,
    PictureRow,
    PlaceRow,
    SourceRow,
    WhosWhoRow,
    WorldEventRow,
)
from data.schema.interface_strings import english_with_forms
from data.schema.json_schema import modeline, write_schemas
from data.schema.table_columns import Columns, Row
from data.schema.yaml_schema import ExhibitFields

EXHIBIT = {
    "title": "An exhibit to be written",
    "subtitle": "One life, one place",
    "welcome": "Change these words in exhibit.yaml, and this life in people/example.",
    "languages": "[en]",
    "people": "[example]",
    "opening_view": "{south: 36, west: -12, north: 62, east: 32}",
}
PERSON = {
    "name": "Anna Example",
    "epithet": "A life to be overwritten",
    "born": "1850",
    "died": "1920~",
    "introduction": "Anna Example is invented. She shows where the words of a life stand.",
}
STOP = {
    "title": "A first stop",
    "place": "greenwich",
    "date": "1870-05",
    "chapter": FIRST_CHAPTER.id,
    "sources": "[EXAMPLE]",
}
STORY = """\
Write here what happened, in 30 to 70 words. The first sentence says what a visitor should remember.
*Emphasis* and [un mot étranger]{lang=fr} are all the markup there is. Every claim rests on a source that is
named above.
"""
PLACE = {
    "id": "greenwich",
    "toponym_en": "Greenwich",
    "country": "GB",
    "latitude": "51.4779",
    "longitude": "-0.0015",
    "precision": "building",
    "certainty": "certain",
    "note": "The old observatory.",
}
SOURCE = {"id": "EXAMPLE", "citation": "A book, a letter, an archive", "kind": "general", "consulted": "none"}


def new_exhibit(folder: Path, ground: bool = True) -> None:
    """Write a complete exhibit. With `ground`, the shipped ground of the map is copied.

    The folder appears only when everything in it is written. Raises RefusedError where it exists and is not
    empty, OSError where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refused(str(folder), "", "", "is there already", "name a folder that is not there yet")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=folder.parent) as temporary:
        exhibit = Path(temporary) / "exhibit"
        _write(exhibit)
        if ground:
            copy_shipped_ground(exhibit)
        if folder.exists():
            folder.rmdir()
        os.replace(exhibit, folder)


def _write(folder: Path) -> None:
    fields = {
        field: text if text.startswith(("[", "{")) else yaml_scalar(text) for field, text in EXHIBIT.items()
    }
    write_new(folder / "exhibit.yaml", f"{modeline('exhibit')}\n{yaml_template(ExhibitFields, fields)}")
    write_new(folder / "people/example/person.yaml", person_template(PERSON, distinct_style([])))
    write_new(folder / "people/example/01-greenwich-1870.md", stop_template(STOP, STORY))
    write_new(folder / "places.csv", _table(PlaceRow, PLACE))
    write_new(folder / "sources.csv", _table(SourceRow, SOURCE))
    write_new(folder / "pictures.csv", _table(PictureRow))
    write_new(folder / "encounters.csv", _table(EncounterRow))
    write_new(folder / "world.csv", _table(WorldEventRow))
    write_new(folder / "glossary.csv", _table(GlossaryRow))
    write_new(folder / "whos_who.csv", _table(WhosWhoRow))
    write_new(folder / "words/en.yaml", _interface_strings())
    (folder / "pictures").mkdir()
    write_schemas(folder)


def _table(row: type[Row], *rows: dict[str, str]) -> str:
    return csv_bytes(Columns.of(row).header("en"), rows).decode()


def _interface_strings() -> str:
    text = io.StringIO()
    yaml = YAML()
    yaml.width = 2**20
    yaml.dump(english_with_forms(plural_forms("en")), text)
    comment = "# Every word of the interface, in English. Keep what stands in {braces}."
    return f"{modeline('words', up=1)}\n{comment}\n{text.getvalue()}"
