"""Puts what was planned on the machine: over nobody's file without keeping it, and the same twice.

First the list is written of all that will be done, then it is done. Whoever is stopped half-way can install
again, or take away what is there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from components.kiosk.install.install_manifest import (
    LEDGER,
    Entry,
    Ledger,
    beside,
    folders_with,
    found_at,
    put_whole,
    read_ledger,
    write_ledger,
)
from components.kiosk.install.install_plan import Planned


def put_in_place(root: Path, planned: Sequence[Planned], wish: Mapping[str, Any]) -> list[str]:
    """Install under `root`; returns what there is to tell, a sentence each.

    Raises OSError where the root may not be written, LedgerError where the list of before cannot be read.
    """
    before = read_ledger(root) or Ledger()
    ledger = Ledger({each.path: _entry(root, each, before) for each in planned}, wish=wish)
    gone = [entry for path, entry in before.entries.items() if path not in ledger.entries]
    ledger.entries |= {entry.path: entry for entry in gone}
    ledger.folders = folders_with(root, [LEDGER, *ledger.entries], before.folders)
    (root / LEDGER).parent.mkdir(parents=True, exist_ok=True)
    write_ledger(root, ledger)
    told = [sentence for each in planned for sentence in _put(root, each, ledger.entries[each.path])]
    for entry in gone:  # of an earlier wish, such as a nightly restart that is no longer wanted
        told += take_one(root, entry)
        del ledger.entries[entry.path]
    write_ledger(root, ledger)
    return told


def stands(path: Path, planned: Planned) -> bool:
    return path.is_symlink() == planned.is_link and found_at(path) == planned.fingerprint


def is_foreign(root: Path, planned: Planned, before: Ledger) -> bool:
    """Whether something stands in the place that is neither what is planned nor of our hand."""
    path, entry = root / planned.path, before.entries.get(planned.path)
    found = found_at(path)
    ours = entry is not None and not entry.was_there and found in entry.known
    return found is not None and not stands(path, planned) and not ours


def _entry(root: Path, planned: Planned, before: Ledger) -> Entry:
    """What the list will say of a file, seen before anything is touched."""
    path = root / planned.path
    entry = before.entries.get(planned.path)
    if entry is None:
        entry = Entry(planned.path, planned.is_link, was_there=stands(path, planned))
    if is_foreign(root, planned, before):
        name = _free_name(path)
        # After an interruption the last name may be on the list, and the file not moved yet.
        if not entry.kept or (root / path.with_name(entry.kept[-1])).exists():
            entry.kept.append(name)
        entry.was_there = False
        entry.known = [each for each in entry.known if each != found_at(path)]
    entry.is_link = planned.is_link
    entry.known = [*(each for each in entry.known if each != planned.fingerprint), planned.fingerprint]
    return entry


def _put(root: Path, planned: Planned, entry: Entry) -> list[str]:
    path = root / planned.path
    if stands(path, planned):
        return []
    told = []
    if (found := found_at(path)) is not None and found not in entry.known:
        os.replace(path, path.with_name(entry.kept[-1]))
        told.append(f"{path}: another file stood here; it is kept as {entry.kept[-1]}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    put_whole(path, planned.text, link=planned.is_link)
    return told


def _free_name(path: Path) -> str:
    names = [f"{path.name}.before", *(f"{path.name}.before.{number}" for number in range(2, 1000))]
    return next(name for name in names if not os.path.lexists(path.with_name(name)))


def take_away(root: Path, ledger: Ledger) -> list[str]:
    """Take everything on the list away; returns what there is to tell: files that were kept.

    May be stopped at any moment and run again. Raises OSError where the root may not be written.
    """
    told = [sentence for entry in reversed(ledger.entries.values()) for sentence in take_one(root, entry)]
    _empty(root, (folder for folder in reversed(ledger.folders) if not _holds_list(folder)))
    (root / LEDGER).unlink(missing_ok=True)
    sweep(root)
    _empty(root, (folder for folder in reversed(ledger.folders) if _holds_list(folder)))
    return told


def sweep(root: Path) -> None:
    """What a cut of the power may leave where no list is left, or none is yet."""
    home = root / LEDGER
    if home.parent.is_dir():
        beside(home).unlink(missing_ok=True)
        _empty(root, [Path(LEDGER).parent.as_posix()])


def _holds_list(folder: str) -> bool:
    return Path(LEDGER).is_relative_to(folder)


def _empty(root: Path, folders: Iterable[str]) -> None:
    for folder in folders:
        with suppress(OSError):  # somebody else's file lies in it by now
            (root / folder).rmdir()


def take_one(root: Path, entry: Entry) -> list[str]:
    path = root / entry.path
    beside(path).unlink(missing_ok=True)
    if entry.was_there:
        return []
    original = path.with_name(entry.kept[0]) if entry.kept else None
    is_kept = original is not None and os.path.lexists(original)
    found = found_at(path)
    if found is not None and found not in entry.known:
        if original is not None and not is_kept:
            return []  # it was brought back already, before an interruption
        note = f"; what stood there before is {original}" if is_kept else ""
        return [f"{path}: changed by hand since it was installed, so it stays{note}."]
    if original is not None and is_kept:
        os.replace(original, path)
    else:
        path.unlink(missing_ok=True)
    later = [path.with_name(name) for name in entry.kept[1:]]
    return [f"{each}: kept from a change by hand; it stays." for each in later if os.path.lexists(each)]
