"""Takes away what an installation put on the machine, and only that; what stood there before comes back."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from components.kiosk.install.install_manifest import LEDGER, Entry, Ledger, beside, found_at


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
