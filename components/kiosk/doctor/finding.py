"""A finding of the doctor: its subject, its state, and what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

MARKS = {"fine": "✓", "look": "!", "mend": "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """`look`: works, but somebody should look at it. `mend`: the exhibit does not run, or will not go on.

    >>> print(Finding("Touch", "mend", "no touch screen answers", "connect its USB cable"))
    ✗ Touch: no touch screen answers; connect its USB cable.
    """

    subject: str
    state: Literal["fine", "look", "mend"]
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{MARKS[self.state]} {self.subject}: {self.found}{remedy}."

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


def fine(subject: str, found: str) -> Finding:
    return Finding(subject, "fine", found)


def look(subject: str, found: str, remedy: str) -> Finding:
    return Finding(subject, "look", found, remedy)


def mend(subject: str, found: str, remedy: str) -> Finding:
    return Finding(subject, "mend", found, remedy)
