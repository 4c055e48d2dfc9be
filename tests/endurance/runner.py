"""The soak of days: some figures in turn, round after round, until the time is over."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from .outcome import Outcome
from .running import NOT_BUILT, measured

Say = Callable[[str], None]


@dataclass(slots=True)
class Rounds:
    """How many rounds were whole and held, and the last outcome of each figure."""

    begun: int = 0
    held: int = 0
    last: dict[str, Outcome] = field(default_factory=dict)

    @property
    def in_words(self) -> str:
        return f"{self.held} of {self.begun} rounds held"


def hours_of(
    names: Sequence[str], hours: float, rounds: Rounds, *, long: bool, log: Path | None, say: Say
) -> None:
    """Repeat the figures until the time is over, at least once; a round begun is brought to its end.

    `rounds` is filled as it goes, so that a Ctrl-C loses nothing.
    """
    until = time.monotonic() + 3600 * hours
    while not rounds.begun or time.monotonic() < until:
        rounds.begun += 1
        outcomes = [_one(name, rounds, long=long, log=log, say=say) for name in names]
        built = [each for each in outcomes if each.found != NOT_BUILT]
        rounds.held += bool(built) and all(each.held for each in built)
        say(f"round {rounds.begun}: {rounds.in_words}")


def _one(name: str, rounds: Rounds, *, long: bool, log: Path | None, say: Say) -> Outcome:
    outcome = measured(name, long=long)
    rounds.last[name] = outcome
    say(f"  {name}: {outcome.found}{'' if outcome.held else '  NOT HELD'}")
    if log is not None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"at": now, "round": rounds.begun, "name": name, **asdict(outcome)}
        with log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    return outcome
