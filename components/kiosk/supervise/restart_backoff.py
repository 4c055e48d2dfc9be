"""Restart backoff: how soon, and how often, a process or a page may be started again."""

from __future__ import annotations

MAX_FAILURES = 5
WINDOW_SECONDS = 600.0
PAUSED_SECONDS = 600.0
"""How long a process or page is paused after repeated failures."""
PAUSES = (0.0, 1.0, 2.0, 4.0)
"""Seconds before each restart, by the number of failures just before: the first restart is immediate."""
HEALTHY_END = 1 / 8
"""What an end counts, in failures, if the process had worked before: it may end more often."""


class RestartBackoff:
    """Counts ends. All times are seconds of a clock that cannot be set (`time.monotonic`).

    After 5 failed starts within 10 minutes, or 40 that had worked, it is paused for 10 minutes; then it has
    one try, and another 10 minutes later, until one works.
    """

    def __init__(self) -> None:
        self._ends: list[tuple[float, float]] = []
        self.is_paused = False

    def succeeded(self) -> None:
        """The process or page works."""
        if self.is_paused:
            self.is_paused, self._ends = False, []

    def ended(self, now: float, had_worked: bool) -> float:
        """Record an end; returns the seconds until the next start."""
        if self.is_paused:
            return PAUSED_SECONDS
        recent = [each for each in self._ends if each[0] > now - WINDOW_SECONDS]
        self._ends = [*recent, (now, HEALTHY_END if had_worked else 1.0)]
        if sum(weight for _, weight in self._ends) >= MAX_FAILURES:
            self.is_paused = True
            return PAUSED_SECONDS
        failures = sum(weight == 1.0 for _, weight in self._ends)
        return PAUSES[0] if had_worked else PAUSES[failures - 1]
