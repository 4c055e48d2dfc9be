"""The new command, `uv run app.py new`: adds an exhibit, a person, a stop, a place, a source, a picture, an
encounter, a translation, a language or the ground of the map.

It never overwrites a file. Exit codes: 0 when everything is written; 1 when something is not; 2 when the
command cannot run.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from data.advice.completeness import completeness
from data.advice.exhibit_option import exhibit_option
from data.editing.attempt import attempt, attempt_in, print_new_problems, problems_of
from data.editing.new_exhibit import new_exhibit
from data.editing.new_files import new_place, new_stop, new_translation
from data.editing.new_language import new_language
from data.editing.new_person import new_person
from data.editing.new_picture import PlannedPicture, add_picture, asked, checked_focus, plan_picture
from data.editing.new_rows import new_encounter, new_source
from data.editing.rearrange import print_changed_ways
from data.editing.refusal import refused
from data.editing.shipped_ground import copy_shipped_ground
from data.model.languages import language_name
from data.model.limits import megabytes
from data.reading.load import load
from data.reading.read_ground import GROUND_FILE
from data.reading.read_person import STOP_LOST
from data.reading.read_yaml import read_front_matter
from data.reading.source_file import SourceFile
from data.reading.stop_files import stop_files
from data.schema.yaml_schema import StopFields

PROG = "uv run app.py new"
IS_DRAFT = "It is a draft: visitors see it when its line draft: true is deleted."


def run_new_exhibit(folder: Path, *, no_ground: bool) -> int:
    """Write a folder that is shown at once; without the shipped map where `no_ground`."""

    def write() -> int:
        new_exhibit(folder, ground=not no_ground)
        print(f"{folder} is ready: one life, one stop, one place, one source, every word in English.")
        quoted = shlex.quote(str(folder))
        if no_ground:
            print(f"The map has no ground; for the one that ships, type: {PROG} ground --exhibit {quoted}")
        person = f"{PROG} person {shlex.quote('Your Person')} --exhibit {quoted}"
        _print_next(f"uv run app.py {quoted}", person)
        return 0

    return attempt(folder, write)


def run_new_person(name: str, *, id: str | None, exhibit: Path) -> int:
    """Write a life, and name it in exhibit.yaml. Returns 1 where that is left to be done by hand."""

    def write() -> int:
        before = problems_of(exhibit)
        person, by_hand = new_person(exhibit, name, id)
        print(f"people/{person}/person.yaml is written.", IS_DRAFT)
        if by_hand:
            print(by_hand)
        print_new_problems(exhibit, before)
        _print_next(f"{PROG} stop {person} {shlex.quote('What happened first')}{exhibit_option(exhibit)}")
        return 1 if by_hand else 0

    return attempt_in(exhibit, write)


def run_new_stop(person: str, title: str, *, place: str, date: str, after: str | None, exhibit: Path) -> int:
    """Write a stop of a life: after the stop whose file begins with `after`, else as the last."""

    def write() -> int:
        before, stops = problems_of(exhibit), stop_files(exhibit)
        path = new_stop(exhibit, person, title, place, date, after)
        name = f"people/{person}/{path.name}"
        print(f"{name} is written.", IS_DRAFT)
        if renumbered := {each.file for each in stops} - {each.file for each in stop_files(exhibit)}:
            stories = "1 story" if len(renumbered) == 1 else f"{len(renumbered)} stories"
            print(f"{stories} behind it got another number; no id has changed.")
        print_changed_ways(exhibit, stops)
        # `load` reads no stop of a person whose person.yaml is incomplete: read the new one by itself.
        source = SourceFile(path, name, STOP_LOST)
        read_front_matter(source, StopFields)
        print_new_problems(exhibit, before, source.problems)
        _print_next(f"uv run app.py check{exhibit_option(exhibit, option='')}")
        return 0

    return attempt_in(exhibit, write)


def run_new_place(name: str, *, id: str | None, exhibit: Path, **columns: str | None) -> int:
    """Add a row to places.csv; `columns` are its other cells, as far as they are known."""

    def write() -> int:
        before = problems_of(exhibit)
        place = new_place(exhibit, name, id, {column: value for column, value in columns.items() if value})
        print(f"places.csv has a new last row: {place}.")
        print_new_problems(exhibit, before)
        return 0

    return attempt_in(exhibit, write)


def run_new_translation(stop: str, language: str, *, exhibit: Path) -> int:
    """Write a stop in another language."""

    def write() -> int:
        before = problems_of(exhibit)
        path = new_translation(exhibit, stop, language)
        print(f"{path.relative_to(exhibit).as_posix()} is written.", IS_DRAFT)
        print_new_problems(exhibit, before)
        return 0

    return attempt_in(exhibit, write)


def run_new_source(citation: str, *, id: str | None, kind: str, consulted: str, exhibit: Path) -> int:
    """Add a row to sources.csv."""

    def write() -> int:
        before = problems_of(exhibit)
        source = new_source(exhibit, citation, id, {"kind": kind, "consulted": consulted})
        print(f"sources.csv has a new last row: {source}. A story names it so: sources: [{source}]")
        print_new_problems(exhibit, before)
        return 0

    return attempt_in(exhibit, write)


def run_new_encounter(
    stop_a: str, stop_b: str, title: str, *, id: str | None, place: str, text: str, exhibit: Path
) -> int:
    """Add a row to encounters.csv; without `text` it is not shown yet."""

    def write() -> int:
        before = problems_of(exhibit)
        cells = {"place": place, "text": text}
        encounter = new_encounter(exhibit, (stop_a, stop_b), title, cells, id)
        print(f"encounters.csv has a new last row: {encounter}.")
        print_new_problems(exhibit, before)
        return 0

    return attempt_in(exhibit, write)


def run_new_language(language: str, *, exhibit: Path) -> int:
    """Prepare tables, words and exhibit.yaml for translations into a language."""

    def write() -> int:
        before = problems_of(exhibit)
        code, files = new_language(exhibit, language)
        name = language_name(code)
        print(f"Prepared for {name}: {', '.join(files)}. Visitors see nothing of it yet.")
        loaded = load(exhibit).exhibit
        if loaded is not None and (kinds := completeness(loaded).get(code)):
            left = (f"{kind} {len(each.missing)}" for kind, each in kinds.items() if each.missing)
            print(f"To translate: {', '.join(left)}. What is empty is shown in the original language.")
        print_new_problems(exhibit, before)
        stop = next((each.id for each in loaded.stops), "life/story") if loaded else "life/story"
        _print_next(f"{PROG} translation {stop} {code}{exhibit_option(exhibit)}")
        return 0

    return attempt_in(exhibit, write)


def run_new_picture(
    file: Path, *, id: str | None, stop: str | None, exhibit: Path, **texts: str | None
) -> int:
    """Make the screen's version of a picture, and name it in pictures.csv; in a terminal, ask what is not
    given in `texts`."""

    def write() -> int:
        planned = plan_picture(exhibit, file)
        given = {name: text for name, text in texts.items() if text is not None}
        if given.get("focus"):
            checked_focus(given["focus"])  # before anything is asked
        _print_screen_picture(planned)
        if sys.stdin.isatty() and sys.stdout.isatty():
            given = {**given, **asked(planned, given)}
        before = problems_of(exhibit)
        added = add_picture(planned, id, given, stop)
        print(f"{added.file} is written, and {added.id} is in pictures.csv.")
        if added.original:
            print(f"The original is kept in {added.original}; it is never shown.")
        print_new_problems(exhibit, before)
        if added.story:
            print(f"{added.story} shows it.")
        else:
            first = "fill in what is left to write, then " if planned.lacks(given) else ""
            print(f"To show it, {first}write picture: {added.id} in the head of {stop or 'a story'}.")
        return 0

    return attempt_in(exhibit, write)


def _print_screen_picture(planned: PlannedPicture) -> None:
    screen, name = planned.screen, planned.original.name
    if screen.width:
        size = f"{screen.width:,} × {screen.height:,} pixels, {len(screen.content) / 1000:,.0f} kB"
        print(f"{name} ({megabytes(len(planned.content))}) for the screen: {size}.")
    for note in screen.notes:
        print(f"{name} {note}.")


def run_new_ground(*, exhibit: Path) -> int:
    """Copy the ground that ships into an exhibit; returns 1 where it has one already."""

    def write() -> int:
        if os.path.lexists(exhibit / GROUND_FILE):
            raise refused(GROUND_FILE, "", "", "is there already", "take it away first, if you want another")
        for name in copy_shipped_ground(exhibit):
            print(f"{name} is written.")
        return 0

    return attempt_in(exhibit, write)


def _print_next(*commands: str) -> None:
    print("Next:", *(f"  {command}" for command in commands), sep="\n")
