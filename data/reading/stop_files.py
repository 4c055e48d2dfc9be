"""The files of an exhibit that are stops, by their names alone: `people/sorge/13-yokohama-1933.md`."""

from __future__ import annotations

import re
from pathlib import Path

from data.model.stop_ids import StopFile, ids_in_life
from data.reading.folder_files import matching_entries, person_folders

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
