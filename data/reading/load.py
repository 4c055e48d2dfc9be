"""A folder as an Exhibit, with every problem met on the way."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.model.exhibit import Exhibit
from data.model.languages import is_language
from data.model.limits import LARGEST_GROUND, megabytes
from data.model.map_settings import Lettering, Screen, View
from data.model.problem import Problem, in_reading_order
from data.reading.read_encounters import read_encounters
from data.reading.read_gazetteer import LANGUAGES, read_gazetteer
from data.reading.read_interface_strings import read_interface_strings
from data.reading.read_person import read_person
from data.reading.read_plans import read_plans
from data.reading.read_table import read_table
from data.reading.read_translations import read_exhibit_texts
from data.reading.read_yaml import line_of, read_yaml
from data.reading.story_checks import double_titles, tell_long_stories
from data.schema.csv_schema import LetteringRow
from data.schema.interface_strings import ENGLISH
from data.schema.yaml_schema import ExhibitFields

NOT_READY = "The exhibit cannot be shown."


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder gave: the exhibit, or None where none can be shown; and what is to be mended."""

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]


def load(folder: Path, step: Callable[[], None] = lambda: None) -> Loaded:
    """Read an exhibit's folder. Never raises for what a curator can write: a bad row costs one stop.

    `step` is called before each stop's file.
    """
    problems: list[Problem] = []
    exhibit = _read_exhibit(folder, problems, step)
    return Loaded(exhibit, in_reading_order(problems))


def _read_exhibit(folder: Path, problems: list[Problem], step: Callable[[], None]) -> Exhibit | None:
    if not os.path.isdir(folder):
        fault, remedy = "there is no such folder", "name the folder that holds exhibit.yaml"
        problems.append(Problem(str(folder), "", "", "", fault, remedy, NOT_READY))
        return None
    sheet = read_yaml(folder / "exhibit.yaml", "exhibit.yaml", ExhibitFields, NOT_READY, problems)
    gazetteer = read_gazetteer(folder, problems)
    folders = (
        _people_named(sheet, folder, problems)
        if sheet is not None
        else sorted(each.name for each in (folder / "people").glob("*/"))
    )
    read = [read_person(folder / "people" / person, gazetteer, problems, step) for person in folders]
    people = tuple(person for person in read if person is not None)
    problems += double_titles(folder, people)
    tell_long_stories(folder, people, problems)
    encounters = read_encounters(folder, gazetteer, people, problems) if people else ()
    lettering, plans = _lettering(folder, problems), read_plans(folder / "plans", problems)
    tell_of_ground(folder, problems)
    languages = _languages_named(sheet, folder, problems) if sheet is not None else _languages_found(folder)
    given = _words_given(folder, languages, problems)
    texts = read_exhibit_texts(folder, problems)
    if sheet is None or not people:  # only now: everything there is to mend is told at once
        return None
    return Exhibit(
        people=people,
        places=gazetteer.places,
        sources=gazetteer.sources,
        pictures=gazetteer.pictures,
        languages=tuple(languages),
        opening_view=opening_view(sheet, folder, problems),
        screen=Screen(**sheet.screen.model_dump()),
        encounters=encounters,
        lettering=lettering,
        plans=plans,
        words={each: {**ENGLISH, **given[each]} for each in languages},
        words_given={each: frozenset(words) for each, words in given.items()},
        translations=texts,
        **sheet.model_dump(include={"title", "subtitle", "welcome", "idle_seconds", "visit_log"}),
    )


def _people_named(sheet: ExhibitFields, folder: Path, problems: list[Problem]) -> list[str]:
    return _each_once("people", sheet.people, "The life is shown once.", folder, problems)


def _languages_named(sheet: ExhibitFields, folder: Path, problems: list[Problem]) -> list[str]:
    return _each_once("languages", sheet.languages, "The language is offered once.", folder, problems)


def _each_once(field: str, named: list[str], effect: str, folder: Path, problems: list[Problem]) -> list[str]:
    for name in (name for name, count in Counter(named).items() if count > 1):
        fault, remedy = "is named twice", "delete one of them"
        line = line_of(folder / "exhibit.yaml", field, name)
        problems.append(Problem("exhibit.yaml", f"line {line}", field, name, fault, remedy, effect, line))
    return list(dict.fromkeys(named))


def _languages_found(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "words").glob("*.yaml") if is_language(path.stem))


def _words_given(folder: Path, languages: list[str], problems: list[Problem]) -> dict[str, Mapping[str, str]]:
    """The words that are really given, by language; of one that is not shown yet none is told as missing."""
    return {
        each: read_interface_strings(
            folder / f"words/{each}.yaml", f"words/{each}.yaml", problems, each not in languages
        )
        for each in dict.fromkeys([*languages, *_languages_found(folder)])
    }


def _lettering(folder: Path, problems: list[Problem]) -> tuple[Lettering, ...]:
    """The names on the map; none where the exhibit has no such table: it is an ornament."""
    name = "basemap/lettering.csv"
    if not os.path.lexists(folder / name):
        return ()
    rows = read_table(folder / name, name, LetteringRow, "The name is not on the map.", problems)
    return tuple(_letters(row) for _, row in rows)


def _letters(row: LetteringRow) -> Lettering:
    names = {language: getattr(row, f"name_{language}") for language in LANGUAGES}
    rest = row.model_dump(exclude={f"name_{language}" for language in LANGUAGES})
    return Lettering(names={language: name for language, name in names.items() if name}, **rest)


BEGINNING = b"PMTiles\x03"
NAME = "basemap/ground.pmtiles"


def tell_of_ground(folder: Path, problems: list[Problem]) -> None:
    """Tell of a ground that cannot be drawn; an exhibit may have none."""
    file = folder / NAME
    if not os.path.lexists(file):
        return
    if fault := _fault(file):
        effect = "The map has no ground: the ways stand on an empty sheet."
        problems.append(
            Problem(NAME, "", "", "", f"the file {fault}", "put it back from your last copy", effect)
        )


def _fault(file: Path) -> str:
    if not os.path.isfile(file):
        return "is no file that can be read (a folder, a pipe, or a link that leads nowhere)"
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            head = opened.read(len(BEGINNING))
    except OSError as error:
        return f"cannot be opened ({error.strerror})"
    if size > LARGEST_GROUND:
        return f"is {megabytes(size)} large, and at most {megabytes(LARGEST_GROUND)} are read"
    return "" if head == BEGINNING else "is no PMTiles file of version 3"


def opening_view(sheet: ExhibitFields, folder: Path, problems: list[Problem]) -> View:
    """The view of exhibit.yaml; where south lies above north the two are told, and change places.

    A west that is greater than its east is no fault: such a view crosses 180 degrees.
    """
    view = View(**sheet.opening_view.model_dump())
    if view.south < view.north:
        return view
    line = line_of(folder / "exhibit.yaml", "opening_view", "south")
    fault = f"is not below north ({view.north:g})"
    remedy, effect = (
        (f"write south: {view.north:g} and north: {view.south:g}", "The two change places.")
        if view.south > view.north
        else ("write a smaller number", "The map opens on a line without height.")
    )
    problem = Problem(
        "exhibit.yaml", f"line {line}", "opening_view.south", f"{view.south:g}", fault, remedy, effect, line
    )
    problems.append(problem)
    return View(south=view.north, west=view.west, north=view.south, east=view.east)
