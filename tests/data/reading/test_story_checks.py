from pathlib import Path

import pytest

from data import load
from data.model.problem import Problem

STOP = "people/brandt/01-vienna-1838.md"


def told_of(small: Path, story: str) -> list[Problem]:
    head = (small / STOP).read_text(encoding="utf-8").split("---\n")[1]
    (small / STOP).write_text(f"---\n{head}---\n{story}\n", encoding="utf-8")
    loaded = load(small)
    assert loaded.exhibit is not None
    assert sum(1 for _ in loaded.exhibit.stops) == 6  # a long story is shown all the same
    return list(loaded.problems)


def test_a_story_of_101_words_is_a_problem(small: Path) -> None:
    (problem,) = told_of(small, " ".join(["No."] * 101))
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
def test_a_story_of_100_words_is_none(story: str, small: Path) -> None:
    assert told_of(small, story) == []


def test_characters_without_spaces_are_words_too(small: Path) -> None:
    assert [problem.fault for problem in told_of(small, "独" * 203)] == ["the story has 102 words"]
