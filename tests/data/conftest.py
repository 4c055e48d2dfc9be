"""Fixtures of the tests of `data/`: the small exhibit to edit, the broken one, the shipped one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data import Edition, Exhibit, Loaded, Problem, first_edition, load
from data.schema.json_schema import SHIPPED

EXHIBITS = Path(__file__).parent.parent / "exhibits"
ReplaceText = Callable[[str, str, str], None]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small exhibit."""
    return Path(shutil.copytree(EXHIBITS / "small", tmp_path / "small"))


@pytest.fixture
def replace_text(small: Path) -> ReplaceText:
    """Replace a text in a file of the copied small exhibit; it must be there."""

    def replace(file: str, old: str, new: str) -> None:
        text = (small / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        (small / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def problems() -> list[Problem]:
    return []


@pytest.fixture(scope="session")
def broken() -> Loaded:
    return load(EXHIBITS / "broken")


@pytest.fixture(scope="session")
def shipped() -> Exhibit:
    exhibit = load(SHIPPED).exhibit
    assert exhibit is not None
    return exhibit


@pytest.fixture
def shown(small: Path) -> Edition:
    """The edition of the small exhibit that is on screen."""
    return first_edition(small).edition
