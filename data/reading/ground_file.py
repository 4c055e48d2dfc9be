"""The ground under the map, one PMTiles file: whether it can be read. Its tiles are not looked at."""

from __future__ import annotations

import os
from pathlib import Path

from data.model.limits import LARGEST_GROUND, megabytes
from data.model.problem import Problem

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
