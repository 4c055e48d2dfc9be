"""R8: a good edit is soon on the screen, a half-written file never; by the benchmark’s own hands."""

from __future__ import annotations

from tests.benchmarks.edits import measured

from .outcome import Outcome

GOAL = "a good edit on the screen ≤ 5 s; a half-written file never shown"


def measure(long: bool) -> Outcome:
    """30 edits of each kind in the long form, 5 in the short; the same half-written files in both."""
    found = measured(30 if long else 5)
    edits = found.texts.count + found.titles.count
    said = (
        f"{edits} edits, median (p95) {found.texts} ms to the story, {found.titles} ms to the map;"
        f" {found.shown} of {found.cut} half-written files shown"
    )
    return Outcome("R8", GOAL, said, found.reached)
