"""The commands `uv run app.py move` and `uv run app.py rename`: run them, and say what was changed.

Exit codes: 0 when everything is changed, or is so already; 1 when nothing is; 2 when the command cannot run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.editing.attempt import attempt_in, print_new_problems, problems_of
from data.editing.move_stop import changed_ways, move_stop
from data.editing.refusal import refused
from data.editing.rename import rename
from data.model.stop_ids import StopFile
from data.reading.stop_files import stop_files


def run_move(stop: str, *, after: str | None, first: bool, exhibit: Path) -> int:
    """Put a stop behind another one of its life, or first."""

    def move() -> int:
        if first is (after is not None):
            fault = "are given both" if first else "are missing"
            raise refused("move", "--after and --first", "", fault, "write one of them")
        before, stops = problems_of(exhibit), stop_files(exhibit)
        renamed = move_stop(exhibit, stop, after)
        for old, new in renamed.items():
            print(f"{old} is now {new.rpartition('/')[2]}")
        print("No id has changed." if renamed else "The stop stands there already.")
        print_changed_ways(exhibit, stops)
        print_new_problems(exhibit, before)
        return 0

    return attempt_in(exhibit, move)


def run_rename(kind: str, old: str, new: str, *, exhibit: Path) -> int:
    """Give a stop, a place, a picture, a sound, a source or a person another id."""

    def rename_all() -> int:
        before = problems_of(exhibit)
        renaming = rename(exhibit, kind, old, new)
        for former, name in renaming.renamed.items():
            print(f"{former} is now {name}")
        for name in renaming.changed:
            print(f"{name} is changed")
        print_new_problems(exhibit, before)
        return 0

    return attempt_in(exhibit, rename_all)


def print_changed_ways(exhibit: Path, before: Sequence[StopFile]) -> None:
    """Say which stories describe a way from another stop than the one that is before them now."""
    for file, fields, previous in changed_ways(exhibit, before, stop_files(exhibit)):
        now = f"it comes from {previous} now" if previous else "it is the first stop now"
        verb = "describes" if len(fields) == 1 else "describe"
        print(f"{file}: {' and '.join(fields)} {verb} the way there, and {now}: check that.")
