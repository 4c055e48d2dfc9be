"""Visits as lines of a file: a visit a line, in JSON, with a checksum that a line cut off lacks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from pydantic import ValidationError

from data.visits.visit import Visit

LONGEST_LINE = 4096
"""Bytes: one page of memory, which a disk that fails mostly keeps whole or not at all."""


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
