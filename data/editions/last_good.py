"""Copies of the last good exhibit: the screen shows one while the curator's folder has faults."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from filelock import FileLock

from data.editions.snapshot import KeptFiles, copy_exhibit, same_files
from data.editions.state_folder import state_subfolder
from data.model.atomic_write import atomic_write, fsync_tree

MAX_COPIES = 4
"""The copy that is shown, and those before it: a page may still request their pictures, and a second server
that updates more slowly may still show one. Unchanged files are shared between copies by hard links."""

LOCK_TIMEOUT_SECONDS = 30


class LastGood:
    """The store of copies of one exhibit's folder; several servers may share it.

    The file `newest` lists the copies, the newest first, and is replaced atomically: a power cut at any
    moment leaves the list before or the list after. The order never depends on a clock.
    """

    def __init__(self, exhibit: Path, state: Path | None = None) -> None:
        self._store = state_subfolder(exhibit, "exhibits", state)
        self._list = self._store / "newest"
        # A lock of the operating system only: it is released when its holder is killed.
        self._lock = FileLock(self._store / "writing", fallback_to_soft=False)

    @property
    def folder(self) -> Path | None:
        """The newest copy; None where there is none."""
        return next(iter(self._listed_copies()), None)

    @contextmanager
    def locked(self, timeout: float = LOCK_TIMEOUT_SECONDS) -> Iterator[None]:
        """Lock the store: another server would remove a copy that is not listed yet. `timeout` is in seconds.
        Never raises; without the lock (no permission to write, or a server that hangs) nothing is added or
        removed."""
        with suppress(OSError):
            self._store.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=timeout)
        try:
            yield
        finally:
            self._lock.release()

    def add(self, exhibit: Path, kept: KeptFiles | None = None) -> Path | None:
        """Copy the folder, and return the copy; it is not listed yet. The newest copy is returned where it
        holds the same files, so that servers of one exhibit share it. None without the lock, or where the
        copy cannot be written. The files in `kept` are those of an earlier copy."""
        if not self._lock.is_locked:
            return None
        newest = self.folder
        if newest is not None and same_files(newest, exhibit, kept):
            return newest
        copy = self._store / uuid4().hex
        try:
            copy_exhibit(exhibit, copy, self.folder, kept)
        except OSError:
            shutil.rmtree(copy, ignore_errors=True)
            return None
        return copy

    def set_newest(self, copy: Path | None) -> None:
        """List this copy as the newest, and remove copies beyond MAX_COPIES. Never raises OSError."""
        if copy is None or copy == self.folder:
            return
        listed = [copy, *self._listed_copies()][:MAX_COPIES]
        with suppress(OSError):
            fsync_tree(copy)  # the copy must be on the disk before the list names it
            names = "\n".join(each.name for each in listed)
            atomic_write(self._list, names.encode(), single_writer=True)
            self.remove_unlisted()

    def discard(self, copy: Path | None) -> None:
        """Remove a copy that was added but not listed."""
        if copy is not None and copy not in self._listed_copies():
            shutil.rmtree(copy, ignore_errors=True)

    def remove_unlisted(self) -> None:
        """Remove copies that are not listed: old ones, and incomplete ones after a power cut. Does nothing
        without the lock. Never raises."""
        listed = self._listed_copies()
        if not self._lock.is_locked or (not listed and self._list.exists()):
            return  # an unreadable list may name any of the copies
        with suppress(OSError):
            for each in self._store.iterdir():
                if each.is_dir() and each not in listed:
                    shutil.rmtree(each, ignore_errors=True)

    def _listed_copies(self) -> list[Path]:
        """The listed copies that exist, the newest first. Empty where the newest is missing: the copies
        before it may be long out of date."""
        with suppress(OSError, ValueError):
            names = self._list.read_text(encoding="utf-8").split("\n")
            copies = [self._store / name.strip() for name in names[:MAX_COPIES] if name.strip()]
            existing = [each for each in copies if each.parent == self._store and each.is_dir()]
            return existing if existing[:1] == copies[:1] else []
        return []
