"""The endurance figures: their names, the modules that measure them, what a measurement returns, its seed."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass

ENDURANCE = "tests.endurance"
SEED_VARIABLE = "SOJOURN_SEED"
"""Environment variable: the seed of the random input. Not set: each run takes a new one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measured figure: its short name in the table, its goal, what was found, whether the goal is met."""

    figure: str
    goal: str
    found: str
    held: bool
    notes: tuple[str, ...] = ()
    measured: bool = True
    """False where it could not be measured on this machine; then it is not held."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`row` is the figure's short name in the table; `module` has `measure(long: bool) -> Outcome`; `needs`
    are names of `tools.TOOLS`."""

    row: str
    module: str
    needs: tuple[str, ...] = ()


BROWSER = ("chromium",)


FIGURES: Mapping[str, Figure] = {
    "offline": Figure("R1", f"{ENDURANCE}.offline", (*BROWSER, "unshare")),
    "killed_server": Figure("R2", f"{ENDURANCE}.killed_server", BROWSER),
    "frozen_server": Figure("R3", f"{ENDURANCE}.frozen_server", BROWSER),
    "killed_renderer": Figure("R4", f"{ENDURANCE}.killed_renderer", BROWSER),
    "soak": Figure("R5", f"{ENDURANCE}.soak", BROWSER),
    "resets": Figure("R6", f"{ENDURANCE}.resets", BROWSER),
    "malformed": Figure("R7", f"{ENDURANCE}.malformed"),
    "edits": Figure("R8", "tests.benchmarks.edits", BROWSER),
    "cold_start": Figure("R9", f"{ENDURANCE}.cold_start", BROWSER),
    "monkey": Figure("R10", f"{ENDURANCE}.monkey", BROWSER),
    "fault_injection": Figure("R11", f"{ENDURANCE}.fault_injection", (*BROWSER, "faketime", "mount", "root")),
    "killed_writer": Figure("R11", f"{ENDURANCE}.killed_writer"),
    "untrusted_requests": Figure("S1", f"{ENDURANCE}.untrusted_requests"),
    "xss_audit": Figure("S2", f"{ENDURANCE}.xss_audit", BROWSER),
    "paths": Figure("S3", f"{ENDURANCE}.paths"),
    "idle": Figure("A6", f"{ENDURANCE}.idle", BROWSER),
}
"""By the name that is typed. Written out, so that a missing module is reported and not skipped."""

ROUNDS = ("soak", "monkey", "resets", "killed_server", "killed_renderer", "frozen_server")
"""The figures that `--for HOURS` repeats."""


def seed() -> int:
    """The seed of this run. Each run reports it, so that the run can be repeated."""
    value = os.environ.get(SEED_VARIABLE, "")
    return int(value) if value.isdecimal() else random.SystemRandom().randrange(1_000_000)
