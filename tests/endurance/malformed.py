"""R7: hundreds of malformed exhibits: none raises, each is reported, the last good edition is kept."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

from data import load
from tests.data import mutations_of_files, mutations_of_tables, mutations_of_yaml
from tests.data.malformed import (
    SEEDS,
    TimeLimitExceeded,
    contents,
    faults_of_a_harmless_change,
    faults_of_the_last_good_edition,
    faults_of_the_report,
    time_limit,
)
from tests.data.mutations import HARMLESS, REPORTED
from tests.exhibit_folders import SMALL, copy_small

from .figures import Outcome

MUTATIONS = (mutations_of_files, mutations_of_yaml, mutations_of_tables)
"""Importing these modules fills REPORTED and HARMLESS."""
LONG_SEEDS = range(50)
GOAL = (
    "≥ 200 malformed exhibits of ≥ 15 kinds: 0 tracebacks, every message whole, the last good one kept always"
)
Check = Callable[[Path], list[str]]


def measure(long: bool) -> Outcome:
    """50 seeds of every kind in the long form, 7 in the short; each exhibit is damaged once."""
    seeds = LONG_SEEDS if long else SEEDS
    undamaged = contents(load(SMALL).exhibit)
    passed, failed = Counter[str](), list[str]()
    for kind, seed in ((kind, seed) for kind in (*REPORTED, *HARMLESS) for seed in seeds):
        for name, check in _checks(kind, seed, undamaged).items():
            faults = _faults(check)
            passed[name] += not faults
            failed += [f"{kind}, seed {seed}, {name}: {fault}" for fault in faults]
    kinds_of_check = {
        "reported in full": len(REPORTED),
        "last good kept": len(REPORTED),
        "harmless": len(HARMLESS),
    }
    counts = {name: (passed[name], kinds * len(seeds)) for name, kinds in kinds_of_check.items()}
    raised = sum("raised" in each for each in failed)
    kinds, exhibits = len(REPORTED) + len(HARMLESS), (len(REPORTED) + len(HARMLESS)) * len(seeds)
    parts = [f"{name} {good} of {all_}" for name, (good, all_) in counts.items()]
    found = f"{exhibits} exhibits of {kinds} kinds: {raised} tracebacks; {'; '.join(parts)}"
    return Outcome("R7", GOAL, found, not failed and exhibits >= 200 and kinds >= 15, tuple(failed[:30]))


def _checks(kind: str, seed: int, undamaged: set[str]) -> dict[str, Check]:
    if kind in HARMLESS:
        return {"harmless": partial(faults_of_a_harmless_change, kind, seed, expected=undamaged)}
    return {
        "reported in full": partial(faults_of_the_report, kind, seed),
        "last good kept": partial(faults_of_the_last_good_edition, kind, seed),
    }


def _faults(check: Check) -> list[str]:
    """The faults of a check on a fresh copy of the small exhibit; an exception or printed text is one too."""
    printed = io.StringIO()
    with tempfile.TemporaryDirectory() as scratch, redirect_stdout(printed), redirect_stderr(printed):
        copy = copy_small(Path(scratch))
        try:
            with time_limit():
                faults = check(copy)
        except (Exception, TimeLimitExceeded) as error:  # noqa: BLE001 - the figure counts exceptions
            faults = [f"raised {error!r}"]
    return faults + ([f"printed {printed.getvalue()!r}"] if printed.getvalue() else [])
