"""Give an exhibit the ground of the map that ships, with its credits and the names written on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from data.editing.refusal import refused
from data.reading.read_ground import GROUND_FILE
from data.schema.json_schema import SHIPPED


def copy_shipped_ground(folder: Path) -> tuple[str, ...]:
    """Copy what `basemap/` of the shipped exhibit holds and the exhibit does not; returns the files' names.

    Each file appears when it is whole. Raises RefusedError where the shipped exhibit has no ground, OSError
    where a file cannot be read or written.
    """
    if not (SHIPPED / GROUND_FILE).is_file():
        remedy = "put it back from the download of Sojourn"
        raise refused(str(SHIPPED / GROUND_FILE), "", "", "is not there", remedy)
    return tuple(_copied(SHIPPED / "basemap", folder / "basemap", folder))


def _copied(shipped: Path, basemap: Path, folder: Path) -> Iterator[str]:
    files = sorted(each for each in shipped.iterdir() if not each.name.startswith("."))
    basemap.mkdir(exist_ok=True)
    for file in files:
        target = basemap / file.name
        if not os.path.lexists(target):
            unfinished = basemap / f".{file.name}.unfinished"
            shutil.copyfile(file, unfinished)
            os.replace(unfinished, target)
            yield target.relative_to(folder).as_posix()
