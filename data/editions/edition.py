"""An edition: the exhibit as it is shown, out of a folder that nobody edits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.editions.last_good import LastGood
from data.editions.snapshot import Signature, same_file, signature, text_files
from data.model.problem import Problem
from data.reading.load import Loaded, load

EFFECT = "The last good exhibit stays on the screen."


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown, and the folder its files are served from: a copy, or, where none could be made, the
    curator's own."""

    folder: Path
    loaded: Loaded


@dataclass(frozen=True, slots=True)
class EditionUpdate:
    """What the curator's folder held when it was last read, and the edition that follows from it.

    `outcome` is "new" (taken up), "kept" (the folder has new faults: the edition before is shown on) or
    "moving" (the files changed while they were read: read them again).
    """

    found: Loaded
    edition: Edition
    outcome: Literal["new", "kept", "moving"]


def first_edition(folder: Path, *, as_it_is: bool = False) -> EditionUpdate:
    """What to show at the start: the folder if it is good, else the last good, else what can be shown.

    `as_it_is` shows the folder with its faults, though a better edition is kept.
    """
    store = LastGood(folder)
    with store.alone(patience=1):
        store.sweep()
    copy = store.folder
    if copy is not None and not as_it_is:
        return next_edition(folder, Edition(copy, load(copy)))
    before = signature(folder)
    found = load(folder)
    return _taken_up(folder, found, before, Edition(folder, found))


def next_edition(folder: Path, shown: Edition) -> EditionUpdate:
    """Read the curator's folder: a good edit is taken up, a bad one changes nothing on the screen."""
    before = signature(folder)
    read = load(folder)
    cut = tuple(cut_short(folder, shown.folder)) if shown.folder != folder else ()
    found = Loaded(read.exhibit, (*read.problems, *cut))
    if not is_good(found, shown.loaded):
        return EditionUpdate(found, shown, "kept")
    return _taken_up(folder, found, before, shown)


def is_good(found: Loaded, shown: Loaded) -> bool:
    """Whether an exhibit may take the place of the one shown: it brings no fault that is not there yet."""
    if found.exhibit is None:
        return shown.exhibit is None
    return shown.exhibit is None or _faults(found) <= _faults(shown)


def _faults(loaded: Loaded) -> set[tuple[str, str, str, str]]:
    """Faults, wherever in its file each stands now: a row put in above is no new fault."""

    def essence(problem: Problem) -> tuple[str, str, str, str]:
        return (problem.file, problem.field, problem.found, problem.fault)

    return set(map(essence, loaded.problems))


def _taken_up(folder: Path, found: Loaded, before: Signature, shown: Edition) -> EditionUpdate:
    """The folder as an edition: its copy, if it holds an exhibit and one can be made; `shown` if the files
    are no longer those that were read."""
    store = LastGood(folder)
    with store.alone():
        copy = store.keep(folder) if found.exhibit is not None else None
        if signature(folder) != before:
            store.forget(copy)
            return EditionUpdate(found, shown, "moving")
        store.point_to(copy)
    return EditionUpdate(found, Edition(copy or folder, found), "new")


def cut_short(folder: Path, earlier: Path) -> Iterator[Problem]:
    """The text files of `folder` that have lost the line end which those of an `earlier` copy have.

    A table cut within a cell, or a story within a sentence, may look whole to every other check.
    """
    for name in text_files(folder):
        new, old = folder / name, earlier / name
        if not same_file(new, old) and _ends_with_a_line(old) and not _ends_with_a_line(new):
            fault, remedy = (
                "the text ends in the middle of a line",
                "save it whole, with a line end at its end",
            )
            yield Problem(name, "", "", "", f"the file is cut off ({fault})", remedy, EFFECT)


def _ends_with_a_line(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
    except OSError:  # gone, or empty: that is told elsewhere
        return False
