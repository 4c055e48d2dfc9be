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
from tests.data.malformed import CASES, Hung, costs_nothing, last_good_kept, nobody_waits, told_in_full
from tests.data.mutations import FINE, TOLD
from tests.data.reading.test_damaged_exhibits import held_by

from .outcome import Outcome

ROOMS = (mutations_of_files, mutations_of_yaml, mutations_of_tables)
"""To be imported is what fills TOLD and FINE."""
LONG_CASES = range(50)
GOAL = (
    "≥ 200 malformed exhibits of ≥ 15 kinds: 0 tracebacks, every message whole, the last good one kept always"
)
Question = Callable[[Path], list[str]]


def measure(long: bool) -> Outcome:
    """50 seeds of every kind in the long form, 7 in the short; each exhibit is spoilt once."""
    seeds = LONG_CASES if long else CASES
    whole = held_by(load(EXHIBITS / "small").exhibit)
    right, wrong = Counter[str](), list[str]()
    for kind, seed in ((kind, seed) for kind in (*TOLD, *FINE) for seed in seeds):
        for name, question in _questions(kind, seed, whole).items():
            faults = _asked(question)
            right[name] += not faults
            wrong += [f"{kind}, seed {seed}, {name}: {fault}" for fault in faults]
    asked = {"told in full": len(TOLD), "last good kept": len(TOLD), "other people's habits": len(FINE)}
    counts = {name: (right[name], kinds * len(seeds)) for name, kinds in asked.items()}
    raised = sum("raised" in each for each in wrong)
    kinds, exhibits = len(TOLD) + len(FINE), (len(TOLD) + len(FINE)) * len(seeds)
    parts = [f"{name} {good} of {all_}" for name, (good, all_) in counts.items()]
    found = f"{exhibits} exhibits of {kinds} kinds: {raised} tracebacks; {'; '.join(parts)}"
    return Outcome("R7", GOAL, found, not wrong and exhibits >= 200 and kinds >= 15, tuple(wrong[:30]))


def _questions(kind: str, seed: int, whole: set[str]) -> dict[str, Question]:
    if kind in FINE:
        return {"other people's habits": partial(costs_nothing, kind, seed, whole=whole)}
    return {
        "told in full": partial(told_in_full, kind, seed),
        "last good kept": partial(last_good_kept, kind, seed),
    }


def _asked(question: Question) -> list[str]:
    """The faults of a case, in a fresh copy of the small exhibit; what is raised or printed is one too."""
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(said), redirect_stderr(said):
        copy = Path(shutil.copytree(EXHIBITS / "small", f"{scratch}/small"))
        try:
            with nobody_waits():
                faults = question(copy)
        except (Exception, Hung) as error:  # noqa: BLE001 - the figure counts what was raised
            faults = [f"raised {error!r}"]
    return faults + ([f"printed {said.getvalue()!r}"] if said.getvalue() else [])
