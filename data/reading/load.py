"""Load an exhibit's folder: the Exhibit, and every problem found in its files."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.model.drafts import Draft, without_drafts
from data.model.exhibit import Exhibit, Person
from data.model.languages import own_name
from data.model.limits import MOST_STOPS
from data.model.look import Look
from data.model.map_settings import Lettering, Screen, View
from data.model.problem import Problem
from data.model.texts import in_fallback_order
from data.reading.causes import with_causes
from data.reading.folder_files import person_folders
from data.reading.read_encounters import read_encounters
from data.reading.read_gazetteer import read_gazetteer
from data.reading.read_glossary import read_glossary, read_whos_who
from data.reading.read_ground import read_ground, read_local_grounds
from data.reading.read_interface_strings import read_interface_strings
from data.reading.read_languages import read_languages, strings_files
from data.reading.read_look import read_look
from data.reading.read_person import read_person
from data.reading.read_plans import read_plans
from data.reading.read_table import read_table
from data.reading.read_text import is_there
from data.reading.read_translations import read_exhibit_texts
from data.reading.read_world import read_world
from data.reading.read_yaml import read_yaml
from data.reading.source_file import SourceFile, SourceFolder
from data.reading.story_checks import report_duplicate_titles, report_long_stories
from data.schema.csv_schema import LetteringRow
from data.schema.interface_strings import STRINGS, completed
from data.schema.yaml_schema import ExhibitFields

NOT_READY = "The exhibit cannot be shown."


@dataclass(frozen=True, slots=True)
class Loaded:
    """The exhibit of a folder, or None where none can be shown, all problems and all drafts in reading order.

    Each problem has those that follow from it; what is left to do in a draft is not among the problems.
    """

    exhibit: Exhibit | None
    problems: tuple[Problem, ...]
    drafts: tuple[Draft, ...] = ()


def load(folder: Path, step: Callable[[], None] = lambda: None, *, drafts: bool = False) -> Loaded:
    """Read an exhibit's folder. Never raises for what a curator can write: a bad row costs one stop.

    `step` is called before each stop's file is read. With `drafts` the exhibit holds those that can be shown,
    as a preview does; problems and drafts are the same with and without.
    """
    if not os.path.isdir(folder):
        fault, remedy = "there is no such folder", "name the folder that holds exhibit.yaml"
        return Loaded(None, (Problem.on(str(folder), fault=fault, remedy=remedy, effect=NOT_READY),))
    files = SourceFolder(folder)
    exhibit = _read_exhibit(files, step)
    if exhibit is not None and not drafts:
        exhibit = without_drafts(exhibit)
    return Loaded(exhibit, with_causes(files), files.drafts())


def _read_exhibit(folder: SourceFolder, step: Callable[[], None]) -> Exhibit | None:
    source = folder.file("exhibit.yaml", NOT_READY)
    fields = read_yaml(source, ExhibitFields)
    languages = read_languages(folder, fields)
    original = languages.original
    gazetteer = read_gazetteer(folder, original)
    listed = _people(folder, fields)
    read = [read_person(folder, person, gazetteer, original, step) for person in listed]
    people = tuple(person for person in read if person is not None)
    if listed and all(map(folder.draft_of_person, listed)):
        _report_drafts_only(source)
    report_duplicate_titles(folder, people)
    report_long_stories(folder, people)
    encounters = read_encounters(folder, gazetteer, people, original) if people else ()
    world = read_world(folder, gazetteer.sources, original)
    glossary = read_glossary(folder, original)
    whos_who = read_whos_who(folder, gazetteer.pictures, original)
    lettering, plans = _read_lettering(folder, original), read_plans(folder, original)
    ground, local_grounds = read_ground(folder), read_local_grounds(folder)
    strings = _read_strings(folder, languages.shown, original)
    translations = read_exhibit_texts(folder, original)
    look = read_look(source, fields.look) if fields and fields.look else Look()
    if fields is None or not people:  # only now: every file is checked first
        return None
    exhibit = Exhibit(
        people=people,
        places=gazetteer.places,
        sources=gazetteer.sources,
        pictures=gazetteer.pictures,
        sounds=gazetteer.sounds,
        language=original,
        languages=languages.shown,
        opening_view=_opening_view(source, fields, people),
        screen=Screen(**fields.screen.model_dump()),
        look=look,
        encounters=encounters,
        world=world,
        glossary=glossary,
        whos_who=whos_who,
        ground=ground,
        local_grounds=local_grounds,
        lettering=lettering,
        plans=plans,
        words={each: completed({**_own_strings(each), **given}) for each, given in strings.items()},
        words_given={each: frozenset(keys).intersection(STRINGS) for each, keys in strings.items()},
        translations=translations,
        **fields.model_dump(
            include={
                *("title", "subtitle", "welcome", "idle_seconds", "visit_log", "take_home"),
                "computed_encounters",
            }
        ),
    )
    return None if _has_too_many_stops(source, exhibit, fields.most_stops or MOST_STOPS) else exhibit


def _has_too_many_stops(source: SourceFile, exhibit: Exhibit, most: int) -> bool:
    """Report more stops than exhibit.yaml allows: an import of a large map shall not slow a gallery down."""
    published = without_drafts(exhibit)
    count = len(tuple(published.stops)) if published is not None else 0
    if count > most:
        source.problem(
            fault=f"the exhibit has {count:,} stops, more than {most:,}",
            remedy=f"take stops out; or, if so many are meant, write most_stops: {count} and try on the "
            "gallery’s machine how long it takes to open and to answer",
            effect=NOT_READY,
            at=source.at("most_stops"),
        )
    return count > most


def _people(folder: SourceFolder, fields: ExhibitFields | None) -> list[str]:
    """The folders of the people in exhibit.yaml; all folders of people/ where that file cannot be read."""
    if fields is None:
        return [each.name for each in person_folders(folder.path)]
    source = folder.file("exhibit.yaml")
    for name in (name for name, count in Counter(fields.people).items() if count > 1):
        fault, remedy, effect = "is named twice", "delete one of them", "The life is shown once."
        at = source.at("people", fields.people.index(name, fields.people.index(name) + 1))
        source.problem("people", found=name, fault=fault, remedy=remedy, effect=effect, at=at)
    return list(dict.fromkeys(fields.people))


def _report_drafts_only(source: SourceFile) -> None:
    fault = "names only lives that are drafts"
    remedy = "finish a life and one of its stops, and delete the line draft: true in both"
    at, effect = source.at("people"), "The gallery shows nothing."
    source.problem("people", fault=fault, remedy=remedy, effect=effect, at=at)


def _own_strings(language: str) -> Mapping[str, str]:
    """The interface strings that follow from the language itself, where its file does not give them."""
    of_english = language == "en"
    return {} if of_english else {"language_name": own_name(language), "locale": language.replace("-", "_")}


def _read_strings(
    folder: SourceFolder, languages: Iterable[str], original: str
) -> dict[str, Mapping[str, str]]:
    """The interface strings of each file of words/, by language.

    A key without a text is reported in the original language only: a translation may be unfinished.
    """
    files = {each: f"words/{each}.yaml" for each in languages}
    files |= strings_files(folder)
    return {
        each: read_interface_strings(
            folder.file(name, "The English word is shown."), unfinished=each != original
        )
        for each, name in files.items()
    }


def _opening_view(source: SourceFile, fields: ExhibitFields, people: Iterable[Person]) -> View:
    """The view of exhibit.yaml; where south is above north, it is reported, and the two are swapped. Without
    one, the view of all stops.

    A west that is greater than its east is no fault: such a view crosses the 180th meridian.
    """
    if fields.opening_view is None:
        return View.around([stop.place.point for each in people for stop in each.stops if stop.place])
    view = View(**fields.opening_view.model_dump())
    if view.south < view.north:
        return view
    fault = f"is not below north ({view.north:g})"
    if view.south > view.north:
        remedy = f"write south: {view.north:g} and north: {view.south:g}"
        effect = "The two change places."
    else:
        remedy, effect = "write a smaller number", "The map opens on a line without height."
    found, at = f"{view.south:g}", source.at("opening_view", "south")
    source.problem("opening_view.south", found=found, fault=fault, remedy=remedy, effect=effect, at=at)
    return View(south=view.north, west=view.west, north=view.south, east=view.east)


def _read_lettering(folder: SourceFolder, original: str) -> tuple[Lettering, ...]:
    """The names written on the map; the table is optional."""
    source = folder.file("basemap/lettering.csv", "The name is not on the map.")
    if not is_there(source.path):
        return ()
    return tuple(
        Lettering(**{**row.model_dump(), "names": in_fallback_order(row.names, original)})
        for _, row in read_table(source, LetteringRow)
    )
