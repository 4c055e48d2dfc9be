"""A child of the supervisor's: begun, watched, begun again, and left to rest when that is vain."""

from __future__ import annotations

import subprocess
from abc import ABC, abstractmethod
from logging import Logger
from time import monotonic

from components.kiosk.supervise.process import kill
from components.kiosk.supervise.restart_backoff import Limit


class Child(ABC):
    """One process. `begin` starts it and `clear` tidies after it; the rest is the same for all."""

    name: str

    def __init__(self, log: Logger) -> None:
        self.log = log
        self.limit = Limit()
        self.process: subprocess.Popen[bytes] | None = None
        self.is_well = False
        self.vain_starts = 0
        self._due = 0.0

    @abstractmethod
    def begin(self) -> subprocess.Popen[bytes]:
        """Start the process. Raises OSError."""

    @abstractmethod
    def clear(self) -> None:
        """Close and take away what belonged to the process that ended. Never raises."""

    @property
    def is_resting(self) -> bool:
        return self.limit.is_resting and self.process is None

    def well(self) -> None:
        """It does what it should."""
        self.is_well = True
        self.limit.well()

    def look(self) -> bool:
        """Begin it if it is due, notice its end; True if it was begun just now."""
        if self.process is None:
            return monotonic() >= self._due and self._begin()
        if (code := self.process.poll()) is not None:
            self.end(f"ended by itself ({_how(code)})")
        return False

    def end(self, why: str) -> None:
        """End it, if it has not ended; it will be begun again, at once or after a pause."""
        if self.process is not None:
            kill(self.process)
        self._ended(why)

    def begin_again_now(self) -> None:
        """Whatever was vain before: somebody wishes it."""
        self.limit, self._due = Limit(), 0.0

    def _begin(self) -> bool:
        try:
            self.process, self.is_well = self.begin(), False
        except OSError as error:
            self._ended(f"could not be begun ({error})")
            return False
        self.log.info("The %s was begun (process %d).", self.name, self.process.pid)
        return True

    def _ended(self, why: str) -> None:
        self.process = None
        self.vain_starts = 0 if self.is_well else self.vain_starts + 1
        self.clear()
        pause = self.limit.ended(monotonic(), self.is_well)
        self._due = monotonic() + pause
        what = f"It is begun again in {pause:.0f} s." if pause else "It is begun again."
        self.log.warning("The %s %s. %s", self.name, why, what)


def _how(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
