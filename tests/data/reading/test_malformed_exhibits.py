"""Hundreds of malformed exhibits, with fixed seeds: none raises, and every fault is reported in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from data import Problem, load
from tests.data import malformed, mutations_of_files, mutations_of_tables, mutations_of_yaml
from tests.data.malformed import (
    SEEDS,
    contents,
    faults_of_a_harmless_change,
    faults_of_the_last_good_edition,
    faults_of_the_report,
    missing_parts,
)
from tests.data.mutations import HARMLESS, REPORTED
from tests.exhibit_folders import SMALL, copy_small
from tests.random_seeds import few_by_default

MODULES = (mutations_of_files, mutations_of_tables, mutations_of_yaml)
"""Importing them fills REPORTED and HARMLESS."""


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    with malformed.time_limit():
        yield


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_small(tmp_path)


@pytest.fixture(scope="module")
def small_contents() -> set[str]:
    return contents(load(SMALL).exhibit)


@pytest.mark.parametrize("seed", few_by_default(SEEDS))
@pytest.mark.parametrize("kind", REPORTED)
def test_a_malformed_exhibit_is_reported_in_full(
    kind: str, seed: int, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert faults_of_the_report(kind, seed, copy) == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("seed", few_by_default(SEEDS, 1))
@pytest.mark.parametrize("kind", REPORTED)
def test_the_last_good_edition_stays_on_screen(kind: str, seed: int, copy: Path) -> None:
    assert faults_of_the_last_good_edition(kind, seed, copy) == []


@pytest.mark.parametrize("seed", few_by_default(SEEDS))
@pytest.mark.parametrize("kind", HARMLESS)
def test_a_harmless_change_loses_and_reports_nothing(
    kind: str, seed: int, copy: Path, small_contents: set[str]
) -> None:
    assert faults_of_a_harmless_change(kind, seed, copy, small_contents) == []


def test_there_are_enough_kinds_and_cases() -> None:
    assert len(MODULES) == 3
    assert len(REPORTED) + len(HARMLESS) >= 40
    assert (len(REPORTED) + len(HARMLESS)) * len(SEEDS) >= 300


COMPLETE = Problem(
    file="a.csv",
    where="row 1",
    field="id",
    found="x",
    fault="is wrong",
    remedy="write y",
    consequence="It is not shown.",
)


@pytest.mark.parametrize(
    "problem",
    [
        replace(COMPLETE, file=""),
        replace(COMPLETE, where=""),
        replace(COMPLETE, field=""),
        replace(COMPLETE, found="x" * 61),
        replace(COMPLETE, found="\x07"),
        replace(COMPLETE, remedy="a pattern"),
        replace(COMPLETE, consequence=""),
        replace(COMPLETE, fault="raised ValueError"),
    ],
)
def test_an_incomplete_problem_is_recognised(problem: Problem) -> None:
    assert list(missing_parts(problem)) != []
