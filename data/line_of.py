"""Where in a curator's file a value stands."""

from __future__ import annotations

from pathlib import Path


def line_of(path: Path, field: str, found: str) -> int:
    """The line of a field's value, from 1, also where a list has a line for each; 1 where it is gone."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return 1
    start = next((index for index, line in enumerate(lines) if line.startswith(f"{field}:")), 0)
    return next((number for number, line in enumerate(lines[start:], start + 1) if found in line), start + 1)
