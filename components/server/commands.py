"""The errands, by the verb that is typed. No Streamlit here: an errand must start at once."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, str] = {
    "check": "data.advice.check",
    "locate": "data.geocoding.locate",
    "new": "data.editing.new",
    "schema": "data.schema.json_schema",
    "import": "data.interchange.import_file",
    "export": "data.interchange.export",
    "kiosk": "components.kiosk.commands",
    "visits": "data.visits.visits",
}
"""Verbs, and the module whose `main(arguments)` runs each and returns its exit code."""


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first word typed is a verb."""
    return bool(arguments) and arguments[0] in COMMANDS


def run_command(arguments: Sequence[str]) -> int:
    """Run the errand that was typed; returns the exit code."""
    errand = importlib.import_module(COMMANDS[arguments[0]])
    return int(errand.main(arguments[1:]))
