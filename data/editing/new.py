"""The new command, `uv run app.py new`: adds an exhibit, a person, a stop, a place, a translation
or the ground of the map.

It never overwrites a file. Exit codes: 0 when everything is written; 1 when something is not; 2 when the
command cannot run.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from data.editing.new_exhibit import new_exhibit
from data.editing.new_files import new_place, new_stop, new_translation
from data.editing.new_person import new_person
from data.editing.refusal import RefusedError, refused
from data.editing.shipped_ground import copy_shipped_ground
from data.model.problem import Problem, in_reading_order
from data.reading.load import load
from data.reading.read_ground import GROUND_FILE
from data.reading.read_person import STOP_LOST
from data.reading.read_yaml import read_front_matter
from data.reading.source_file import SourceFile
from data.schema.json_schema import SHIPPED
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

    return _attempt(folder, write)


def run_new_person(name: str, *, id: str | None, exhibit: Path) -> int:
    """Write a life, and name it in exhibit.yaml. Returns 1 where that is left to be done by hand."""

    def write() -> int:
        before = _problems(exhibit)
        person, by_hand = new_person(exhibit, name, id)
        print(f"people/{person}/person.yaml is written.", IS_DRAFT)
        if by_hand:
            print(by_hand)
        _print_new_problems(exhibit, before)
        _print_next(f"{PROG} stop {person} {shlex.quote('What happened first')}{_folder(exhibit)}")
        return 1 if by_hand else 0

    return _attempt_in(exhibit, write)


def run_new_stop(person: str, title: str, *, place: str, date: str, after: str | None, exhibit: Path) -> int:
    """Write a stop of a life: after the stop whose file begins with `after`, else as the last."""

    def write() -> int:
        before = _problems(exhibit)
        path = new_stop(exhibit, person, title, place, date, after)
        name = f"people/{person}/{path.name}"
        print(f"{name} is written.", IS_DRAFT)
        # `load` reads no stop of a person whose person.yaml is incomplete: read the new one by itself.
        source = SourceFile(path, name, STOP_LOST)
        read_front_matter(source, StopFields)
        _print_new_problems(exhibit, before, source.problems)
        _print_next(f"uv run app.py check{_folder(exhibit, option='')}")
        return 0

    return _attempt_in(exhibit, write)


def run_new_place(name: str, *, id: str | None, exhibit: Path, **columns: str | None) -> int:
    """Add a row to places.csv; `columns` are its other cells, as far as they are known."""

    def write() -> int:
        before = _problems(exhibit)
        place = new_place(exhibit, name, id, {column: value for column, value in columns.items() if value})
        print(f"places.csv has a new last row: {place}.")
        _print_new_problems(exhibit, before)
        return 0

    return _attempt_in(exhibit, write)


def run_new_translation(stop: str, language: str, *, exhibit: Path) -> int:
    """Write a stop in another language."""

    def write() -> int:
        before = _problems(exhibit)
        path = new_translation(exhibit, stop, language)
        print(f"{path.relative_to(exhibit).as_posix()} is written.", IS_DRAFT)
        _print_new_problems(exhibit, before)
        return 0

    return _attempt_in(exhibit, write)


def run_new_ground(*, exhibit: Path) -> int:
    """Copy the ground that ships into an exhibit; returns 1 where it has one already."""

    def write() -> int:
        if os.path.lexists(exhibit / GROUND_FILE):
            raise refused(GROUND_FILE, "", "", "is there already", "take it away first, if you want another")
        for name in copy_shipped_ground(exhibit):
            print(f"{name} is written.")
        return 0

    return _attempt_in(exhibit, write)


def _attempt_in(exhibit: Path, write: Callable[[], int]) -> int:
    """`_attempt`, where the folder must hold an exhibit."""
    if not (exhibit / "exhibit.yaml").is_file():
        message = f"{exhibit}: there is no exhibit.yaml; name an exhibit’s folder with --exhibit."
        print(message, file=sys.stderr)
        return 2
    return _attempt(exhibit, write)


def _attempt(folder: Path, write: Callable[[], int]) -> int:
    """The exit code of `write`; a refusal, or a file that cannot be written, is said."""
    try:
        return write()
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        path = error.filename or folder
        reason = f"cannot be read or written ({error.strerror}); check the folder’s rights."
        print(f"{path}: {reason}", file=sys.stderr)
        return 2


def _problems(exhibit: Path) -> tuple[Problem, ...]:
    """The problems of an exhibit, and what is left to do in its drafts."""
    loaded = load(exhibit)
    return (*loaded.problems, *(problem for draft in loaded.drafts for problem in draft.left_to_do))


def _print_new_problems(exhibit: Path, before: Sequence[Problem], more: Sequence[Problem] = ()) -> None:
    known = set(before)
    new = in_reading_order([each for each in (*_problems(exhibit), *more) if each not in known])
    if new:
        print("Still to write:", *new, sep="\n")


def _print_next(*commands: str) -> None:
    print("Next:", *(f"  {command}" for command in commands), sep="\n")


def _folder(exhibit: Path, option: str = " --exhibit") -> str:
    """The argument that names an exhibit's folder; empty for the shipped exhibit, which is the default."""
    return "" if exhibit == SHIPPED else f"{option} {shlex.quote(str(exhibit))}"
