"""Advice on the names of the files of stops."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from data import load
from data.advice.advise import advise
from tests.commands import command
from tests.exhibit_folders import copy_journeys

NO_ENCOUNTERS = "id,place,stop_a,stop_b,title,text\n"


def advice(folder: Path, about: str) -> list[str]:
    loaded = load(folder)
    assert loaded.problems == ()
    return [text for each in advise(loaded, folder) if about in (text := str(each))]


def share_a_name(small: Path) -> None:
    folder = small / "people/rizzi"
    (folder / "02-vienna-1848.md").rename(folder / "02-trieste-1840.md")


def test_stories_that_share_their_names_are_told_once(small: Path) -> None:
    share_a_name(small)
    [told] = advice(small, "share the name")
    assert told.partition("; ")[::2] == (
        "people/rizzi: 2 stories share the name trieste-1840 (01-trieste-1840.md, 02-trieste-1840.md)",
        "give each a name of its own: uv run app.py rename stop rizzi/02-trieste-1840 trieste-1840-2 "
        f"--exhibit {small}. Their numbers are part of their ids, and cannot change.",
    )


def test_the_command_that_is_proposed_gives_each_a_name(small: Path) -> None:
    share_a_name(small)
    (small / "people/rizzi/03-trieste-1852.md").rename(small / "people/rizzi/03-trieste-1840-2.md")
    (small / "encounters.csv").write_text(NO_ENCOUNTERS, encoding="utf-8")
    [told] = advice(small, "share the name")
    words = told.partition("uv run app.py rename ")[2].partition(". Their")[0]
    assert command("rename")(shlex.split(words)) == 0
    assert advice(small, "share the name") == []


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["9-a", "10-b"], ["10-b.md is told before 9-a.md"]),
        (["09-a", "10-b"], []),
        (["07-a", "07a-b", "08-c"], []),
        (["07-a", "070z-b", "08-c"], ["070z-b.md is told before 08-c.md"]),
    ],
)
def test_numbers_of_two_lengths_are_told_and_the_proposed_command_gives_them_one(
    names: list[str], told: list[str], tmp_path: Path
) -> None:
    folder = copy_journeys(tmp_path)
    (folder / "encounters.csv").write_text(NO_ENCOUNTERS, encoding="utf-8")
    life = folder / "people/orlin"
    for path in sorted(life.glob("[0-9]*.md"))[len(names) :]:
        path.unlink()
    for path, name in zip(sorted(life.glob("[0-9]*.md")), names, strict=True):
        path.rename(life / f"{name}.md")
    found = advice(folder, "file manager")
    assert [each.partition(": ")[2].partition(",")[0] for each in found] == told
    for each in found:
        words = each.partition("uv run app.py move ")[2].partition(". The life")[0]
        assert command("move")(shlex.split(words)) == 0
    assert advice(folder, "file manager") == []
