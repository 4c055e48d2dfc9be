"""Limits PIN attempts: five, then a wait that doubles after each. A restart does not shorten the wait."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from time import time

from data import atomic_write

FREE_ATTEMPTS = 5
FIRST_WAIT, LONGEST_WAIT = 60.0, 3600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class FailedAttempts:
    """Failed attempts at one PIN: `of` is its PinHash.name, `since` the Unix time of the last in seconds.

    The field names are the keys of the JSON file.
    """

    of: str = ""
    failed: int = 0
    since: float = 0.0

    @property
    def left(self) -> int:
        """Attempts before the first wait."""
        return max(0, FREE_ATTEMPTS - self.failed)

    def wait(self, now: float) -> float:
        """Seconds until the next attempt; never more than the whole wait, even if the clock was set back."""
        if self.left:
            return 0.0
        whole = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(self.failed - FREE_ATTEMPTS, 10))
        return min(whole, max(0.0, self.since + whole - now))


class AttemptLimiter:
    """Counts failed attempts, in memory and in a file. If that cannot be written, a restart resets them."""

    def __init__(self, file: Path, clock: Callable[[], float] = time) -> None:
        self._file = file
        self._clock = clock
        self._attempts = FailedAttempts()
        self._lock = Lock()

    def wait(self, pin_name: str) -> float:
        """Seconds until the next attempt at the PIN of this name is allowed."""
        return self._read(pin_name).wait(self._clock())

    def attempt(self, pin_name: str, matches: Callable[[], bool]) -> FailedAttempts | None:
        """Make one attempt: None where it `matches`, else the failed attempts so far.

        An attempt is saved as failed before it is made: cutting the power meanwhile gains nothing. Attempts
        are made one at a time, and none during the wait: `matches` is then not called.
        """
        with self._lock:
            before, now = self._read(pin_name), self._clock()
            if before.wait(now) > 0:
                return before
            after = FailedAttempts(pin_name, before.failed + 1, now)
            self._write(after)
            if not matches():
                return after
            self._write(FailedAttempts(pin_name))
            return None

    def _read(self, pin_name: str) -> FailedAttempts:
        """The failed attempts at this PIN. Where the clock was set back, the wait starts again."""
        attempts = self._attempts
        if attempts.of != pin_name:
            with suppress(OSError, ValueError, TypeError):
                attempts = FailedAttempts(**json.loads(self._file.read_text(encoding="utf-8")))
        if attempts.of != pin_name or not isinstance(attempts.failed, int):
            return FailedAttempts(pin_name)
        now = self._clock()
        if attempts.since > now:
            attempts = FailedAttempts(pin_name, attempts.failed, now)
            self._write(attempts)
        return attempts

    def _write(self, attempts: FailedAttempts) -> None:
        self._attempts = attempts
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            atomic_write(self._file, json.dumps(asdict(attempts)).encode(), single_writer=True)
