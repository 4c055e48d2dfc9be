from pathlib import Path

import pytest

from data import View, load
from tests.data.conftest import Spoil

VIEW = "{south: 45, west: 13, north: 49, east: 17}"


def test_a_view_upside_down_is_told_and_turned(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", VIEW, "{south: 49, west: 13, north: 45, east: 17}")
    loaded = load(small)
    assert [str(problem) for problem in loaded.problems] == [
        'exhibit.yaml, line 7: opening_view.south "49" is not below north (45); '
        "write south: 45 and north: 49. The two change places."
    ]
    assert loaded.exhibit is not None
    assert loaded.exhibit.opening_view == View(south=45, west=13, north=49, east=17)


def test_a_view_without_height_is_told(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", VIEW, "{south: 49, west: 13, north: 49, east: 17}")
    assert [problem.remedy for problem in load(small).problems] == ["write a smaller number"]


@pytest.mark.parametrize("view", [VIEW, "{south: -10, west: 170, north: 10, east: -170}"])
def test_a_view_may_cross_180_degrees(view: str, small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", VIEW, view)
    assert load(small).problems == ()


def test_a_view_of_many_lines_is_told_at_the_line_of_its_south(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", VIEW, "\n  west: 13\n  south: 49\n  north: 45\n  east: 17")
    assert [problem.where for problem in load(small).problems] == ["line 9"]


def test_a_language_named_twice_is_told_and_offered_once(small: Path, spoil: Spoil) -> None:
    spoil("exhibit.yaml", "languages: [en]", "languages: [en, en]")
    loaded = load(small)
    assert [(each.field, each.found, each.fault) for each in loaded.problems] == [
        ("languages", "en", "is named twice")
    ]
    assert loaded.exhibit is not None
    assert loaded.exhibit.languages == ("en",)
