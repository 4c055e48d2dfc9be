"""The commands of `uv run app.py`. This module does not import Streamlit: a command must start at once."""

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
"""By command: the module whose `main(arguments)` runs it and returns the exit code."""


def is_command(arguments: Sequence[str]) -> bool:
    """Whether the first argument is a command."""
    return bool(arguments) and arguments[0] in COMMANDS


def run_command(arguments: Sequence[str]) -> int:
    """Run the command in the first argument with the others; returns the exit code."""
    module = importlib.import_module(COMMANDS[arguments[0]])
    return int(module.main(arguments[1:]))
