"""When each thing was last heard, by a clock that nobody can set."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Beats:
    """Names and moments. `now` gives seconds that only ever grow."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._heard: dict[str, float] = {}

    def hear(self, name: str) -> None:
        self._heard[name] = self._now()

    def forget(self, *names: str) -> None:
        for name in names:
            self._heard.pop(name, None)

    def age(self, name: str) -> float | None:
        """Seconds since; None if it was never heard, or forgotten."""
        heard = self._heard.get(name)
        return None if heard is None else self._now() - heard
