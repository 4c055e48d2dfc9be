"""The visit log: a JSON Lines file for each month, in the state folder.

A line is one visit, with a checksum that shows whether it is complete. The log never stops the exhibit: while
the disk cannot be written, visits wait in memory.
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
from data.model.atomic_write import BINARY, fsync_folder
from data.visits.visit import Visit

MAX_BYTES = 200_000_000
"""Of all months together: some years of a busy screen. Above it the oldest months are deleted."""
MAX_WAITING = 500
"""Visits that wait in memory for a disk that cannot be written. Above it the oldest is lost."""
WRITES_BETWEEN_SIZE_CHECKS = 200
MAX_LINE_BYTES = 4096
"""One page of memory: a failing disk mostly writes a page completely or not at all."""


def visits_folder(exhibit: Path, state: Path | None = None) -> Path:
    """The folder of an exhibit's visit log, in this program's state folder or another. It may not exist."""
    return state_subfolder(exhibit, "visits", state)


class VisitLog:
    """Writes visits into a folder. Thread-safe; several servers may share a folder.

    `report` is called with a message for the terminal. A failure is reported once, not for each visit.
    """

    def __init__(self, folder: Path, report: Callable[[str], None], *, max_bytes: int = MAX_BYTES) -> None:
        self._folder, self._report, self._max_bytes = folder, report, max_bytes
        self._waiting: dict[str, Visit] = {}
        self._last_reported = ""
        self._has_failed = False
        self._writes = 0
        self._lock = Lock()

    @property
    def waiting(self) -> int:
        """How many visits are not on the disk yet."""
        return len(self._waiting)

    def keep(self, visit: Visit, now: datetime) -> bool:
        """Write a visit and those that wait, into the file of the month of `now`.

        Returns False where the disk cannot be written; the visit then waits, and is written with a later one.
        Never raises OSError.
        """
        with self._lock:
            self._waiting.pop(visit.visit, None)
            self._waiting[visit.visit] = visit
            while len(self._waiting) > MAX_WAITING:
                self._waiting.pop(next(iter(self._waiting)))
            return self._write(self._folder / f"{now:%Y-%m}.jsonl")

    def _write(self, month: Path) -> bool:
        waiting = len(self._waiting)
        try:
            for name, visit in list(self._waiting.items()):
                if self._has_space(month):
                    append_line(month, encode_line(visit))
                del self._waiting[name]
        except OSError as error:
            reason = error.strerror or str(error)
            self._has_failed = True
            effect = "They wait in memory; the exhibit runs on."
            self._report_once(f"Visits cannot be written to {self._folder}: {reason}. {effect}")
            return False
        if self._has_failed:
            self._has_failed, self._last_reported = False, ""
            self._report(f"Visits are written again: {waiting}, with those that waited.")
        return True

    def _has_space(self, month: Path) -> bool:
        """Whether the log is below its maximum size. The oldest months are deleted to make space, but never
        this one; a visit for which there is no space is not counted."""
        self._writes += 1
        if self._writes % WRITES_BETWEEN_SIZE_CHECKS != 1:
            return True
        sizes = {each: each.stat().st_size for each in sorted(self._folder.glob("*.jsonl"))}
        for oldest in [each for each in sizes if each != month]:
            if sum(sizes.values()) <= self._max_bytes:
                break
            oldest.unlink(missing_ok=True)
            del sizes[oldest]
            self._report(f"The visit log is full: the visits of {oldest.stem} were cleared away.")
        if sum(sizes.values()) <= self._max_bytes:
            return True
        self._writes -= 1  # check the size again before the next visit
        self._report_once(
            f"The visit log of {month.stem} is full. Visits are not counted until the next month."
        )
        return False

    def _report_once(self, message: str) -> None:
        if message != self._last_reported:
            self._last_reported = message
            self._report(message)


def append_line(path: Path, line: bytes) -> None:
    """Append a line to a file, and force it to the disk. Raises OSError.

    The line is one call of `write`, so that two servers never mix their lines: with O_APPEND no other write
    comes between moving to the file's end and writing there (POSIX, `write`; on a local disk). Where a power
    cut or a full disk left the last line incomplete, a line end comes first: the damaged line must not damage
    the next.
    """
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | BINARY, 0o600)
    try:
        content = line if _ends_with_line_end(handle) else b"\n" + line
        if os.write(handle, content) < len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        fsync_folder(path.parent)


def _ends_with_line_end(handle: int) -> bool:
    """Whether the file is empty, or its last line is complete."""
    end = os.lseek(handle, 0, os.SEEK_END)
    if not end:
        return True
    os.lseek(handle, end - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def encode_line(visit: Visit) -> bytes:
    """A visit as a line of the log, its line end included. Where it would be longer than MAX_LINE_BYTES,
    encounters, and then stories, are left out, those first that were open for the shortest time."""
    record = visit.model_dump(mode="json")
    for kind in ("encounters", "stories"):
        ids = sorted(record[kind], key=lambda each, kind=kind: record[kind][each])  # type: ignore[misc]
        while ids and len(_with_checksum(record)) > MAX_LINE_BYTES:
            del record[kind][ids.pop(0)]
    return _with_checksum(record)


def _with_checksum(record: Mapping[str, Any]) -> bytes:
    return f"{_json({**record, 'sum': _checksum(record)})}\n".encode()


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _checksum(record: Mapping[str, Any]) -> str:
    """CRC-32, in hex, of the record's JSON without the checksum itself."""
    return f"{crc32(_json(record).encode()):08x}"


@dataclass(frozen=True, slots=True)
class ReadLog:
    """The visits of a log, each once, and how many of its lines are torn (incomplete or damaged)."""

    visits: tuple[Visit, ...]
    torn: int


def read_log(folder: Path) -> ReadLog:
    """Every visit in the files of a folder, in the order they began; none where there is no folder. Torn
    lines are counted and left out. Raises OSError where the folder or a file cannot be read."""
    decoded = [_decode_line(line) for month in _months(folder) for line in _lines(month)]
    visits = [visit for visit in decoded if visit is not None]
    return ReadLog(_latest_of_each(visits), len(decoded) - len(visits))


def visits_on(folder: Path, day: date) -> int:
    """How many visits began on a day, as far as its month's file has them; 0 where there is no file. Raises
    OSError where it cannot be read."""
    month, began = folder / f"{day:%Y-%m}.jsonl", f'"began":"{day.isoformat()}T'.encode()
    if not month.is_file():
        return 0
    # Only the lines of that day are decoded: somebody waits for the answer, and a month may have many visits.
    decoded = (_decode_line(line) for line in _lines(month) if began in line)
    return len(_latest_of_each(visit for visit in decoded if visit is not None))


def _months(folder: Path) -> list[Path]:
    """The files of a log, the oldest first. `glob` finds none where the folder may not be read."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    return [folder / name for name in sorted(names) if name.endswith(".jsonl")]


def _lines(month: Path) -> Iterable[bytes]:
    return filter(None, month.read_bytes().split(b"\n"))


def _decode_line(line: bytes) -> Visit | None:
    try:
        record = json.loads(line)
        if record.pop("sum") == _checksum(record):
            return Visit.model_validate_json(_json(record))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ValidationError):
        pass  # incomplete, or filled with zero bytes, as after a power cut
    return None


def _latest_of_each(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Each visit once, in the order they began. A visit is logged several times while it goes on: its end
    counts, and before there is one, the longest duration."""
    latest: dict[str, Visit] = {}
    for visit in visits:
        other = latest.get(visit.visit)
        if other is None or (bool(visit.ended), visit.seconds) >= (bool(other.ended), other.seconds):
            latest[visit.visit] = visit
    return tuple(sorted(latest.values(), key=lambda each: each.began_at))
