"""Editions: the exhibit as it is shown, loaded from a copy of the folder that the curator edits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.editions.last_good import LastGood
from data.editions.new_faults import compared, new_faults, stands_alone
from data.editions.snapshot import KeptFiles, Signature, signature
from data.reading.load import Loaded, load


@dataclass(frozen=True, slots=True)
class Edition:
    """An exhibit as it was loaded, and the folder its files are served from: a copy, or the curator's own
    folder where no copy could be made.

    `kept_files` are the files of the copy that are older than the others: the curator's have faults.
    """

    folder: Path
    loaded: Loaded
    kept_files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EditionUpdate:
    """The result of reading the curator's folder: what it held (`found`), and the edition to show.

    `outcome` is "new" (the folder became the edition, but for its `kept_files`), "kept" (the folder has new
    faults: the edition is the one that was shown) or "moving" (the files changed while they were read: read
    them again).
    """

    found: Loaded
    edition: Edition
    outcome: Literal["new", "kept", "moving"]


def first_edition(folder: Path, *, as_it_is: bool = False, drafts: bool = False) -> EditionUpdate:
    """The edition to show at the start: the folder if it has no new faults, else the last good copy. Without
    such a copy, the folder with its faults.

    `as_it_is` shows the folder with its faults even if there is a last good copy. `drafts` shows drafts too.
    """
    store = LastGood(folder)
    with store.locked(timeout=1):
        store.remove_unlisted()
    copy = store.folder
    if copy is not None and not as_it_is:
        return next_edition(folder, Edition(copy, load(copy, drafts=drafts)), drafts=drafts)
    before = signature(folder)
    found = load(folder, drafts=drafts)
    return _publish(folder, found, before, Edition(folder, found))


def next_edition(folder: Path, shown: Edition, *, drafts: bool = False) -> EditionUpdate:
    """Read the curator's folder again: without new faults it becomes the edition, else `shown` stays.

    Where the new faults are in files that stand alone, the folder becomes the edition with the last good
    version of these. `drafts` shows drafts too.
    """
    before = signature(folder)
    found = compared(folder, load(folder, drafts=drafts), shown.loaded, shown.folder)
    if found.exhibit is None:
        may_replace = shown.loaded.exhibit is None
        return _publish(folder, found, before, shown) if may_replace else EditionUpdate(found, shown, "kept")
    faulty = {each.file for each in new_faults(found, shown.loaded)} if shown.loaded.exhibit else set()
    if not faulty:
        return _publish(folder, found, before, shown)
    if shown.folder == folder or not all(map(stands_alone, faulty)):
        return EditionUpdate(found, shown, "kept")
    return _publish_beside(folder, found, before, shown, faulty, drafts=drafts)


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


def _publish_beside(
    folder: Path, found: Loaded, before: Signature, shown: Edition, faulty: Collection[str], *, drafts: bool
) -> EditionUpdate:
    """Make the folder the edition as `_publish` does, but with the last good version of the `faulty` files,
    or without those that have none.

    `shown` stays where nothing else is new, and where no copy can be made.
    """
    store = LastGood(folder)
    with store.locked():
        copy = store.add(folder, KeptFiles(faulty, shown.folder))
        if signature(folder) != before:
            store.discard(copy)
            return EditionUpdate(found, shown, "moving")
        if copy is None or copy == shown.folder:  # nothing else is new
            return EditionUpdate(found, shown, "new" if copy and shown.kept_files else "kept")
        loaded = load(copy, drafts=drafts)
        others = [each for each in new_faults(loaded, shown.loaded) if each.file not in faulty]
        if loaded.exhibit is None or others:
            store.discard(copy)
            return EditionUpdate(found, shown, "kept")
        store.set_newest(copy)
    return EditionUpdate(found, Edition(copy, loaded, frozenset(faulty)), "new")
