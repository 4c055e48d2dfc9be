"""Whatever a folder holds, there is something to see: the stories that are left, or the calm screen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from components.page.page_content import render_folder
from tests.data import mutations_of_files, mutations_of_tables, mutations_of_yaml
from tests.data.mutations import HARMLESS, REPORTED

SMALL = Path(__file__).parents[2] / "exhibits" / "small"
KINDS = {**REPORTED, **HARMLESS}


def test_every_room_of_kinds_is_open() -> None:
    rooms = (mutations_of_files, mutations_of_yaml, mutations_of_tables)
    assert all(any(kind.__module__ == room.__name__ for kind in KINDS.values()) for room in rooms)


@pytest.mark.parametrize("kind", KINDS)
def test_a_malformed_exhibit_never_leaves_a_blank_screen(kind: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    KINDS[kind](folder, Random(f"on screen {kind}"))
    rendered = render_folder(folder)
    parts = rendered.content.parts[rendered.content.opening_language]
    names = {part.name for part in parts}
    assert names == {"unavailable", "staff"} if rendered.loaded.exhibit is None else "story_panel" in names
    assert all(part.html.strip() for part in parts if part.name in ("unavailable", "story_panel"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("no tiles", encoding="utf-8")


@pytest.mark.parametrize("make", [a_pipe, a_link_to_itself, a_folder, a_text])
def test_a_ground_that_is_none_is_told_and_keeps_nobody_waiting(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    (folder / "basemap").mkdir()
    make(folder / "basemap" / "ground.pmtiles")
    rendered = render_folder(folder)
    assert rendered.loaded.exhibit is not None
    assert [problem.file for problem in rendered.loaded.problems] == ["basemap/ground.pmtiles"]
