"""A child process of the supervisor: started, watched, restarted, and paused after repeated failures."""

from __future__ import annotations

import subprocess
from abc import ABC, abstractmethod
from logging import Logger
from time import monotonic

from components.kiosk.supervise.process import kill
from components.kiosk.supervise.restart_backoff import RestartBackoff

STARTED = "The %s was started (process %d)."
"""The line in the log for each start: the process's name, and its id."""


class ManagedProcess(ABC):
    """One child process. A subclass starts it (`start`), and releases what it used (`clean_up`)."""

    name: str

    def __init__(self, log: Logger) -> None:
        self.log = log
        self.backoff = RestartBackoff()
        self.process: subprocess.Popen[bytes] | None = None
        self.has_worked = False
        self.failed_starts = 0
        self._start_at = 0.0

    @abstractmethod
    def start(self) -> subprocess.Popen[bytes]:
        """Start the process. Raises OSError."""

    @abstractmethod
    def clean_up(self) -> None:
        """Close and delete what belonged to the process that ended. Never raises."""

    @property
    def is_paused(self) -> bool:
        return self.backoff.is_paused and self.process is None

    def report_working(self) -> None:
        """The process does what it should."""
        self.has_worked = True
        self.backoff.succeeded()

    def poll(self) -> bool:
        """Start the process if it is due, or notice its end. True if it was started just now."""
        if self.process is None:
            return monotonic() >= self._start_at and self._start()
        if (code := self.process.poll()) is not None:
            self.stop(f"exited ({_describe(code)})")
        return False

    def stop(self, reason: str) -> None:
        """End the process, if it has not ended; `poll` starts it again, at once or after a pause.

        `reason` follows the process's name in the log: "did not answer".
        """
        if self.process is not None:
            kill(self.process)
        self._ended(reason)

    def restart_now(self) -> None:
        """Forget failed starts: the next `poll` starts it."""
        self.backoff, self._start_at = RestartBackoff(), 0.0

    def _start(self) -> bool:
        try:
            self.process, self.has_worked = self.start(), False
        except OSError as error:
            self._ended(f"could not be started ({error})")
            return False
        self.log.info(STARTED, self.name, self.process.pid)
        return True

    def _ended(self, reason: str) -> None:
        self.process = None
        self.failed_starts = 0 if self.has_worked else self.failed_starts + 1
        self.clean_up()
        pause = self.backoff.ended(monotonic(), self.has_worked)
        self._start_at = monotonic() + pause
        when = f"in {pause:.0f} s" if pause else "now"
        self.log.warning("The %s %s. It restarts %s.", self.name, reason, when)


def _describe(code: int) -> str:
    return f"killed by signal {-code}" if code < 0 else f"exit code {code}"
