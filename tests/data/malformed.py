"""What is asked of every malformed exhibit, by the tests and by figure R7: nothing raised, all told, the last
good one on the screen. Each question comes back with its faults in words: [] where the answer is right."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from data import Problem, first_edition, load, next_edition
from tests.data.mutations import FINE, TOLD
from tests.data.reading.test_damaged_exhibits import held_by
from tests.data.whole_problem import lacks

CASES = range(7)
"""Seeds of each kind."""
HANGING = 20
"""Seconds after which a case has hung, on the slowest machine."""


class Hung(BaseException):
    """The exhibit waits. No Exception, so that nothing on the way can take it for a fault of the file."""


@contextmanager
def nobody_waits() -> Iterator[None]:
    """A pipe that is waited for is a failure, not a night in the gallery."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def hung(*_: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, hung)
    signal.setitimer(signal.ITIMER_REAL, HANGING)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def incomplete(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{', '.join(missed)}: {each}" for each in problems if (missed := list(lacks(each)))]


def told_in_full(kind: str, seed: int, copy: Path) -> list[str]:
    """Spoil a copy by a kind of TOLD, and read it: the spoilt file is named, every problem is whole."""
    file = TOLD[kind](copy, Random(f"{kind} {seed}"))
    problems = load(copy).problems
    unnamed = [] if file in {problem.file for problem in problems} else [f"{file}, spoilt, is not named"]
    return unnamed + incomplete(problems)


def last_good_kept(kind: str, seed: int, copy: Path) -> list[str]:
    """The exhibit is open; a copy is spoilt by a kind of TOLD: the edition before stays, and can be read."""
    shown = first_edition(copy).edition
    TOLD[kind](copy, Random(f"{kind} {seed}"))
    reading = next_edition(copy, shown)
    lost = [] if (reading.outcome, reading.edition) == ("kept", shown) else [f"it was {reading.outcome}"]
    other = load(shown.folder).exhibit != shown.loaded.exhibit
    return lost + (["the copy holds something else"] if other else [])


def costs_nothing(kind: str, seed: int, copy: Path, whole: set[str]) -> list[str]:
    """A copy changed by a kind of FINE: nothing is said, nothing is lost of the `whole`."""
    FINE[kind](copy, Random(f"{kind} {seed}"))
    loaded = load(copy)
    lost = whole ^ held_by(loaded.exhibit)
    return [*map(str, loaded.problems), *(f"lost or new: {each}" for each in sorted(lost))]
