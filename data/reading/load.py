"""Load an exhibit's folder: the Exhibit, and every problem found in its files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.model.exhibit import Exhibit
from data.model.languages import own_name
from data.model.limits import LARGEST_GROUND, megabytes
from data.model.map_settings import Lettering, Screen, View
from data.model.problem import Problem, in_reading_order
from data.model.texts import in_fallback_order
from data.reading.read_encounters import read_encounters
from data.reading.read_gazetteer import read_gazetteer
from data.reading.read_interface_strings import read_interface_strings
from data.reading.read_languages import read_languages, strings_files
from data.reading.read_person import read_person
from data.reading.read_plans import read_plans
from data.reading.read_table import read_table
from data.reading.read_translations import read_exhibit_texts
from data.reading.read_yaml import line_of, read_yaml
from data.reading.story_checks import duplicate_titles, long_stories
from data.schema.csv_schema import LetteringRow
from data.schema.interface_strings import ENGLISH
from data.schema.yaml_schema import ExhibitFields

NOT_READY = "The exhibit cannot be shown."
BASEMAP_FILE = "basemap/ground.pmtiles"
PMTILES_SIGNATURE = b"PMTiles\x03"
"""The first bytes of a PMTiles file of version 3."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The exhibit of a folder, or None where none can be shown, and all problems in reading order."""

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]


def load(folder: Path, step: Callable[[], None] = lambda: None) -> Loaded:
    """Read an exhibit's folder. Never raises for what a curator can write: a bad row costs one stop.

    `step` is called before each stop's file is read.
    """
    problems: list[Problem] = []
    exhibit = _read_exhibit(folder, problems, step)
    return Loaded(exhibit, in_reading_order(problems))


def _read_exhibit(folder: Path, problems: list[Problem], step: Callable[[], None]) -> Exhibit | None:
    if not os.path.isdir(folder):
        fault, remedy = "there is no such folder", "name the folder that holds exhibit.yaml"
        problems.append(Problem(str(folder), "", "", "", fault, remedy, NOT_READY))
        return None
    fields = read_yaml(folder / "exhibit.yaml", "exhibit.yaml", ExhibitFields, NOT_READY, problems)
    languages = read_languages(fields, folder, problems)
    original = languages.original
    gazetteer = read_gazetteer(folder, original, problems)
    listed = _people(fields, folder, problems)
    read = [read_person(folder / "people" / person, gazetteer, original, problems, step) for person in listed]
    people = tuple(person for person in read if person is not None)
    problems += duplicate_titles(folder, people)
    problems += long_stories(folder, people)
    encounters = read_encounters(folder, gazetteer, people, original, problems) if people else ()
    lettering, plans = (
        _read_lettering(folder, original, problems),
        read_plans(folder / "plans", original, problems),
    )
    _check_basemap(folder, problems)
    strings = _read_strings(folder, languages.shown, problems)
    translations = read_exhibit_texts(folder, original, problems)
    if fields is None or not people:  # only now: every file is checked first
        return None
    return Exhibit(
        people=people,
        places=gazetteer.places,
        sources=gazetteer.sources,
        pictures=gazetteer.pictures,
        language=original,
        languages=languages.shown,
        opening_view=_opening_view(fields, folder, problems),
        screen=Screen(**fields.screen.model_dump()),
        encounters=encounters,
        lettering=lettering,
        plans=plans,
        words={each: {**ENGLISH, **_own_strings(each), **strings[each]} for each in languages.shown},
        words_given={each: frozenset(keys) for each, keys in strings.items()},
        translations=translations,
        **fields.model_dump(include={"title", "subtitle", "welcome", "idle_seconds", "visit_log"}),
    )


def _people(fields: ExhibitFields | None, folder: Path, problems: list[Problem]) -> list[str]:
    """The folders of the people in exhibit.yaml; all folders of people/ where that file cannot be read."""
    if fields is None:
        return sorted(each.name for each in (folder / "people").glob("*/"))
    for name in (name for name, count in Counter(fields.people).items() if count > 1):
        fault, remedy, effect = "is named twice", "delete one of them", "The life is shown once."
        second = fields.people.index(name, fields.people.index(name) + 1)
        line = line_of(folder / "exhibit.yaml", "people", second)
        problems.append(Problem("exhibit.yaml", f"line {line}", "people", name, fault, remedy, effect, line))
    return list(dict.fromkeys(fields.people))


def _own_strings(language: str) -> Mapping[str, str]:
    """The interface strings that follow from the language itself, where its file does not give them."""
    of_english = language == "en"
    return {} if of_english else {"language_name": own_name(language), "locale": language.replace("-", "_")}


def _read_strings(
    folder: Path, languages: Iterable[str], problems: list[Problem]
) -> dict[str, Mapping[str, str]]:
    """The interface strings of each file of words/, by language.

    Missing strings are reported for the exhibit's languages only: another language may be unfinished.
    """
    files = {each: folder / f"words/{each}.yaml" for each in languages}
    files |= strings_files(folder, problems)
    return {
        each: read_interface_strings(file, f"words/{file.name}", problems, each not in languages)
        for each, file in files.items()
    }


def _opening_view(fields: ExhibitFields, folder: Path, problems: list[Problem]) -> View:
    """The view of exhibit.yaml; where south is above north, it is reported, and the two are swapped.

    A west that is greater than its east is no fault: such a view crosses the 180th meridian.
    """
    view = View(**fields.opening_view.model_dump())
    if view.south < view.north:
        return view
    field, line = "opening_view.south", line_of(folder / "exhibit.yaml", "opening_view", "south")
    fault = f"is not below north ({view.north:g})"
    if view.south > view.north:
        remedy = f"write south: {view.north:g} and north: {view.south:g}"
        effect = "The two change places."
    else:
        remedy, effect = "write a smaller number", "The map opens on a line without height."
    south = f"{view.south:g}"
    problems.append(Problem("exhibit.yaml", f"line {line}", field, south, fault, remedy, effect, line))
    return View(south=view.north, west=view.west, north=view.south, east=view.east)


def _read_lettering(folder: Path, original: str, problems: list[Problem]) -> tuple[Lettering, ...]:
    """The names written on the map; the table is optional."""
    name = "basemap/lettering.csv"
    if not os.path.lexists(folder / name):
        return ()
    rows = read_table(folder / name, name, LetteringRow, "The name is not on the map.", problems)
    return tuple(
        Lettering(**{**row.model_dump(), "names": in_fallback_order(row.names, original)}) for _, row in rows
    )


def _check_basemap(folder: Path, problems: list[Problem]) -> None:
    """Report a basemap that cannot be read; the file is optional. Its tiles are not checked."""
    file = folder / BASEMAP_FILE
    if os.path.lexists(file) and (fault := _basemap_fault(file)):
        remedy = "put it back from your last copy"
        effect = "The map has no ground: the ways stand on an empty sheet."
        problems.append(Problem(BASEMAP_FILE, "", "", "", f"the file {fault}", remedy, effect))


def _basemap_fault(file: Path) -> str:
    if not os.path.isfile(file):
        return "is no file that can be read (a folder, a pipe, or a link that leads nowhere)"
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(len(PMTILES_SIGNATURE))
    except OSError as error:
        return f"cannot be opened ({error.strerror})"
    if size > LARGEST_GROUND:
        return f"is {megabytes(size)} large, and at most {megabytes(LARGEST_GROUND)} are read"
    return "" if head == PMTILES_SIGNATURE else "is no PMTiles file of version 3"
