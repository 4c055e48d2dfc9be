"""Whatever a folder contains, the page shows something: the readable stories, or the unavailable screen."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.components.exhibit_folder import render_folder
from tests.data import mutations_of_files, mutations_of_tables, mutations_of_yaml
from tests.data.mutations import HARMLESS, REPORTED
from tests.exhibit_folders import copy_small

MUTATIONS = {**REPORTED, **HARMLESS}


def test_mutations_of_every_module_are_used() -> None:
    modules = (mutations_of_files, mutations_of_yaml, mutations_of_tables)
    assert all(
        any(mutation.__module__ == module.__name__ for mutation in MUTATIONS.values()) for module in modules
    )


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_malformed_exhibit_never_leaves_a_blank_screen(name: str, tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    MUTATIONS[name](folder, Random(f"on screen {name}"))
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
def test_a_basemap_that_is_no_tile_archive_is_reported_and_does_not_block(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = copy_small(tmp_path)
    (folder / "basemap").mkdir()
    make(folder / "basemap" / "ground.pmtiles")
    rendered = render_folder(folder)
    assert rendered.loaded.exhibit is not None
    assert [problem.file for problem in rendered.loaded.problems] == ["basemap/ground.pmtiles"]
