"""The exhibit's own places answer first, and never for more than they know."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.geocoding.candidate import SURE, Candidate, sure_one
from data.geocoding.exhibit_places import from_exhibit
from tests.data.geocoding.place_rows import lines_of, place

HERE, THERE = (52.5, 13.4), (48.1, 11.6)


def asked(tmp_path: Path, *rows: dict[str, str]) -> list[Candidate]:
    lines = lines_of(tmp_path / "places.csv", *rows)
    return from_exhibit(lines[0], lines)


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        (place("Berlin"), place("Berlin", HERE, id="b")),
        (place("Берлин"), place("Berlin", HERE, toponym_ru="Берлин")),
        (place("Leningrad"), place("Petersburg", HERE, toponym_then="Petrograd (1914–24); Leningrad")),
    ],
)
def test_the_same_name_in_any_language_is_sure(
    tmp_path: Path, wanted: dict[str, str], there: dict[str, str]
) -> None:
    best = asked(tmp_path, wanted, there)[0]
    assert (best.point, best.source) == (HERE, "EXHIBIT")
    assert SURE <= best.confidence < 1


@pytest.mark.parametrize(
    "there",
    [
        place("Berlinn", HERE),
        place("Berlin, Brandenburg", HERE),
        place("Berlin", HERE, id="b", country="US"),
    ],
)
def test_nearly_the_same_is_proposed_and_not_believed(tmp_path: Path, there: dict[str, str]) -> None:
    best = asked(tmp_path, place("Berlin"), there)[0]
    assert best.point == HERE
    assert best.confidence < SURE


def test_places_told_apart_on_purpose_do_not_answer_for_each_other(tmp_path: Path) -> None:
    found = asked(tmp_path, place("Kropotkin, Irkutsk"), place("Kropotkin, Krasnodar", HERE))
    assert [each.confidence < 0.2 for each in found] == [True]


def test_two_places_of_one_name_are_neither_sure(tmp_path: Path) -> None:
    found = asked(
        tmp_path, place("Neustadt"), place("Neustadt", HERE, id="a"), place("Neustadt", THERE, id="b")
    )
    assert len(found) == 2
    assert max(each.confidence for each in found) < SURE
    assert sure_one(found) is None


def test_the_town_a_place_lies_in_is_proposed_for_the_whole_and_never_sure(tmp_path: Path) -> None:
    found = asked(tmp_path, place("A house", within="berlin", precision="building"), place("Berlin", HERE))
    assert [(each.point, each.confidence < SURE) for each in found] == [(HERE, True)]
    same = asked(tmp_path, place("Berlin", id="x", within="berlin"), place("Berlin", HERE))
    assert same[0].confidence < SURE


def test_what_has_no_point_or_no_name_answers_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, place("Berlin"), place("Berlin", id="b"), {"id": "x", "latitude": "1"}) == []
    assert asked(tmp_path, {"id": "nameless"}, place("Berlin", HERE), {"id": "also", "longitude": "2"}) == []
