"""Where chance begins: another run each time, and any run again."""

from __future__ import annotations

import os
import random

SEED_VARIABLE = "SOJOURN_SEED"
"""Environment variable: the number to begin from; a new one where it is not set."""


def seed() -> int:
    """The seed of this run. It is printed with the run, so that the run can be repeated."""
    typed = os.environ.get(SEED_VARIABLE, "")
    return int(typed) if typed.isdecimal() else random.SystemRandom().randrange(1_000_000)
