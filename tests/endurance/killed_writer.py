"""R11: `kill -9` at any moment loses no visit that was written, and never the last good exhibit."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from data import first_edition, visits_folder
from data.editions.last_good import MAX_COPIES, LastGood
from data.editions.state_folder import STATE_VARIABLE
from data.visits.visit_log import read_log
from tests.data.visits.sample_visits import visit
from tests.endurance.outcome import Outcome

HOUSE = Path(__file__).parents[2]
SMALL = HOUSE / "tests" / "exhibits" / "small"
ROUNDS, LONG_ROUNDS = 10, 60
LONGEST_LIFE = 0.6
"""Seconds from a writer's first line to its end: some tens of visits, and some editions."""
FIRST_OF_ROUND = 100_000


def measure(long: bool) -> Outcome:
    """Kill a writer again and again, and look at what it left each time."""
    rounds = LONG_ROUNDS if long else ROUNDS
    with tempfile.TemporaryDirectory() as home:
        written, torn, faults = killed(Path(home), rounds, random.Random())
    return Outcome(
        "R11 killed",
        f"kill -9 of a writer, {rounds} times: every visit that was written is there, the last good loads",
        f"{written} visits written, {len(faults)} faults, {torn} lines torn",
        not faults and torn <= rounds,
        tuple(faults),
    )


def killed(home: Path, rounds: int, chance: random.Random) -> tuple[int, int, list[str]]:
    """Visits written, lines torn, and what was not as it should be."""
    exhibit = Path(shutil.copytree(SMALL, home / "small"))
    os.environ[STATE_VARIABLE], before = str(home / "state"), os.environ.get(STATE_VARIABLE)
    faults: list[str] = []
    written: set[str] = set()
    try:
        for number in range(rounds):
            said = one_life(exhibit, 1 + number * FIRST_OF_ROUND, chance.uniform(0, LONGEST_LIFE))
            written |= {visit(int(line.split()[1])).visit for line in said if line.startswith("visit ")}
            faults += [f"round {number}: {each}" for each in look(exhibit, written, number + 1)]
        return len(written), read_log(visits_folder(exhibit)).torn, faults
    finally:
        if before is None:
            del os.environ[STATE_VARIABLE]
        else:
            os.environ[STATE_VARIABLE] = before


def one_life(exhibit: Path, first: int, seconds: float) -> list[str]:
    """Start a writer, let it write for so long, and kill it; returns what it said was written."""
    command = [sys.executable, "-m", "tests.endurance.writer", str(exhibit), str(first)]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        began = writer.stdout.readline()
        time.sleep(seconds)  # the moment it dies is what is drawn by lot
        writer.kill()
        said = [began, *writer.stdout]
    return [line.strip() for line in said if line.endswith("\n")]


def look(exhibit: Path, written: set[str], lives: int) -> list[str]:
    """What is amiss after a kill."""
    log = read_log(visits_folder(exhibit))
    lost = written - {each.visit for each in log.visits}
    shown = LastGood(exhibit).folder
    faults = [f"{len(lost)} visits lost"] if lost else []
    faults += ["more torn lines than kills"] if log.torn > lives else []
    reading = first_edition(exhibit)
    found = reading.edition.loaded
    if found.exhibit is None or found.problems or sum(1 for _ in found.exhibit.stops) != 6:
        faults.append(f"what is shown is not whole: {[*map(str, found.problems)]}")
    if shown is not None and not (shown / "exhibit.yaml").is_file():
        faults.append("the newest copy is not whole")
    store = reading.edition.folder.parent
    copies = [each for each in store.iterdir() if each.is_dir()]
    return faults + ([f"{len(copies)} copies lie about"] if len(copies) > MAX_COPIES else [])
