"""The exhibits the tests of `data/` read: a small whole one to spoil at will, a broken one, an empty one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data import Edition, Exhibit, Loaded, Problem, first_edition, load
from data.advice.check import SHIPPED

EXHIBITS = Path(__file__).parent.parent / "exhibits"
Spoil = Callable[[str, str, str], None]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small exhibit, free to be spoilt."""
    return Path(shutil.copytree(EXHIBITS / "small", tmp_path / "small"))


@pytest.fixture
def spoil(small: Path) -> Spoil:
    """Write another text into a file of the small exhibit, in place of one that stands there."""

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
    """What the screen shows of the small exhibit."""
    return first_edition(small).edition
