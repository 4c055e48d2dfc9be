"""An exhibit's folder at one moment: which files it holds, and a copy of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("people", "words", "pictures", "plans", "basemap")
"""The folders an exhibit has; what else a curator keeps beside them is theirs."""

TYPED = (".csv", ".md", ".yaml", ".geojson")

Signature = frozenset[tuple[str, int, int]]
"""Every file by its path, size in bytes, and time of change in nanoseconds."""


def signature(folder: Path) -> Signature:
    """Changes whenever a file of the exhibit does; empty where there is no folder. Never raises."""
    return frozenset(
        (name, state.st_size, state.st_mtime_ns)
        for name in _names(folder)
        if (state := _state(folder / name)) is not None
    )


def copy_exhibit(folder: Path, target: Path, earlier: Path | None = None) -> None:
    """Copy the exhibit's files into `target`, which must not exist.

    What has not changed since the copy `earlier` is shared with it: the ground is large, and changes seldom.
    Raises OSError when a file cannot be read, or the disk takes no more.
    """
    for name in _names(folder):
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if earlier is not None and same_file(folder / name, earlier / name):
            os.link(earlier / name, file)
            continue
        shutil.copy2(folder / name, file)


def text_files(folder: Path) -> Iterator[str]:
    """The exhibit's files that people type, relative to its folder."""
    return (name for name in _names(folder) if name.endswith(TYPED))


def _names(folder: Path) -> Iterator[str]:
    """The exhibit's files, relative to its folder; what editors leave lying about is passed over."""
    rooms = [folder, *(folder / room for room in ROOMS)]
    for room in rooms:
        walk = os.walk(room) if room != folder else [next(os.walk(room), (str(folder), [], []))]
        for at, _, files in walk:
            for name in sorted(files):
                path = Path(at) / name
                if not name.startswith((".", "~")) and not name.endswith("~") and path.is_file():
                    yield path.relative_to(folder).as_posix()


def same_file(one: Path, other: Path) -> bool:
    """Whether a copy is still as the file is, by size and time of change."""
    here, there = _state(one), _state(other)
    if here is None or there is None:
        return False
    return (here.st_size, here.st_mtime_ns) == (there.st_size, there.st_mtime_ns)


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
