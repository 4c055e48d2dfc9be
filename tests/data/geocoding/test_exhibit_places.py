"""Candidates from the exhibit's own places."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.geocoding.candidate import SURE, Candidate, sure_candidate
from data.geocoding.exhibit_places import candidates_from_exhibit
from tests.data.geocoding.place_rows import place, place_rows

HERE, THERE = (52.5, 13.4), (48.1, 11.6)


def proposed(tmp_path: Path, *rows: dict[str, str]) -> list[Candidate]:
    table = place_rows(tmp_path / "places.csv", *rows)
    return candidates_from_exhibit(table[0], table)


@pytest.mark.parametrize(
    ("unlocated", "located"),
    [
        (place("Berlin"), place("Berlin", HERE, id="b")),
        (place("Берлин"), place("Berlin", HERE, toponym_ru="Берлин")),
        (place("Leningrad"), place("Petersburg", HERE, toponym_then="Petrograd (1914–24); Leningrad")),
    ],
)
def test_the_same_name_in_any_language_is_sure(
    tmp_path: Path, unlocated: dict[str, str], located: dict[str, str]
) -> None:
    best = proposed(tmp_path, unlocated, located)[0]
    assert (best.point, best.source) == (HERE, "EXHIBIT")
    assert SURE <= best.confidence < 1


@pytest.mark.parametrize(
    "located",
    [
        place("Berlinn", HERE),
        place("Berlin, Brandenburg", HERE),
        place("Berlin", HERE, id="b", country="US"),
    ],
)
def test_a_similar_name_is_proposed_and_not_sure(tmp_path: Path, located: dict[str, str]) -> None:
    best = proposed(tmp_path, place("Berlin"), located)[0]
    assert best.point == HERE
    assert best.confidence < SURE


def test_the_same_name_with_another_qualifier_has_a_low_confidence(tmp_path: Path) -> None:
    candidates = proposed(tmp_path, place("Kropotkin, Irkutsk"), place("Kropotkin, Krasnodar", HERE))
    assert [each.confidence < 0.2 for each in candidates] == [True]


def test_of_two_places_with_one_name_neither_is_sure(tmp_path: Path) -> None:
    candidates = proposed(
        tmp_path, place("Neustadt"), place("Neustadt", HERE, id="a"), place("Neustadt", THERE, id="b")
    )
    assert len(candidates) == 2
    assert max(each.confidence for each in candidates) < SURE
    assert sure_candidate(candidates) is None


def test_the_town_that_a_place_lies_in_is_proposed_and_never_sure(tmp_path: Path) -> None:
    candidates = proposed(
        tmp_path, place("A house", within="berlin", precision="building"), place("Berlin", HERE)
    )
    assert [(each.point, each.confidence < SURE) for each in candidates] == [(HERE, True)]
    same = proposed(tmp_path, place("Berlin", id="x", within="berlin"), place("Berlin", HERE))
    assert same[0].confidence < SURE


def test_rows_without_a_point_or_a_name_propose_nothing(tmp_path: Path) -> None:
    assert proposed(tmp_path, place("Berlin"), place("Berlin", id="b"), {"id": "x", "latitude": "1"}) == []
    assert (
        proposed(tmp_path, {"id": "nameless"}, place("Berlin", HERE), {"id": "also", "longitude": "2"}) == []
    )
