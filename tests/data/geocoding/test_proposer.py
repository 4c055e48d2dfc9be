"""Candidates of all sources for one place, and their confidence together."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.geocoding.candidate import MAX_CONFIDENCE, SURE, Candidate, sure_candidate
from data.geocoding.proposer import Proposer
from tests.data.geocoding.conftest import small_towns, town
from tests.data.geocoding.place_rows import place, place_rows

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
    table = place_rows(tmp_path / "places.csv", *rows)
    return Proposer(lambda: TOWNS, lives or {}).propose(table[0], table)


def test_a_town_of_the_table_is_proposed_with_its_identifier(tmp_path: Path) -> None:
    (only,) = proposed(tmp_path, place("Kiel"))
    assert (only.point, only.source, only.precision) == (KIEL, "GEONAMES", "town")
    assert only.geonames
    assert sure_candidate([only]) is only


@pytest.mark.parametrize("precision", ["building", "street", "region"])
def test_a_building_street_or_region_is_never_sure(tmp_path: Path, precision: str) -> None:
    (only,) = proposed(tmp_path, place("Kiel", precision=precision))
    assert only.confidence < 0.6


def test_the_other_stops_of_the_life_decide_between_namesakes(tmp_path: Path) -> None:
    rows = (place("Neustadt"), place("Kiel", KIEL), place("Ulm", ULM))
    north = proposed(tmp_path, *rows, lives={"a": ["kiel", "neustadt"], "b": ["ulm"]})
    south = proposed(tmp_path, *rows, lives={"a": ["kiel"], "b": ["ulm", "neustadt"]})
    assert (north[0].point[0], south[0].point[0]) == (54.1, 48.8)
    assert sure_candidate(north) is None


def test_the_exhibit_and_the_table_of_towns_may_agree(tmp_path: Path) -> None:
    candidates = proposed(tmp_path, place("Kiel"), place("Kiel", KIEL, id="k"))
    assert {each.source for each in candidates} == {"EXHIBIT", "GEONAMES"}
    assert sure_candidate(candidates) is not None


def test_where_the_exhibit_and_the_table_of_towns_disagree_nothing_is_sure(tmp_path: Path) -> None:
    assert sure_candidate(proposed(tmp_path, place("Kiel"), place("Kiel", FAR, id="k"))) is None


def test_a_candidate_far_from_the_town_of_the_place_is_not_sure(tmp_path: Path) -> None:
    candidates = proposed(tmp_path, place("Kiel", within="ulm"), place("Ulm", ULM))
    assert sure_candidate(candidates) is None
    assert [each.point for each in candidates if each.confidence >= 0.3] == [ULM]


def test_a_geonames_identifier_in_the_row_is_used(tmp_path: Path) -> None:
    number = next(iter(TOWNS.towns.by_id))
    (right,) = proposed(tmp_path, place("Kiel", geonames=number))
    wrong = proposed(tmp_path, place("Ulm", geonames=number))
    assert SURE <= right.confidence <= MAX_CONFIDENCE
    assert sure_candidate(wrong) is None


@pytest.mark.parametrize("name", ["", "Atlantis", "=1+1", "x" * 5000])
def test_an_unknown_or_untrusted_name_has_no_candidates(tmp_path: Path, name: str) -> None:
    assert proposed(tmp_path, {"id": "x", "toponym_en": name, "country": "DE"}) == []
