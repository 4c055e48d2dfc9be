"""Gestures on several pages in turn, so that whatever slows this machine down slows all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from playwright.sync_api import Error

from .timed_tap import NothingToTapError, TapTiming

Measured = TypeVar("Measured")
Action = Callable[[], TapTiming]
MOST_FAILURES = 3
"""After so many in a row an action is given up: each may wait for a minute."""


@dataclass
class MeasuredRounds(Generic[Measured]):
    """What was measured, by figure, such as "ours marker"; and why a figure has nothing, or fewer than asked
    for."""

    timings: dict[str, list[Measured]] = field(default_factory=dict)
    skipped: dict[str, list[str]] = field(default_factory=dict)

    def run(self, actions: Mapping[str, Callable[[], Measured]], count: int) -> None:
        """Do each action `count` times, in turn."""
        in_a_row = dict.fromkeys(actions, 0)
        for _ in range(count):
            for name, action in actions.items():
                if in_a_row[name] < MOST_FAILURES:
                    in_a_row[name] = 0 if self._do(name, action) else in_a_row[name] + 1

    def _do(self, name: str, action: Callable[[], Measured]) -> bool:
        timings, reasons = self.timings.setdefault(name, []), self.skipped.setdefault(name, [])
        try:
            timings.append(action())
        except (NothingToTapError, Error) as error:
            reason = str(error).splitlines()[0]
            if reason not in reasons:
                print(f"SKIPPED {name}: {reason}", file=sys.stderr, flush=True)
            reasons.append(reason)
            return False
        return True


TapRounds = MeasuredRounds[TapTiming]


def prefixed(prefix: str, actions: Mapping[str, Callable[[], Measured]]) -> dict[str, Callable[[], Measured]]:
    return {f"{prefix} {name}": action for name, action in actions.items()}
