"""A rate held: so many at once, and so many a second after that."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Bucket:
    """Gives drops; full at first. `clock` gives seconds, and never jumps."""

    def __init__(self, drops: float, a_second: float, clock: Callable[[], float] = monotonic) -> None:
        self._most, self._a_second, self._clock = drops, a_second, clock
        self._left, self._at = drops, clock()

    def take(self) -> bool:
        """Take a drop; False where there is none."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
