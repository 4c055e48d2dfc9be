"""The last good exhibit, kept beside the curator's: what the screen shows while theirs is being mended."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from platformdirs import user_state_path

from data.snapshot import copy_exhibit, signature

STATE_VARIABLE = "SOJOURN_STATE"
"""The environment variable that names the folder for what Sojourn itself keeps."""

MAKING = "making-"
"""What the name of a copy begins with until it is whole."""
ABANDONED = 3600.0
"""Seconds after which a copy that never became whole is nobody's."""
KEPT = 2
"""Copies: the one shown, and the one before it, whose pictures a screen may still ask for."""


class LastGood:
    """Copies of one exhibit's folder. The newest is named in a file that is swapped whole, so that a cut of
    the power at any moment leaves either the copy before or the one after.

    Several servers may show one exhibit, and keep its copies together: a copy bears the name of what it
    holds, so that they come to share it, and nobody clears away what another is still making.
    """

    def __init__(self, exhibit: Path) -> None:
        whole = exhibit.resolve()
        stamp = sha256(str(whole).encode("utf-8", "surrogateescape")).hexdigest()[:8]
        self._store = _state_folder() / "exhibits" / f"{whole.name}-{stamp}"
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
        copy = self._store / f"{MAKING}{uuid4().hex}"
        try:
            copy_exhibit(exhibit, copy, self.folder)
        except OSError:
            shutil.rmtree(copy, ignore_errors=True)
            return None
        return copy

    def point_to(self, copy: Path | None) -> Path | None:
        """From now on this copy is the newest; older ones are cleared away. Returns where it stands now; None
        for None. Never raises."""
        if copy is None:
            return None
        os.sync()  # the copy is on the disk before anything bears its name or points to it
        copy = self._named(copy)
        fresh = self._store / f"{MAKING}{uuid4().hex}.newest"
        with suppress(OSError):
            fresh.write_text(copy.name, encoding="utf-8")
            os.sync()
            os.replace(fresh, self._pointer)
            self._clear(copy)
        return copy

    def _named(self, copy: Path) -> Path:
        """The copy under the name of what it holds; the same one of another server, where there is one."""
        held = signature(copy)
        whole = repr(sorted(held)).encode("utf-8", "surrogateescape")
        named = self._store / sha256(whole).hexdigest()[:32]
        with suppress(OSError):
            os.rename(copy, named)
            return named
        if signature(named) != held:  # a damaged one has the name
            return copy
        shutil.rmtree(copy, ignore_errors=True)
        return named

    def forget(self, copy: Path | None) -> None:
        """Throw a copy away that was never pointed to."""
        if copy is not None:
            shutil.rmtree(copy, ignore_errors=True)

    def _clear(self, newest: Path) -> None:
        others = [each for each in self._store.iterdir() if each not in (newest, self._pointer)]
        made = [each for each in others if each.is_dir() and not each.name.startswith(MAKING)]
        made.sort(key=_changed, reverse=True)
        left = [each for each in others if time.time() - _changed(each) > ABANDONED and each not in made]
        for old in (*made[KEPT - 1 :], *left):
            if old.is_file():
                old.unlink(missing_ok=True)
            shutil.rmtree(old, ignore_errors=True)


def _changed(path: Path) -> float:
    """When, in seconds since 1970; the beginning of time for what is gone."""
    try:
        return path.stat().st_ctime
    except OSError:
        return 0.0


def _state_folder() -> Path:
    named = os.environ.get(STATE_VARIABLE)
    return Path(named) if named else user_state_path("sojourn")
