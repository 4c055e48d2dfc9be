"""Exhibits as they go wrong: each kind spoils a copy of the small one, and says which file it spoilt."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

Spoil = Callable[[Path, Random], str]
TOLD: dict[str, Spoil] = {}
"""Kinds of which a curator must be told."""
FINE: dict[str, Spoil] = {}
"""Kinds that are other people's good habits: nothing is lost, nothing is said."""

TABLES = ("places.csv", "sources.csv", "pictures.csv", "encounters.csv")
SHEETS = ("exhibit.yaml", "people/brandt/person.yaml", "people/rizzi/person.yaml")
STORIES = (
    *(
        "people/brandt/01-vienna-1838.md",
        "people/brandt/02-trieste-1852.md",
        "people/brandt/03-vienna-1871.md",
    ),
    *("people/rizzi/01-trieste-1840.md", "people/rizzi/02-vienna-1848.md", "people/rizzi/03-trieste-1852.md"),
)
NEEDED = ("places.csv", "sources.csv", *SHEETS, "words/en.yaml")
ANY = (*TABLES, *SHEETS, *STORIES, "words/en.yaml")


def told(spoil: Spoil) -> Spoil:
    TOLD[spoil.__name__] = spoil
    return spoil


def fine(spoil: Spoil) -> Spoil:
    FINE[spoil.__name__] = spoil
    return spoil


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def write_rows(path: Path, rows: list[list[str]], separator: str = ",") -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def set_cell(folder: Path, file: str, column: str, value: str, chance: Random) -> str:
    """Another value in a column, in a row by chance."""
    rows = rows_of(folder / file)
    chance.choice(rows[1:])[rows[0].index(column)] = value
    write_rows(folder / file, rows)
    return file


def set_field(folder: Path, file: str, field: str, value: str) -> str:
    """Another value for a field that stands on a line of its own, or the field as a new line."""
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    at = next((number for number, line in enumerate(lines) if line.startswith(f"{field}:")), None)
    if at is None:
        lines.insert(1, f"{field}: {value}")
    else:
        lines[at] = f"{field}: {value}"
    (folder / file).write_text("\n".join(lines), encoding="utf-8")
    return file


def resave(path: Path, change: Callable[[str], bytes]) -> None:
    path.write_bytes(change(path.read_text(encoding="utf-8")))


def put_special(path: Path, make: Callable[[Path], None]) -> None:
    path.unlink()
    make(path)


def has_pipes() -> bool:
    return hasattr(os, "mkfifo")
