"""The errands, by the verb that is typed. No Streamlit here: an errand must start at once."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence

ERRANDS: Mapping[str, str] = {
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


def is_errand(arguments: Sequence[str]) -> bool:
    """Whether the first word typed is a verb."""
    return bool(arguments) and arguments[0] in ERRANDS


def run_errand(arguments: Sequence[str]) -> int:
    """Run the errand that was typed; returns the exit code."""
    errand = importlib.import_module(ERRANDS[arguments[0]])
    return int(errand.main(arguments[1:]))
