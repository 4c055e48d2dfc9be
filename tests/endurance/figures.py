"""Every figure by its name: which module measures it, and which row of the table is its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HERE = "tests.endurance"


@dataclass(frozen=True, slots=True)
class Figure:
    """`row` is the figure's short name in the table; `module` has `measure(long: bool) -> Outcome`."""

    row: str
    module: str


FIGURES: Mapping[str, Figure] = {
    "offline": Figure("R1", f"{HERE}.offline"),
    "killed_server": Figure("R2", f"{HERE}.killed_server"),
    "frozen_server": Figure("R3", f"{HERE}.frozen_server"),
    "stuck_script": Figure("R3", f"{HERE}.stuck_script"),
    "killed_renderer": Figure("R4", f"{HERE}.killed_renderer"),
    "soak": Figure("R5", f"{HERE}.soak"),
    "resets": Figure("R6", f"{HERE}.resets"),
    "malformed": Figure("R7", f"{HERE}.malformed"),
    "edits": Figure("R8", f"{HERE}.edits"),
    "cold_start": Figure("R9", f"{HERE}.cold_start"),
    "monkey": Figure("R10", f"{HERE}.monkey"),
    "hard_times": Figure("R11", f"{HERE}.fault_injection"),
    "killed_writer": Figure("R11", f"{HERE}.killed_writer"),
    "doors": Figure("S1", f"{HERE}.untrusted_requests"),
    "hostile": Figure("S2", f"{HERE}.xss_audit"),
    "paths": Figure("S3", f"{HERE}.paths"),
    "idle": Figure("A6", f"{HERE}.idle"),
}
"""A written list: a module that is missing is said, and never passed over."""

ROUNDS = ("soak", "monkey", "resets", "killed_server", "killed_renderer", "frozen_server")
"""What is done in turn for hours: taps, mischief, visits that end, and what is killed."""
