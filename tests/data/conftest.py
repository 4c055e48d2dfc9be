"""Fixtures of the tests of `data/`: the small exhibit to edit, and the broken one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data import Edition, Loaded, Problem, first_edition, load
from data.model.problem import in_reading_order
from tests.exhibit_folders import EXHIBITS, copy_small, replace_in_file

ReplaceText = Callable[[str, str, str], None]


def to_do(loaded: Loaded) -> list[Problem]:
    """The problems, and what is left to do in the drafts, in reading order."""
    left = [problem for draft in loaded.drafts for problem in draft.left_to_do]
    return list(in_reading_order([*loaded.problems, *left]))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small exhibit."""
    return copy_small(tmp_path)


@pytest.fixture
def replace_text(small: Path) -> ReplaceText:
    """Replace a text in a file of the copied small exhibit; it must be there."""

    def replace(file: str, old: str, new: str) -> None:
        replace_in_file(small / file, old, new)

    return replace


@pytest.fixture
def problems() -> list[Problem]:
    return []


@pytest.fixture(scope="session")
def broken() -> Loaded:
    return load(EXHIBITS / "broken")


@pytest.fixture
def shown(small: Path) -> Edition:
    """The edition of the small exhibit that is on screen."""
    return first_edition(small).edition
