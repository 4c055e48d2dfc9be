"""Runs figures: one figure, or a list of them again and again for some hours."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from .figures import FIGURES, Outcome
from .tools import NOT_MEASURED, missing

NOT_BUILT = "not built"
Report = Callable[[str], None]
"""Receives a line of progress."""


def measure_figure(name: str, *, long: bool) -> Outcome:
    """The outcome of a figure of `FIGURES`. One that raises, has no module or lacks a tool is not held.

    KeyboardInterrupt is not caught.
    """
    figure = FIGURES[name]
    if find_spec(figure.module) is None:
        return Outcome(figure.row, name, NOT_BUILT, False, (f"there is no {figure.module}",))
    if fault := missing(figure.needs):
        return Outcome(figure.row, name, f"{NOT_MEASURED}: {fault}", False, measured=False)
    start = time.monotonic()
    try:
        outcome: Outcome = import_module(figure.module).measure(long)
    except Exception as error:  # noqa: BLE001 - a figure that cannot be measured must not stop the others
        lines = f"{type(error).__name__}: {error}".splitlines()
        return Outcome(figure.row, name, "could not be measured", False, tuple(lines[:12]))
    minutes, seconds = divmod(round(time.monotonic() - start), 60)
    form = "long" if long else "short"
    notes = (*outcome.notes, f"{name}, {form} form: {minutes} min {seconds:02} s")
    return Outcome(outcome.figure, outcome.goal, outcome.found, outcome.held, notes)


@dataclass(slots=True)
class Rounds:
    """How many rounds were started, in how many every figure was held, and each figure's last outcome."""

    started: int = 0
    held: int = 0
    last: dict[str, Outcome] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        return f"{self.held} of {self.started} rounds held"


def run_for_hours(
    names: Sequence[str], hours: float, rounds: Rounds, *, long: bool, log: Path | None, report: Report
) -> None:
    """Repeat the figures until the time is over, at least once; a round that was started is completed.

    `rounds` is updated after each figure, so that an interrupted run keeps its results.
    """
    until = time.monotonic() + 3600 * hours
    while not rounds.started or time.monotonic() < until:
        rounds.started += 1
        outcomes = [_measure_in_round(name, rounds, long=long, log=log, report=report) for name in names]
        built = [each for each in outcomes if each.found != NOT_BUILT]
        rounds.held += bool(built) and all(each.held for each in built)
        report(f"round {rounds.started}: {rounds.summary}")


def _measure_in_round(name: str, rounds: Rounds, *, long: bool, log: Path | None, report: Report) -> Outcome:
    outcome = measure_figure(name, long=long)
    rounds.last[name] = outcome
    report(f"  {name}: {outcome.found}{'' if outcome.held else '  NOT HELD'}")
    if log is not None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        record = {"at": now, "round": rounds.started, "name": name, **asdict(outcome)}
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return outcome
