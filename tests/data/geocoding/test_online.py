"""What OpenStreetMap's records are worth."""

from __future__ import annotations

from typing import Any

import pytest

from data.geocoding.candidate import CEILING, SURE, sure_one
from data.geocoding.online import from_records
from tests.data.geocoding.recorded_nominatim import record

ABBEY = record("Clairvaux", "48.147", "4.789", "fr", importance=0.4)
LAKES = record("Clairvaux-les-Lacs", "46.57", "5.75", "fr", importance=0.4)


def test_the_name_itself_is_worth_more_than_a_longer_one() -> None:
    found = from_records([LAKES, ABBEY], ["Clairvaux"], "FR", [])
    assert [each.point[0] for each in found] == [48.147, 46.57]
    assert found[0].confidence <= CEILING
    assert (found[0].source, found[0].country, found[0].precision) == ("OSM", "FR", "town")
    assert "OpenStreetMap" in found[0].credit


def test_two_of_a_name_are_not_sure_until_a_neighbour_tells() -> None:
    both = [ABBEY, record("Clairvaux", "44.43", "2.52", "fr", importance=0.4)]
    assert sure_one(from_records(both, ["Clairvaux"], "FR", [])) is None
    near = from_records(both, ["Clairvaux"], "FR", [(44.0, 2.5)])
    assert near[0].point == (44.43, 2.52)


def test_another_country_is_not_sure() -> None:
    assert from_records([record("Kiel", "54", "10", "us")], ["Kiel"], "DE", [])[0].confidence < SURE


def test_a_name_in_another_language_fits() -> None:
    details = {"name": "Москва", "name:en": "Moscow"}
    moscow = record("Москва", "55.75", "37.62", "ru", namedetails=details, importance=0.9)
    assert from_records([moscow], ["Moscow"], "RU", [])[0].confidence >= SURE


@pytest.mark.parametrize(
    ("kind", "precision"),
    [("building", "building"), ("road", "street"), ("city", "town"), ("river", "region"), ("", "region")],
)
def test_what_the_point_stands_for_is_told(kind: str, precision: str) -> None:
    one = record("X", "1", "2", addresstype=kind, **{"class": ""})
    assert from_records([one], ["X"], "DE", [])[0].precision == precision


@pytest.mark.parametrize(
    "strange",
    [
        {"lat": "nan", "lon": "0"},
        {"lat": "91", "lon": "0"},
        {"lat": None, "lon": None},
        {"lat": "1"},
        {},
    ],
)
def test_a_record_without_a_point_is_passed_over(strange: dict[str, Any]) -> None:
    assert from_records([strange], ["X"], "DE", []) == []


def test_a_record_of_odd_shape_is_weighed_low_and_shown_in_one_line() -> None:
    odd = {
        **{"lat": "1", "lon": "2", "importance": "high", "name": None, "display_name": "a\x1b[2J\nb" * 99},
        **{"address": [1], "namedetails": 7, "class": 3, "addresstype": None},
    }
    (found,) = from_records([odd], ["X"], "DE", [])
    assert found.confidence < 0.5
    assert found.name.isprintable()
