"""An exhibit to edit by hand, and what the check says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import Problem, load
from tests.exhibit_folders import copy_journeys, copy_small


@pytest.fixture
def exhibit(tmp_path: Path) -> Path:
    """A copy of the small exhibit."""
    return copy_small(tmp_path)


@pytest.fixture
def journeys_copy(tmp_path: Path) -> Path:
    """A copy of the journeys."""
    return copy_journeys(tmp_path)


def problems(folder: Path) -> list[Problem]:
    """The problems of an exhibit, as `check` prints them."""
    return list(load(folder).problems)


def the_problem(folder: Path) -> Problem:
    """The only problem of an exhibit."""
    found = problems(folder)
    assert [str(each) for each in found] == [str(each) for each in found[:1]]
    return found[0]


def replace_line(file: Path, beginning: str, new: str) -> None:
    """Replace the one line that begins with a text; with an empty `new` the line stays, empty."""
    lines = file.read_text(encoding="utf-8").split("\n")
    assert sum(line.startswith(beginning) for line in lines) == 1
    file.write_text(
        "\n".join(new if line.startswith(beginning) else line for line in lines), encoding="utf-8"
    )


def delete_line(file: Path, beginning: str) -> None:
    """Delete the one line that begins with a text."""
    lines = file.read_text(encoding="utf-8").split("\n")
    assert sum(line.startswith(beginning) for line in lines) == 1
    file.write_text("\n".join(line for line in lines if not line.startswith(beginning)), encoding="utf-8")


def emptied(file: Path) -> str:
    """A row of a table with all its cells empty."""
    return "," * file.read_text(encoding="utf-8").split("\n")[0].count(",")


def ids_in(text: str, folder: Path) -> set[str]:
    """The ids of an exhibit (places, sources, pictures, people, stops, chapters) that a text names."""
    ids = {path.stem for path in folder.glob("people/*/*.md")} | {
        path.name for path in folder.glob("people/*")
    }
    for table in ("places.csv", "sources.csv", "pictures.csv"):
        if (folder / table).is_file():
            rows = (folder / table).read_text(encoding="utf-8", errors="replace").split("\n")[1:]
            ids |= {row.split(",")[0] for row in rows}
    for person in folder.glob("people/*/person.yaml"):
        ids |= set(re.findall(r"(?m)^ *- id: (\S+)", person.read_text(encoding="utf-8", errors="replace")))
    words = set(re.findall(r"[\w-]+", text))
    return words & (ids - {""})
