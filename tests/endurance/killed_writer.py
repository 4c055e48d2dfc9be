"""R11: `kill -9` at any moment loses no visit that was reported as written, and never the last good exhibit.

Run as a program (`python -m tests.endurance.killed_writer EXHIBIT FIRST`) it is the writer that is killed: it
writes visits and last good editions endlessly and prints `visit N` or `edition N` after each.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from itertools import count
from pathlib import Path

from data import VisitLog, first_edition, visits_folder
from data.editions.edition import Edition, next_edition
from data.editions.last_good import MAX_COPIES, LastGood
from data.editions.state_folder import STATE_VARIABLE
from data.reading.load import load
from data.visits.visit_log import read_log
from tests.data.visits.sample_visits import visit
from tests.endurance.figures import Outcome
from tests.exhibit_folders import ROOT, SMALL, copy_small

STORY = Path("people/rizzi/03-trieste-1852.md")
ROUNDS, LONG_ROUNDS = 10, 60
LONGEST_RUN = 0.6
"""Seconds from a writer's first line to the kill: some tens of visits, and some editions."""
FIRST_OF_ROUND = 100_000
"""Visit numbers of two rounds lie so far apart."""
VISITS_PER_EDITION = 5
NOW = datetime.fromisoformat("2026-11-25T16:12:30+01:00")


def measure(long: bool) -> Outcome:
    """Kill a writer again and again, and check what it left each time."""
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


def killed(home: Path, rounds: int, rng: random.Random) -> tuple[int, int, list[str]]:
    """Number of visits written, number of truncated lines in the log, and every fault found."""
    exhibit = copy_small(home)
    os.environ[STATE_VARIABLE], before = str(home / "state"), os.environ.get(STATE_VARIABLE)
    faults: list[str] = []
    written: set[str] = set()
    try:
        for number in range(rounds):
            lines = _run_and_kill(exhibit, 1 + number * FIRST_OF_ROUND, rng.uniform(0, LONGEST_RUN))
            written |= {visit(int(line.split()[1])).visit for line in lines if line.startswith("visit ")}
            faults += [f"round {number}: {each}" for each in _faults(exhibit, written, number + 1)]
        return len(written), read_log(visits_folder(exhibit)).torn, faults
    finally:
        if before is None:
            del os.environ[STATE_VARIABLE]
        else:
            os.environ[STATE_VARIABLE] = before


def _run_and_kill(exhibit: Path, first: int, seconds: float) -> list[str]:
    """Start a writer, kill it after so many seconds; returns the whole lines that it printed."""
    command = [sys.executable, "-m", "tests.endurance.killed_writer", str(exhibit), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first_line = writer.stdout.readline()
        time.sleep(seconds)  # the moment of the kill is random
        writer.kill()
        lines = [first_line, *writer.stdout]
    return [line.strip() for line in lines if line.endswith("\n")]


def _faults(exhibit: Path, written: set[str], kills: int) -> list[str]:
    """What is wrong on disk after a kill."""
    log = read_log(visits_folder(exhibit))
    lost = written - {each.visit for each in log.visits}
    last_good = LastGood(exhibit).folder
    faults = [f"{len(lost)} visits lost"] if lost else []
    faults += ["more torn lines than kills"] if log.torn > kills else []
    reading = first_edition(exhibit)
    loaded = reading.edition.loaded
    if loaded.exhibit is None or loaded.problems or sum(1 for _ in loaded.exhibit.stops) != 6:
        faults.append(f"the shown edition is not whole: {[*map(str, loaded.problems)]}")
    if last_good is not None and not (last_good / "exhibit.yaml").is_file():
        faults.append("the newest copy is not whole")
    store = reading.edition.folder.parent
    copies = [each for each in store.iterdir() if each.is_dir()]
    return faults + ([f"{len(copies)} copies are left"] if len(copies) > MAX_COPIES else [])


def write_endlessly(exhibit: Path, first: int) -> None:
    """The program that is killed."""
    log = VisitLog(visits_folder(exhibit), print)
    for number in count(first):
        log.keep(visit(number), NOW)
        print(f"visit {number}", flush=True)
        if number % VISITS_PER_EDITION == 0:
            write_edition(exhibit, number)
            print(f"edition {number}", flush=True)


def write_edition(exhibit: Path, number: int) -> None:
    """Edit a title, as a curator does, and make the next edition of it."""
    story = (SMALL / STORY).read_text(encoding="utf-8")
    title = next(line for line in story.splitlines() if line.startswith("title:"))
    (exhibit / STORY).write_text(story.replace(title, f"title: Number {number}", 1), encoding="utf-8")
    copy = LastGood(exhibit).folder
    shown = Edition(copy, load(copy)) if copy else Edition(exhibit, load(exhibit))
    next_edition(exhibit, shown)


if __name__ == "__main__":
    write_endlessly(Path(sys.argv[1]), int(sys.argv[2]))
