"""The visit log: a line a visit, a file a month, in the folder for what Sojourn itself keeps.

The exhibit never waits for it and never ends for it: while the disk takes nothing, visits wait in memory.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Any
from zlib import crc32

from pydantic import ValidationError

from data.editions.state_folder import state_subfolder
from data.model.atomic_write import fsync_folder
from data.visits.visit import Visit

MOST_BYTES = 200_000_000
"""Of all months together: some years of a busy screen. Beyond it the oldest months go."""
MOST_WAITING = 500
WRITES_BETWEEN_WEIGHINGS = 200
LONGEST_LINE = 4096
"""Bytes: one page of memory, which a disk that fails mostly keeps whole or not at all."""


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


def line_of(visit: Visit) -> bytes:
    """A visit's line, its end included. Where it would be longer than `LONGEST_LINE` the stories that were
    open the shortest are left out."""
    record = visit.model_dump(mode="json")
    for kind in ("encounters", "stories"):
        names = sorted(record[kind], key=lambda each, kind=kind: record[kind][each])  # type: ignore[misc]
        while names and len(_written(record)) > LONGEST_LINE:
            del record[kind][names.pop(0)]
    return _written(record)


def _written(record: Mapping[str, Any]) -> bytes:
    return f"{_json({**record, 'sum': _sum(record)})}\n".encode()


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _sum(record: Mapping[str, Any]) -> str:
    """CRC-32 of the record as it stands in its line, the sum itself left out."""
    return f"{crc32(_json(record).encode()):08x}"


@dataclass(frozen=True, slots=True)
class ReadLog:
    """The visits of a log, each once, and how many lines were cut off or damaged."""

    visits: tuple[Visit, ...]
    torn: int


def read_log(folder: Path) -> ReadLog:
    """Every visit in a folder of months; nothing, where there is no folder. What is damaged is counted and
    passed over. Raises OSError where a month cannot be read."""
    read = [_visit(line) for month in sorted(folder.glob("*.jsonl")) for line in _lines(month)]
    whole = [visit for visit in read if visit is not None]
    return ReadLog(_each_once(whole), len(read) - len(whole))


def visits_on(folder: Path, day: date) -> int:
    """How many visits began on a day, as told until the end of its month; 0 where there is no log. Raises
    OSError where it cannot be read."""
    month, begins = folder / f"{day:%Y-%m}.jsonl", f'"began":"{day.isoformat()}T'.encode()
    if not month.is_file():
        return 0
    # Only that day's lines are read whole: somebody waits for the answer, and a month may be a busy one.
    whole = (_visit(line) for line in _lines(month) if begins in line)
    return len(_each_once(visit for visit in whole if visit is not None))


def _lines(month: Path) -> Iterable[bytes]:
    return filter(None, month.read_bytes().split(b"\n"))


def _visit(line: bytes) -> Visit | None:
    try:
        record = json.loads(line)
        if record.pop("sum") == _sum(record):
            return Visit.model_validate_json(_json(record))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ValidationError):
        pass  # cut off, or filled with nought bytes: what a disk leaves of its last moment
    return None


def _each_once(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Of what was written of one visit while it went on, the last word; in the order they began."""
    last: dict[str, Visit] = {}
    for visit in visits:
        before = last.get(visit.visit)
        if before is None or (bool(visit.ended), visit.seconds) >= (bool(before.ended), before.seconds):
            last[visit.visit] = visit
    return tuple(sorted(last.values(), key=lambda each: each.began_at))
