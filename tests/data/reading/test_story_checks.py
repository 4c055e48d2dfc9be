"""Stories that are too long for a panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.model.problem import Problem

STOP = "people/brandt/01-vienna-1838.md"


def problems_of(small: Path, story: str) -> list[Problem]:
    head = (small / STOP).read_text(encoding="utf-8").split("---\n")[1]
    (small / STOP).write_text(f"---\n{head}---\n{story}\n", encoding="utf-8")
    loaded = load(small)
    assert loaded.exhibit is not None
    assert sum(1 for _ in loaded.exhibit.stops) == 6  # a long story is still shown
    return list(loaded.problems)


def test_a_story_of_101_words_is_a_problem(small: Path) -> None:
    (problem,) = problems_of(small, " ".join(["No."] * 101))
    assert (problem.file, problem.where, problem.fault) == (STOP, "line 9", "the story has 101 words")


@pytest.mark.parametrize(
    "story",
    [
        " ".join(["No."] * 100),
        " ".join(["[Le Révolté]{lang=fr}"] * 50),
        "独" * 200,
        " ".join(["– No."] * 100),
    ],
)
def test_a_story_of_100_words_is_no_problem(story: str, small: Path) -> None:
    assert problems_of(small, story) == []


def test_characters_of_a_script_without_spaces_are_counted(small: Path) -> None:
    assert [problem.fault for problem in problems_of(small, "独" * 203)] == ["the story has 102 words"]
