"""Snapshots of an exhibit's folder: a signature of its files, and a copy of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("people", "words", "pictures", "plans", "basemap")
"""The subfolders of an exhibit; other folders that a curator has beside them are ignored."""

TEXT_SUFFIXES = (".csv", ".md", ".yaml", ".geojson")

Signature = frozenset[tuple[str, int, int]]
"""Of every file its path, size in bytes, and modification time in nanoseconds."""


def signature(folder: Path) -> Signature:
    """A value that changes whenever a file of the exhibit does. Empty for a missing folder; never raises."""
    return frozenset(
        (name, stat.st_size, stat.st_mtime_ns)
        for name in _file_names(folder)
        if (stat := _stat(folder / name)) is not None
    )


def copy_exhibit(folder: Path, target: Path, earlier: Path | None = None) -> None:
    """Copy the exhibit's files into `target`, which must not exist.

    A file that has not changed since the copy `earlier` is shared with it by a hard link: the basemap is
    large and seldom changes. Raises OSError when a file cannot be read or written.
    """
    for name in _file_names(folder):
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if earlier is not None and same_file(folder / name, earlier / name):
            os.link(earlier / name, file)
            continue
        shutil.copy2(folder / name, file)


def text_files(folder: Path) -> Iterator[str]:
    """The exhibit's text files, which curators edit; paths relative to its folder."""
    return (name for name in _file_names(folder) if name.endswith(TEXT_SUFFIXES))


def _file_names(folder: Path) -> Iterator[str]:
    """The exhibit's files, relative to its folder, without hidden files and the backup files of editors."""
    for top in (folder, *(folder / name for name in FOLDERS)):
        walk = os.walk(top) if top != folder else [next(os.walk(top), (str(folder), [], []))]
        for parent, _, files in walk:
            for name in sorted(files):
                path = Path(parent) / name
                if not name.startswith((".", "~")) and not name.endswith("~") and path.is_file():
                    yield path.relative_to(folder).as_posix()


def same_file(one: Path, other: Path) -> bool:
    """Whether two files have the same size and modification time; False where one of them is missing."""
    first, second = _stat(one), _stat(other)
    if first is None or second is None:
        return False
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
