"""What an endurance run found: one row of the README's table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure's name, its goal in words, what was found, and whether the goal is held."""

    figure: str
    goal: str
    found: str
    held: bool
    notes: tuple[str, ...] = ()
