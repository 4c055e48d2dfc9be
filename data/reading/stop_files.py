"""The files of an exhibit that are stops, by their names: `people/sorge/13-yokohama-1933.md`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from data.model.stop_ids import StopFile, ids_in_life
from data.reading.folder_files import matching_entries, person_folders
from data.reading.read_yaml import rough_fields

STOP_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.md")


def stop_files(exhibit: Path) -> list[StopFile]:
    """Every stop of the folders in people/, life by life in the order of its file names, also where it cannot
    be shown. Translations are none."""
    return [each for person in person_folders(exhibit) for each in stop_files_of(person)]


def stop_files_of(person: Path) -> list[StopFile]:
    """The stops in the folder of one person."""
    stems = [path.stem for path in matching_entries(person, "*.md") if STOP_FILE.fullmatch(path.name)]
    return [
        StopFile(f"{person.name}/{id}", f"people/{person.name}/{stem}.md")
        for stem, id in ids_in_life(stems).items()
    ]


def stops_with_former_ids(exhibit: Path) -> list[StopFile]:
    """Every stop of the folders in people/ with the ids that it had before, for commands: each file of a life
    that names some is read."""
    return [
        each
        for person in person_folders(exhibit)
        for lives in [_former_names(person / "person.yaml")]
        for stop in stop_files_of(person)
        for each in [replace(stop, formerly=_former_ids(stop, _former_names(exhibit / stop.file), lives))]
    ]


def _former_ids(stop: StopFile, names: Sequence[str], lives: Sequence[str]) -> tuple[str, ...]:
    person, _, name = stop.id.partition("/")
    own = tuple(f"{person}/{each}" for each in names)
    return (*own, *(f"{life}/{each}" for life in lives for each in (name, *names)))


def _former_names(path: Path) -> list[str]:
    """The list `formerly` of a file, not validated; most files have none, and are not parsed."""
    try:
        if b"formerly" not in path.read_bytes():
            return []
    except OSError:
        return []
    names = rough_fields(path).get("formerly")
    return [str(each) for each in names if each] if isinstance(names, list) else []
