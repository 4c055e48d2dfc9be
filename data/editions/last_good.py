"""The last good exhibit, kept beside the curator's: what the screen shows while theirs is being mended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock

from data.editions.snapshot import copy_exhibit, signature
from data.editions.state_folder import state_subfolder
from data.model.atomic_write import atomic_write_text

KEPT = 4
"""Copies: the one shown, and those before it, whose pictures a screen may still ask for, and which a second
server that follows more slowly still shows. Copies share what did not change between them."""

PATIENCE_SECONDS = 30


class LastGood:
    """Copies of one exhibit's folder. A file that is swapped whole names them, the newest first, so that a
    cut of the power at any moment leaves either the copy before or the one after. No clock is asked which of
    two is the newer."""

    def __init__(self, exhibit: Path, state: Path | None = None) -> None:
        self._store = state_subfolder(exhibit, "exhibits", state)
        self._pointer = self._store / "newest"
        # No lock but one the system lets go of when its holder is killed.
        self._lock = FileLock(self._store / "writing", fallback_to_soft=False)

    @property
    def folder(self) -> Path | None:
        """The newest copy; None where nothing was kept, or it is gone."""
        return next(iter(self._pointed_to()), None)

    @contextmanager
    def alone(self, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
        """Hold the store against other servers, which would take a copy in the making for a leftover. Where
        that cannot be (a folder that may not be written, or a server that hangs), nothing is kept."""
        with suppress(OSError):
            self._store.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=patience)
        try:
            yield
        finally:
            self._lock.release()

    def keep(self, exhibit: Path) -> Path | None:
        """Copy the folder, `alone`; returns the copy: the newest, where it holds the same, so that servers of
        one exhibit share it. None, and nothing is lost, where the disk is full or may not be written."""
        if not self._lock.is_locked:
            return None
        newest = self.folder
        if newest is not None and signature(newest) == signature(exhibit):
            return newest
        copy = self._store / uuid4().hex
        try:
            copy_exhibit(exhibit, copy, self.folder)
        except OSError:
            shutil.rmtree(copy, ignore_errors=True)
            return None
        return copy

    def point_to(self, copy: Path | None) -> None:
        """From now on this copy is the newest; all but the last few are cleared away. Never raises."""
        if copy is None or copy == self.folder:
            return
        kept = [copy, *self._pointed_to()][:KEPT]
        with suppress(OSError):
            os.sync()  # the copy is on the disk before anything points to it
            atomic_write_text(self._pointer, "\n".join(each.name for each in kept))
            self.sweep()

    def forget(self, copy: Path | None) -> None:
        """Throw a copy away that was never pointed to."""
        if copy is not None and copy not in self._pointed_to():
            shutil.rmtree(copy, ignore_errors=True)

    def sweep(self) -> None:
        """Clear away, `alone`, what nothing points to: old copies, and halves that a cut of the power left.
        Never raises."""
        kept = self._pointed_to()
        if not self._lock.is_locked or (not kept and self._pointer.exists()):
            return  # where the names cannot be read, what they may name stays
        with suppress(OSError):
            for each in self._store.iterdir():
                if each.is_dir() and each not in kept:
                    shutil.rmtree(each, ignore_errors=True)

    def _pointed_to(self) -> list[Path]:
        """The copies that are named, and there; the newest first. None at all where the newest is gone: what
        was good before it may be long out of date."""
        with suppress(OSError, ValueError):
            names = self._pointer.read_text(encoding="utf-8").split("\n")
            copies = [self._store / name.strip() for name in names[:KEPT] if name.strip()]
            whole = [each for each in copies if each.parent == self._store and each.is_dir()]
            return whole if whole[:1] == copies[:1] else []
        return []
