"""R7: malformed exhibits by the hundred, each counted as it really went."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

from data import load
from tests.data import mutations_of_files, mutations_of_tables, mutations_of_yaml
from tests.data.conftest import EXHIBITS
from tests.data.malformed import (
    SEEDS,
    Hung,
    contents,
    harmless_faults,
    last_good_faults,
    report_faults,
    time_limit,
)
from tests.data.mutations import HARMLESS, REPORTED

from .outcome import Outcome

ROOMS = (mutations_of_files, mutations_of_yaml, mutations_of_tables)
"""To be imported is what fills REPORTED and HARMLESS."""
LONG_CASES = range(50)
GOAL = (
    "≥ 200 malformed exhibits of ≥ 15 kinds: 0 tracebacks, every message whole, the last good one kept always"
)
Question = Callable[[Path], list[str]]


def measure(long: bool) -> Outcome:
    """50 seeds of every kind in the long form, 7 in the short; each exhibit is spoilt once."""
    seeds = LONG_CASES if long else SEEDS
    whole = contents(load(EXHIBITS / "small").exhibit)
    right, wrong = Counter[str](), list[str]()
    for kind, seed in ((kind, seed) for kind in (*REPORTED, *HARMLESS) for seed in seeds):
        for name, question in _questions(kind, seed, whole).items():
            faults = _asked(question)
            right[name] += not faults
            wrong += [f"{kind}, seed {seed}, {name}: {fault}" for fault in faults]
    asked = {
        "told in full": len(REPORTED),
        "last good kept": len(REPORTED),
        "other people's habits": len(HARMLESS),
    }
    counts = {name: (right[name], kinds * len(seeds)) for name, kinds in asked.items()}
    raised = sum("raised" in each for each in wrong)
    kinds, exhibits = len(REPORTED) + len(HARMLESS), (len(REPORTED) + len(HARMLESS)) * len(seeds)
    parts = [f"{name} {good} of {all_}" for name, (good, all_) in counts.items()]
    found = f"{exhibits} exhibits of {kinds} kinds: {raised} tracebacks; {'; '.join(parts)}"
    return Outcome("R7", GOAL, found, not wrong and exhibits >= 200 and kinds >= 15, tuple(wrong[:30]))


def _questions(kind: str, seed: int, whole: set[str]) -> dict[str, Question]:
    if kind in HARMLESS:
        return {"other people's habits": partial(harmless_faults, kind, seed, expected=whole)}
    return {
        "told in full": partial(report_faults, kind, seed),
        "last good kept": partial(last_good_faults, kind, seed),
    }


def _asked(question: Question) -> list[str]:
    """The faults of a case, in a fresh copy of the small exhibit; what is raised or printed is one too."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(said), redirect_stderr(said):
        copy = Path(shutil.copytree(EXHIBITS / "small", f"{scratch}/small"))
        try:
            with time_limit():
                faults = question(copy)
        except (Exception, Hung) as error:  # noqa: BLE001 - the figure counts what was raised
            faults = [f"raised {error!r}"]
    return faults + ([f"printed {said.getvalue()!r}"] if said.getvalue() else [])
