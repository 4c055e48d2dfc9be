"""Snapshots of an exhibit's folder: a signature of its files, and a copy of them."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from data.reading.folder_files import FOLDERS, copies_among, is_temporary, link_outside
from data.reading.read_ground import is_tile_file

TEXT_SUFFIXES = (".csv", ".md", ".yaml", ".geojson")

Signature = frozenset[tuple[str, int, int, int]]
"""Of every file and folder its path, kind and rights; of a file its size in bytes and modification time in
nanoseconds."""


def signature(folder: Path) -> Signature:
    """A value that changes whenever anything does that the reader looks at: files, folders, links, rights.
    Empty for a missing folder; never raises."""
    return frozenset(
        (name, state.st_mode, 0, 0)
        if stat.S_ISDIR(state.st_mode)
        else (name, state.st_mode, state.st_size, state.st_mtime_ns)
        for name, state in _entries(folder)
    )


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """Files that a copy of an exhibit takes from the copy `folder`, and not from the exhibit; those that are
    not there are left out."""

    names: Collection[str]
    folder: Path


def copy_exhibit(
    folder: Path, target: Path, earlier: Path | None = None, kept: KeptFiles | None = None
) -> None:
    """Copy the exhibit's files into `target`, which must not exist; those in `kept` from there.

    A file that has not changed since the copy `earlier` is shared with it by a hard link: the basemap is
    large and seldom changes. Raises OSError when a file cannot be read or written.
    """
    for name, source in _sources(folder, kept).items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if earlier is not None and same_file(source, earlier / name):
            os.link(earlier / name, file)
            continue
        shutil.copy2(source, file)


def same_files(copy: Path, folder: Path, kept: KeptFiles | None = None) -> bool:
    """Whether a copy holds the files that `copy_exhibit` would copy, by name, size and modification time."""
    present, expected = _files(copy), _sources(folder, kept)
    return present.keys() == expected.keys() and all(
        same_file(copy / name, source) for name, source in expected.items()
    )


def _sources(folder: Path, kept: KeptFiles | None) -> Mapping[str, Path]:
    """The files to be copied, by their names in the copy."""
    names = kept.names if kept else ()
    own = {name: folder / name for name in _files(folder) if name not in names}
    older = {name: kept.folder / name for name in _files(kept.folder) if name in names} if kept else {}
    return {**own, **older}


def text_files(folder: Path) -> Iterator[str]:
    """The text files that are read, which curators edit; paths relative to it. No copies, no drafts."""
    by_parent: dict[Path, list[Path]] = {}
    for name in _files(folder):
        by_parent.setdefault((folder / name).parent, []).append(folder / name)
    for paths in by_parent.values():
        copies = copies_among(paths)
        for path in paths:
            if path.name.endswith(TEXT_SUFFIXES) and path.name not in copies and path.name[0] != "_":
                yield path.relative_to(folder).as_posix()


def same_file(one: Path, other: Path) -> bool:
    """Whether two files have the same size and modification time; False where one of them is missing."""
    try:
        first, second = one.stat(), other.stat()
    except OSError:
        return False
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)


def _files(folder: Path) -> Mapping[str, os.stat_result]:
    """The files of the exhibit by path; no folder, no pipe, no link that leads nowhere. A link that leads out
    of the exhibit is read as tiles alone."""
    return {
        name: state
        for name, state in _entries(folder)
        if stat.S_ISREG(state.st_mode) and (is_tile_file(name) or link_outside(folder / name, folder) is None)
    }


def _entries(
    folder: Path, parent: str = "", above: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[tuple[str, os.stat_result]]:
    """Each file in the exhibit's folder, and each file and folder below, as a path relative to `folder`, with
    its state; of a link that leads nowhere, that of the link.

    `above` are the device and inode of the folders above: a link may lead back to one of them.
    """
    try:
        found = sorted(os.scandir(folder / parent), key=lambda each: each.name)
    except OSError:
        return
    for entry in found:
        state = None if is_temporary(entry.name) else _state(entry)
        if state is None or (not parent and stat.S_ISDIR(state.st_mode) and entry.name not in FOLDERS):
            continue
        name = f"{parent}/{entry.name}" if parent else entry.name
        yield name, state
        key = (state.st_dev, state.st_ino)
        if stat.S_ISDIR(state.st_mode) and key not in above and link_outside(folder / name, folder) is None:
            yield from _entries(folder, name, above | {key})


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    for follow_symlinks in (True, False):
        with suppress(OSError):
            # Not the state that the entry holds: on Windows it has no inode, and it may be out of date.
            return os.stat(entry.path, follow_symlinks=follow_symlinks)
    return None
