"""A folder as an Exhibit, with every problem met on the way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from data.gazetteer import LANGUAGES, Gazetteer, by_id, read_gazetteer, unknown
from data.ground_file import tell_of_ground
from data.model import Encounter, Exhibit, Lettering, Person, Screen, Stop, View
from data.plans import read_plans
from data.problem import Problem, in_reading_order
from data.read_person import line_of, read_person
from data.read_sheet import read_sheet
from data.read_table import read_table
from data.rows import EncounterRow, LetteringRow
from data.sheets import ExhibitSheet
from data.words import read_words

NOT_READY = "The exhibit cannot be shown."


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder gave: the exhibit, or None where none can be shown; and what is to be mended."""

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]


def load(folder: Path) -> Loaded:
    """Read an exhibit's folder. Never raises for what a curator can write: a bad row costs one stop."""
    problems: list[Problem] = []
    exhibit = _read_exhibit(folder, problems)
    return Loaded(exhibit, in_reading_order(problems))


def _read_exhibit(folder: Path, problems: list[Problem]) -> Exhibit | None:
    if not os.path.isdir(folder):
        fault, remedy = "there is no such folder", "name the folder that holds exhibit.yaml"
        problems.append(Problem(str(folder), "", "", "", fault, remedy, NOT_READY))
        return None
    sheet = read_sheet(folder / "exhibit.yaml", "exhibit.yaml", ExhibitSheet, NOT_READY, problems)
    gazetteer = read_gazetteer(folder, problems)
    folders = (
        _people_named(sheet, folder, problems)
        if sheet is not None
        else sorted(each.name for each in (folder / "people").glob("*/"))
    )
    read = [read_person(folder / "people" / person, gazetteer, problems) for person in folders]
    people = tuple(person for person in read if person is not None)
    _tell_double_titles(folder, people, problems)
    encounters = _encounters(folder, gazetteer, people, problems) if people else ()
    lettering, plans = _lettering(folder, problems), read_plans(folder / "plans", problems)
    tell_of_ground(folder, problems)
    languages = sheet.languages if sheet is not None else _languages_found(folder)
    words = {
        each: read_words(folder / f"words/{each}.yaml", f"words/{each}.yaml", problems) for each in languages
    }
    if sheet is None or not people:  # only now: everything there is to mend is told at once
        return None
    return Exhibit(
        people=people,
        places=gazetteer.places,
        pictures=gazetteer.pictures,
        languages=tuple(sheet.languages),
        opening_view=View(**sheet.opening_view.model_dump()),
        screen=Screen(**sheet.screen.model_dump()),
        encounters=encounters,
        lettering=lettering,
        plans=plans,
        words=words,
        **sheet.model_dump(include={"title", "subtitle", "welcome", "idle_seconds"}),
    )


def _people_named(sheet: ExhibitSheet, folder: Path, problems: list[Problem]) -> list[str]:
    for person in dict.fromkeys(each for each in sheet.people if sheet.people.count(each) > 1):
        fault, remedy, effect = "is named twice", "delete one of them", "The life is shown once."
        line = line_of(folder / "exhibit.yaml", "people", person)
        where = f"line {line}"
        problems.append(Problem("exhibit.yaml", where, "people", person, fault, remedy, effect, line))
    return list(dict.fromkeys(sheet.people))


def _languages_found(folder: Path) -> list[str]:
    return sorted(path.stem for path in (folder / "words").glob("*.yaml"))


def _tell_double_titles(folder: Path, people: tuple[Person, ...], problems: list[Problem]) -> None:
    first: dict[str, str] = {}
    for stop in (stop for person in people for stop in person.stops):
        if stop.title in first:
            fault, remedy = f"is also the title of {first[stop.title]}", "write a title of its own"
            effect = "Two markers have the same name."
            name = f"people/{stop.id}.md"
            line = line_of(folder / name, "title", stop.title)
            problems.append(Problem(name, f"line {line}", "title", stop.title, fault, remedy, effect, line))
        first.setdefault(stop.title, f"people/{stop.id}.md")


def _encounters(
    folder: Path, gazetteer: Gazetteer, people: tuple[Person, ...], problems: list[Problem]
) -> tuple[Encounter, ...]:
    name, effect = "encounters.csv", "The encounter is not shown."
    stops = {stop.id: stop for person in people for stop in person.stops}
    good: list[tuple[int, Encounter]] = []
    for number, row in read_table(folder / name, name, EncounterRow, effect, problems):
        where = f"row {number} ({row.title})"
        lost = [field for field in ("stop_a", "stop_b") if getattr(row, field) not in stops]
        for field in lost:
            found = getattr(row, field)
            problems.append(unknown(name, where, field, found, stops, "people/", effect, number))
        if row.place not in gazetteer.places:
            problems.append(
                unknown(name, where, "place", row.place, gazetteer.places, "places.csv", effect, number)
            )
        elif not lost:
            ends: tuple[Stop, Stop] = (stops[row.stop_a], stops[row.stop_b])
            place = gazetteer.places[row.place]
            good.append((number, Encounter(row.id, place, *ends, row.title, row.text)))
    return tuple(by_id(good, name, problems).values())


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
