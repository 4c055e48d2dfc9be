"""Malformed exhibits by the hundred, seeded: none raises, and each is told in full, or is rightly fine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import Problem, load
from tests.data import malformed, mutations_of_files, mutations_of_tables, mutations_of_yaml
from tests.data.conftest import EXHIBITS
from tests.data.malformed import CASES, costs_nothing, last_good_kept, told_in_full
from tests.data.mutations import FINE, TOLD
from tests.data.reading.test_damaged_exhibits import held_by
from tests.data.whole_problem import lacks

ROOMS = (mutations_of_files, mutations_of_tables, mutations_of_yaml)


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    with malformed.nobody_waits():
        yield


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXHIBITS / "small", tmp_path / "small"))


@pytest.fixture(scope="module")
def whole() -> set[str]:
    return held_by(load(EXHIBITS / "small").exhibit)


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("kind", TOLD)
def test_a_malformed_exhibit_is_told_in_full(
    kind: str, seed: int, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told_in_full(kind, seed, copy) == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("kind", TOLD)
def test_the_last_good_exhibit_stays_on_the_screen(kind: str, seed: int, copy: Path) -> None:
    assert last_good_kept(kind, seed, copy) == []


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("kind", FINE)
def test_a_good_habit_of_others_costs_nothing(kind: str, seed: int, copy: Path, whole: set[str]) -> None:
    assert costs_nothing(kind, seed, copy, whole) == []


def test_there_are_kinds_and_cases_enough() -> None:
    assert len(ROOMS) == 3
    assert len(TOLD) + len(FINE) >= 40
    assert (len(TOLD) + len(FINE)) * len(CASES) >= 300


@pytest.mark.parametrize(
    "problem",
    [
        Problem("", "row 1", "id", "x", "is wrong", "write y", "It is not shown."),
        Problem("a.csv", "", "id", "x", "is wrong", "write y", "It is not shown."),
        Problem("a.csv", "row 1", "", "x", "is wrong", "write y", "It is not shown."),
        Problem("a.csv", "row 1", "id", "x" * 61, "is wrong", "write y", "It is not shown."),
        Problem("a.csv", "row 1", "id", "\x07", "is wrong", "write y", "It is not shown."),
        Problem("a.csv", "row 1", "id", "x", "is wrong", "a pattern", "It is not shown."),
        Problem("a.csv", "row 1", "id", "x", "is wrong", "write y", ""),
        Problem("a.csv", "row 1", "id", "x", "raised ValueError", "write y", "It is not shown."),
    ],
)
def test_a_problem_that_leaves_something_out_is_found_out(problem: Problem) -> None:
    assert list(lacks(problem)) != []
