"""Puts what was planned on the machine: over nobody's file without keeping it, and the same twice.

First the list is written of all that will be done, then it is done. Whoever is stopped half-way can install
again, or take away what is there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from components.kiosk.install.install_manifest import (
    LEDGER,
    Entry,
    Ledger,
    folders_with,
    found_at,
    put_whole,
    read_ledger,
    write_ledger,
)
from components.kiosk.install.install_plan import Planned
from components.kiosk.install.take_away import take_one


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
