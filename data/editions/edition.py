"""Editions: the exhibit as it is shown, loaded from a copy of the folder that the curator edits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.editions.last_good import LastGood
from data.editions.snapshot import Signature, same_file, signature, text_files
from data.model.problem import Problem, first_few, with_consequences
from data.reading.load import Loaded, load
from data.schema.interface_strings import STRINGS


@dataclass(frozen=True, slots=True)
class Edition:
    """An exhibit as it was loaded, and the folder its files are served from: a copy, or the curator's own
    folder where no copy could be made."""

    folder: Path
    loaded: Loaded


@dataclass(frozen=True, slots=True)
class EditionUpdate:
    """The result of reading the curator's folder: what it held (`found`), and the edition to show.

    `outcome` is "new" (the folder became the edition), "kept" (the folder has new faults: the edition is the
    one that was shown) or "moving" (the files changed while they were read: read them again).
    """

    found: Loaded
    edition: Edition
    outcome: Literal["new", "kept", "moving"]


def first_edition(folder: Path, *, as_it_is: bool = False) -> EditionUpdate:
    """The edition to show at the start: the folder if it has no new faults, else the last good copy. Without
    such a copy, the folder with its faults.

    `as_it_is` shows the folder with its faults even if there is a last good copy.
    """
    store = LastGood(folder)
    with store.locked(timeout=1):
        store.remove_unlisted()
    copy = store.folder
    if copy is not None and not as_it_is:
        return next_edition(folder, Edition(copy, load(copy)))
    before = signature(folder)
    found = load(folder)
    return _publish(folder, found, before, Edition(folder, found))


def next_edition(folder: Path, shown: Edition) -> EditionUpdate:
    """Read the curator's folder again: without new faults it becomes the edition, else `shown` stays."""
    before = signature(folder)
    loaded = load(folder)
    truncated = tuple(_truncation_problems(folder, shown.folder)) if shown.folder != folder else ()
    lost = tuple(_lost_strings(loaded, shown.loaded))
    found = Loaded(loaded.exhibit, (*loaded.problems, *truncated, *lost))
    if not _may_replace(found, shown.loaded):
        return EditionUpdate(found, shown, "kept")
    return _publish(folder, found, before, shown)


def _may_replace(found: Loaded, shown: Loaded) -> bool:
    """Whether an exhibit has no fault that the one shown does not have already."""
    if found.exhibit is None:
        return shown.exhibit is None
    return shown.exhibit is None or _fault_set(found) <= _fault_set(shown)


def _fault_set(loaded: Loaded) -> set[tuple[str, str, str, str]]:
    """The faults without their rows and lines: a row that was inserted above makes no new fault."""
    problems = with_consequences(loaded.problems)
    faults = {(each.file, each.field, each.found, each.fault) for each in problems}
    # An entry that is not there is no fault of its own: the references to it are. Mending one of them may
    # leave another of these problems, and must not count as a new fault.
    missing = (each for each in loaded.problems if each.consequences and each.lost is None)
    return faults - {(each.file, each.field, each.found, each.fault) for each in missing}


def _publish(folder: Path, found: Loaded, before: Signature, shown: Edition) -> EditionUpdate:
    """Make the folder the edition: copy it, if it holds an exhibit, and record the copy as the newest.

    `before` is the signature of the files that were loaded as `found`. If the folder has another by now,
    `shown` stays and the outcome is "moving".
    """
    store = LastGood(folder)
    with store.locked():
        copy = store.add(folder) if found.exhibit is not None else None
        if signature(folder) != before:
            store.discard(copy)
            return EditionUpdate(found, shown, "moving")
        store.set_newest(copy)
    return EditionUpdate(found, Edition(copy or folder, found), "new")


def _truncation_problems(folder: Path, earlier: Path) -> Iterator[Problem]:
    """A problem for each text file of `folder` that has no line end at its end, though its `earlier` copy has
    one: it is half saved or half copied.

    No other check finds a table that is cut within a cell, or a story that is cut within a sentence.
    """
    fault = "the file is cut off (the text ends in the middle of a line)"
    remedy = "save it whole, with a line end at its end"
    effect = "The last good exhibit stays on the screen."
    for name in text_files(folder):
        new, old = folder / name, earlier / name
        if not same_file(new, old) and _ends_with_line_end(old) and not _ends_with_line_end(new):
            yield Problem.on(name, fault=fault, remedy=remedy, effect=effect)


def _lost_strings(found: Loaded, shown: Loaded) -> Iterator[Problem]:
    """A problem for each file of interface strings that has lost some: it may be half saved. Visitors would
    read English there. A string that a file never had is no problem: a later version may have brought it."""
    if found.exhibit is None or shown.exhibit is None:
        return
    for language, given in found.exhibit.words_given.items():
        before = shown.exhibit.words_given.get(language, frozenset())
        lost = [key for key in STRINGS if key in before - given]
        if lost and language in found.exhibit.languages:
            yield Problem.on(
                f"words/{language}.yaml",
                fault=f"the file lacks {len(lost)} of the words it had",
                remedy=f"write {first_few(lost)} again",
                effect="The last good exhibit stays on the screen.",
            )


def _ends_with_line_end(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
    except OSError:  # missing, or empty: `load` reports that
        return False
