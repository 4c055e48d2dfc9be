"""Where in a curator's file a value stands."""

from __future__ import annotations

from pathlib import Path

from data.reading.read_text import read_text


def line_of(path: Path, field: str, found: str) -> int:
    """The line of a field's value, from 1, also where a list has a line for each; 1 where it is gone."""
    lines = (read_text(path, "", "", []) or "").split("\n")
    start = next((index for index, line in enumerate(lines) if line.startswith(f"{field}:")), 0)
    return next((number for number, line in enumerate(lines[start:], start + 1) if found in line), start + 1)
