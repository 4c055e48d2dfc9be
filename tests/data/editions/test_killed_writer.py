"""A process is killed while it writes copies and visits; the long form is `endurance/killed_writer.py`."""

from __future__ import annotations

import random
from pathlib import Path

from tests.endurance.killed_writer import killed

ROUNDS = 4


def test_what_was_written_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    written, torn, faults = killed(tmp_path, ROUNDS, random.Random())
    assert faults == []
    assert written >= ROUNDS
    assert torn <= ROUNDS
