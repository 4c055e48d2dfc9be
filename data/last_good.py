"""The last good exhibit, kept beside the curator's: what the screen shows while theirs is being mended."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from platformdirs import user_state_path

from data.snapshot import copy_exhibit

STATE_VARIABLE = "SOJOURN_STATE"
"""The environment variable that names the folder for what Sojourn itself keeps."""

KEPT = 2
"""Copies: the one shown, and the one before it, whose pictures a screen may still ask for."""


class LastGood:
    """Copies of one exhibit's folder. The newest is named in a file that is swapped whole, so that a cut of
    the power at any moment leaves either the copy before or the one after."""

    def __init__(self, exhibit: Path, state: Path | None = None) -> None:
        whole = exhibit.resolve()
        stamp = sha256(str(whole).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self._store = (state or state_folder()) / "exhibits" / f"{whole.name}-{stamp}"
        self._pointer = self._store / "newest"

    @property
    def folder(self) -> Path | None:
        """The newest copy; None where nothing was kept, or it is gone."""
        with suppress(OSError, ValueError):
            name = self._pointer.read_text(encoding="utf-8").strip()
            folder = self._store / name
            return folder if name and folder.parent == self._store and folder.is_dir() else None
        return None

    def keep(self, exhibit: Path) -> Path | None:
        """Copy the folder, and point to the copy; returns it. None, and nothing is lost, where the disk is
        full or may not be written."""
        copy = self._store / uuid4().hex
        try:
            copy_exhibit(exhibit, copy, self.folder)
        except OSError:
            shutil.rmtree(copy, ignore_errors=True)
            return None
        return copy

    def point_to(self, copy: Path | None) -> None:
        """From now on this copy is the newest; older ones are cleared away. Never raises."""
        if copy is None:
            return
        fresh = self._pointer.with_suffix(".new")
        with suppress(OSError):
            fresh.write_text(copy.name, encoding="utf-8")
            os.sync()  # the copy and its name are on the disk before anything points to them
            os.replace(fresh, self._pointer)
            self._clear(copy)

    def forget(self, copy: Path | None) -> None:
        """Throw a copy away that was never pointed to."""
        if copy is not None:
            shutil.rmtree(copy, ignore_errors=True)

    def _clear(self, newest: Path) -> None:
        copies = [each for each in self._store.iterdir() if each.is_dir() and each != newest]
        copies.sort(key=lambda each: each.stat().st_ctime_ns, reverse=True)
        for old in copies[KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def state_folder() -> Path:
    """The folder for what Sojourn itself keeps; it may not be there yet."""
    named = os.environ.get(STATE_VARIABLE)
    return Path(named) if named else user_state_path("sojourn")
