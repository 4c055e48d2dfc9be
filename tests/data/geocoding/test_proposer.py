"""Whom a place is asked of, and how the answers are weighed together."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.geocoding.candidate import CEILING, SURE, Candidate, sure_one
from data.geocoding.proposer import Proposer
from tests.data.geocoding.conftest import small_towns, town
from tests.data.geocoding.place_rows import lines_of, place

KIEL, ULM, FAR = (54.32, 10.13), (48.4, 9.99), (47.0, 20.0)
TOWNS = small_towns(
    town("Kiel", "DE", KIEL, 240_000),
    town("Ulm", "DE", ULM, 120_000),
    town("Neustadt", "DE", (54.1, 10.8), 15_000),
    town("Neustadt", "DE", (48.8, 11.8), 15_000),
)


def proposed(
    tmp_path: Path, *rows: dict[str, str], lives: dict[str, list[str]] | None = None
) -> list[Candidate]:
    lines = lines_of(tmp_path / "places.csv", *rows)
    return Proposer(lambda: TOWNS, lives or {}).propose(lines[0], lines)


def test_a_town_of_the_table_is_proposed_with_its_identifier(tmp_path: Path) -> None:
    (only,) = proposed(tmp_path, place("Kiel"))
    assert (only.point, only.source, only.precision) == (KIEL, "GEONAMES", "town")
    assert only.geonames
    assert sure_one([only]) is only


@pytest.mark.parametrize("precision", ["building", "street", "region"])
def test_a_town_is_never_sure_for_what_is_none(tmp_path: Path, precision: str) -> None:
    (only,) = proposed(tmp_path, place("Kiel", precision=precision))
    assert only.confidence < 0.6


def test_the_other_stops_of_the_life_choose_between_namesakes(tmp_path: Path) -> None:
    rows = (place("Neustadt"), place("Kiel", KIEL), place("Ulm", ULM))
    north = proposed(tmp_path, *rows, lives={"a": ["kiel", "neustadt"], "b": ["ulm"]})
    south = proposed(tmp_path, *rows, lives={"a": ["kiel"], "b": ["ulm", "neustadt"]})
    assert (north[0].point[0], south[0].point[0]) == (54.1, 48.8)
    assert sure_one(north) is None


def test_the_exhibit_and_the_table_may_agree(tmp_path: Path) -> None:
    found = proposed(tmp_path, place("Kiel"), place("Kiel", KIEL, id="k"))
    assert {each.source for each in found} == {"EXHIBIT", "GEONAMES"}
    assert sure_one(found) is not None


def test_where_the_exhibit_and_the_table_disagree_nothing_is_sure(tmp_path: Path) -> None:
    assert sure_one(proposed(tmp_path, place("Kiel"), place("Kiel", FAR, id="k"))) is None


def test_what_lies_within_a_town_is_not_sought_far_from_it(tmp_path: Path) -> None:
    found = proposed(tmp_path, place("Kiel", within="ulm"), place("Ulm", ULM))
    assert sure_one(found) is None
    assert [each.point for each in found if each.confidence >= 0.3] == [ULM]


def test_a_geonames_identifier_in_the_row_is_followed(tmp_path: Path) -> None:
    number = next(iter(TOWNS.by_id))
    (right,) = proposed(tmp_path, place("Kiel", geonames=number))
    wrong = proposed(tmp_path, place("Ulm", geonames=number))
    assert SURE <= right.confidence <= CEILING
    assert sure_one(wrong) is None


@pytest.mark.parametrize("name", ["", "Atlantis", "=1+1", "x" * 5000])
def test_an_unknown_or_hostile_name_is_given_nothing(tmp_path: Path, name: str) -> None:
    assert proposed(tmp_path, {"id": "x", "toponym_en": name, "country": "DE"}) == []
