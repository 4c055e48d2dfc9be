"""What is tried, one after the other, when a page stays silent though its server is well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Rung = Literal["show it again", "restart browser", "restart server", "restart machine"]


class Ladder:
    """Climbs from the gentlest to the strongest; a beat brings it down. The machine only where allowed."""

    def __init__(self, *, may_restart_machine: bool) -> None:
        gentle: Sequence[Rung] = ("show it again", "restart browser", "restart server")
        self._rungs: Sequence[Rung] = (*gentle, *(("restart machine",) if may_restart_machine else ()))
        self._next = 0

    def climb(self) -> Rung:
        """The next thing to try; after the last it begins again."""
        rung = self._rungs[self._next % len(self._rungs)]
        self._next += 1
        return rung

    def come_down(self) -> None:
        self._next = 0
