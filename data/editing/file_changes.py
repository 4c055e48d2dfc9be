"""Several changes to the files of an exhibit as one: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from data.model.atomic_write import atomic_write, create_file


@dataclass(slots=True)
class FileChanges:
    """Changes that are collected first, and applied in the order in which they were added.

    A program that reads the files meanwhile may find some changed and others not: add them in an order in
    which that is no fault, where there is one.
    """

    _steps: list[tuple[Callable[[], None], Callable[[], None]]] = field(default_factory=list)
    """Each change, and what undoes it."""

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder another name. Nothing is replaced: `new` must not be there."""

        def do() -> None:
            if os.path.lexists(new) and not is_same_entry(old, new):
                raise FileExistsError(0, "there is a file of this name already", str(new))
            old.rename(new)

        self._steps.append((do, lambda: _put_back(new, old)))

    def replace(self, path: Path, read: bytes, content: bytes) -> None:
        """Write a file that held `read`."""
        self._steps.append(
            (
                lambda: atomic_write(path, content, read=read),
                lambda: _write_back(path, read, content),
            )
        )

    def create(self, path: Path, content: bytes) -> None:
        """Write a file that is not there yet, and its folders."""
        new_folders: list[Path] = []

        def do() -> None:
            new_folders[:] = [each for each in path.parents if not each.exists()]
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                create_file(path, content)
            except BaseException:
                remove_folders()
                raise

        def undo() -> None:
            path.unlink()
            remove_folders()

        def remove_folders() -> None:
            with suppress(OSError):  # somebody may have put a file there
                for each in new_folders:  # the innermost is the first
                    each.rmdir()

        self._steps.append((do, undo))

    def apply(self) -> None:
        """Make all changes. Where one fails, those before it are undone, and its error is raised: OSError, or
        ChangedMeanwhileError where a file does not hold what was read."""
        undo: list[Callable[[], None]] = []
        try:
            for do, reverse in self._steps:
                do()
                undo.append(reverse)
        except BaseException:
            for reverse in reversed(undo):
                with suppress(Exception):  # what can be undone is
                    reverse()
            raise


def _write_back(path: Path, read: bytes, content: bytes) -> None:
    """Write what a file held before `content`. On a full disk there is no room for a second file
    beside it, as `atomic_write` needs; the file itself has room for what it held."""
    try:
        atomic_write(path, read, read=content)
    except OSError:
        if path.read_bytes() == content:
            path.write_bytes(read)


def _put_back(new: Path, old: Path) -> None:
    new.rename(old)


def is_same_entry(one: Path, two: Path) -> bool:
    """Whether two names are one file: those that differ in capitals alone are, on many systems."""
    try:
        return one.samefile(two) and one.name.lower() == two.name.lower()
    except OSError:
        return False
