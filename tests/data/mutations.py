"""Mutations of exhibits: each kind changes a file of a copy of the small exhibit, and returns its name."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

Mutation = Callable[[Path, Random], str]
REPORTED: dict[str, Mutation] = {}
"""Kinds that must be reported to the curator."""
HARMLESS: dict[str, Mutation] = {}
"""Kinds that other programs cause and that are right: nothing is lost, nothing is reported."""

TABLES = ("places.csv", "sources.csv", "pictures.csv", "encounters.csv")
YAML_FILES = ("exhibit.yaml", "people/brandt/person.yaml", "people/rizzi/person.yaml")
STORIES = (
    *(
        "people/brandt/01-vienna-1838.md",
        "people/brandt/02-trieste-1852.md",
        "people/brandt/03-vienna-1871.md",
    ),
    *("people/rizzi/01-trieste-1840.md", "people/rizzi/02-vienna-1848.md", "people/rizzi/03-trieste-1852.md"),
)
REQUIRED = ("places.csv", "sources.csv", *YAML_FILES, "words/en.yaml")
ALL_FILES = (*TABLES, *YAML_FILES, *STORIES, "words/en.yaml")


def reported(mutation: Mutation) -> Mutation:
    REPORTED[mutation.__name__] = mutation
    return mutation


def harmless(mutation: Mutation) -> Mutation:
    HARMLESS[mutation.__name__] = mutation
    return mutation


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def write_rows(path: Path, rows: list[list[str]], separator: str = ",") -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def set_cell(folder: Path, file: str, column: str, value: str, random: Random) -> str:
    """Write a value into a column, in a random row."""
    rows = rows_of(folder / file)
    random.choice(rows[1:])[rows[0].index(column)] = value
    write_rows(folder / file, rows)
    return file


def set_field(folder: Path, file: str, field: str, value: str) -> str:
    """Write a value for a field that has a line of its own, or add the field."""
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
