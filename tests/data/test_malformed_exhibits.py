"""Malformed exhibits by the hundred, seeded: none raises, and each is told in full, or is rightly fine."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from data import Problem, first_edition, load, next_edition
from tests.data import mutations_of_files, mutations_of_sheets, mutations_of_tables
from tests.data.conftest import EXHIBITS
from tests.data.mutations import FINE, TOLD
from tests.data.test_spoilt_exhibits import held_by
from tests.data.whole_problem import lacks

ROOMS = (mutations_of_files, mutations_of_tables, mutations_of_sheets)
CASES = range(7)
"""Seeds of each kind."""
HANGING = 20
"""Seconds after which a case has hung, on the slowest machine."""


class Hung(BaseException):
    """The exhibit waits. No Exception, so that nothing on the way can take it for a fault of the file."""


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    """A pipe that is waited for is a failure, not a night in the gallery."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def hung(*_: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, hung)
    signal.setitimer(signal.ITIMER_REAL, HANGING)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXHIBITS / "small", tmp_path / "small"))


@pytest.fixture(scope="module")
def whole() -> set[str]:
    return held_by(load(EXHIBITS / "small").exhibit)


def incomplete(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{', '.join(missed)}: {each}" for each in problems if (missed := list(lacks(each)))]


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("kind", TOLD)
def test_a_malformed_exhibit_is_told_in_full(
    kind: str, seed: int, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = TOLD[kind](copy, Random(f"{kind} {seed}"))
    loaded = load(copy)
    assert file in {problem.file for problem in loaded.problems}, "the spoilt file is not named"
    assert incomplete(loaded.problems) == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("kind", TOLD)
def test_the_last_good_exhibit_stays_on_the_screen(kind: str, seed: int, copy: Path) -> None:
    shown = first_edition(copy).edition
    TOLD[kind](copy, Random(f"{kind} {seed}"))
    reading = next_edition(copy, shown)
    assert (reading.outcome, reading.edition) == ("kept", shown)
    assert load(shown.folder).exhibit == shown.loaded.exhibit


@pytest.mark.parametrize("seed", CASES)
@pytest.mark.parametrize("kind", FINE)
def test_a_good_habit_of_others_costs_nothing(kind: str, seed: int, copy: Path, whole: set[str]) -> None:
    FINE[kind](copy, Random(f"{kind} {seed}"))
    loaded = load(copy)
    assert [str(problem) for problem in loaded.problems] == []
    assert held_by(loaded.exhibit) == whole


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
