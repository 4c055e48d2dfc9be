"""How often a PIN may be tried: five times, then after a wait that doubles; no restart shortens it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from time import time

FREE = 5
FIRST_WAIT, LONGEST_WAIT = 60.0, 3600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries at one PIN (`of`, its name) that were not met; the last at `since`, in seconds of Unix."""

    of: str = ""
    failed: int = 0
    since: float = 0.0

    @property
    def left(self) -> int:
        """Tries before a wait."""
        return max(0, FREE - self.failed)

    def wait(self, now: float) -> float:
        """Seconds until the next try. A clock that was put back begins the wait anew, and no longer one."""
        if self.left:
            return 0.0
        whole = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(self.failed - FREE, 10))
        return min(whole, max(0.0, self.since + whole - now))


class Counter:
    """The tries, in memory and in a file. On a disk that takes nothing they are forgotten at a restart."""

    def __init__(self, file: Path, clock: Callable[[], float] = time) -> None:
        self._file = file
        self._clock = clock
        self._tries = Tries()
        self._one_at_a_time = Lock()

    def wait(self, of: str) -> float:
        """Seconds until this PIN may be tried again."""
        return self._read(of).wait(self._clock())

    def attempt(self, of: str, is_met: Callable[[], bool]) -> Tries | None:
        """Try a PIN: None where it was met, else the tries there have been.

        A try is written down as failed before it is made: whoever cuts the power meanwhile gains none. One is
        made at a time, and none within the wait.
        """
        with self._one_at_a_time:
            before, now = self._read(of), self._clock()
            if before.wait(now) > 0:
                return before
            after = Tries(of, before.failed + 1, now)
            self._write(after)
            if not is_met():
                return after
            self._write(Tries(of))
            return None

    def _read(self, of: str) -> Tries:
        """The tries at this PIN; a new PIN has none. Begins a wait anew where the clock was put back."""
        kept = self._tries
        if kept.of != of:
            with suppress(OSError, ValueError, TypeError):
                kept = Tries(**json.loads(self._file.read_text(encoding="utf-8")))
        if kept.of != of or not isinstance(kept.failed, int):
            return Tries(of)
        now = self._clock()
        if kept.since > now:
            kept = Tries(of, kept.failed, now)
            self._write(kept)
        return kept

    def _write(self, tries: Tries) -> None:
        self._tries = tries
        fresh = self._file.with_suffix(".new")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with fresh.open("w", encoding="utf-8") as file:
                json.dump(asdict(tries), file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, self._file)
