"""The visit log: a line a visit, a file a month, in the folder for what Sojourn itself keeps.

The exhibit never waits for it and never ends for it: while the disk takes nothing, visits wait in memory.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock

from data.editions.state_folder import state_subfolder
from data.model.atomic_write import fsync_folder
from data.visits.log_lines import line_of
from data.visits.visit import Visit

MOST_BYTES = 200_000_000
"""Of all months together: some years of a busy screen. Beyond it the oldest months go."""
MOST_WAITING = 500
WRITES_BETWEEN_WEIGHINGS = 200


def visits_folder(exhibit: Path) -> Path:
    """Where the visits to an exhibit are kept."""
    return state_subfolder(exhibit, "visits")


class VisitLog:
    """Keeps visits in a folder. `tell` says a line to the person at the terminal; each trouble is told once,
    not for each visit. May be called from several threads, and several servers may share a folder."""

    def __init__(self, folder: Path, tell: Callable[[str], None], *, most_bytes: int = MOST_BYTES) -> None:
        self._folder, self._tell, self._most_bytes = folder, tell, most_bytes
        self._waiting: dict[str, Visit] = {}
        self._told = ""
        self._is_stuck = False
        self._writes = 0
        self._one_at_a_time = Lock()

    @property
    def waiting(self) -> int:
        """Visits that are not on the disk yet."""
        return len(self._waiting)

    def keep(self, visit: Visit, now: datetime) -> bool:
        """Write a visit, and those that wait; False where the disk takes none: it waits, and is written with
        a later one. Of more than `MOST_WAITING` the oldest is lost. `now` names the month. Never raises."""
        with self._one_at_a_time:
            self._waiting.pop(visit.visit, None)
            self._waiting[visit.visit] = visit
            while len(self._waiting) > MOST_WAITING:
                self._waiting.pop(next(iter(self._waiting)))
            return self._write(self._folder / f"{now:%Y-%m}.jsonl")

    def _write(self, month: Path) -> bool:
        held = len(self._waiting)
        try:
            for name, visit in list(self._waiting.items()):
                if self._has_room(month):
                    append_line(month, line_of(visit))
                del self._waiting[name]
        except OSError as error:
            why = error.strerror or str(error)
            self._is_stuck = True
            wait = "They wait in memory; the exhibit runs on."
            self._tell_once(f"Visits cannot be written to {self._folder}: {why}. {wait}")
            return False
        if self._is_stuck:
            self._is_stuck, self._told = False, ""
            self._tell(f"Visits are written again: {held}, with those that waited.")
        return True

    def _has_room(self, month: Path) -> bool:
        """Whether a visit may still be written; the oldest months are cleared away for it, never this one."""
        self._writes += 1
        if self._writes % WRITES_BETWEEN_WEIGHINGS != 1:
            return True
        sizes = {each: each.stat().st_size for each in sorted(self._folder.glob("*.jsonl"))}
        for oldest in [each for each in sizes if each != month]:
            if sum(sizes.values()) <= self._most_bytes:
                break
            oldest.unlink(missing_ok=True)
            del sizes[oldest]
            self._tell(f"The visit log is full: the visits of {oldest.stem} were cleared away.")
        if sum(sizes.values()) <= self._most_bytes:
            return True
        self._writes -= 1  # it is weighed again before the next
        self._tell_once(
            f"The visit log of {month.stem} is full. Visits are not counted until the next month."
        )
        return False

    def _tell_once(self, line: str) -> None:
        if line != self._told:
            self._told = line
            self._tell(line)


def append_line(path: Path, line: bytes) -> None:
    """Put a line at a file's end, and force it to the disk; raises OSError.

    One write a line: a file opened with O_APPEND takes writes one after the other on a local disk, whoever
    writes (POSIX, write: no other write comes between the moving to the end and the writing), so two servers
    never mix their lines. A line that a cut of the power, or a full disk, left without its end gets one
    first: it is damaged, and must not damage the next.
    """
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        whole = line if _ends_well(handle) else b"\n" + line
        if os.write(handle, whole) < len(whole):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        fsync_folder(path.parent)


def _ends_well(handle: int) -> bool:
    """Whether a file is empty, or its last line is whole."""
    end = os.lseek(handle, 0, os.SEEK_END)
    if not end:
        return True
    os.lseek(handle, end - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"
