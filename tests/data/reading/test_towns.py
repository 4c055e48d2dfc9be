"""Towns of the world: read from GeoNames' table, found by name and by position."""

from __future__ import annotations

import gc

import pytest

from data.reading.towns import LARGE, SMALL, Town, Towns, large_towns, read_towns

KHARKIV = "706483"


def town(name: str, country: str, point: tuple[float, float], *others: str) -> Town:
    return Town(f"{name} {point}", name, country, "", *point, 20_000, others)


def test_a_row_of_the_table_keeps_its_values() -> None:
    kharkiv = large_towns().by_id[KHARKIV]
    assert (kharkiv.name, kharkiv.country, kharkiv.region) == ("Kharkiv", "UA", "07")
    assert kharkiv.point == pytest.approx((49.98, 36.25), abs=0.05)
    assert kharkiv.population > 1_000_000
    assert {"Kharkov", "Харків"} <= set(kharkiv.alternate_names)


def test_the_large_towns_are_read_once() -> None:
    assert large_towns() is large_towns()
    assert len(large_towns().by_id) > 30_000


def test_only_the_towns_of_the_names_that_are_needed_are_kept() -> None:
    found = read_towns(SMALL, {"Kharkov", "Bonneville"})
    assert found.by_id[KHARKIV] == large_towns().by_id[KHARKIV]
    assert len(found.by_id) < 100
    assert all(found.by_spelling({"Kharkov", "Bonneville"}).values())


def test_names_are_found_in_exactly_their_spelling_in_every_language() -> None:
    vienna, other = town("Vienna", "AT", (48.2, 16.4), "Wien", "Вена"), town("Vienna", "US", (38.9, -77.3))
    towns = Towns([vienna, other])
    assert towns.by_spelling(["Vienna", "Wien", "wien", ""]) == {
        "Vienna": [vienna, other],
        "Wien": [vienna],
        "wien": [],
        "": [],
    }


def test_a_town_with_one_name_twice_is_found_once() -> None:
    kiel = town("Kiel", "DE", (54.3, 10.1), "Kiel")
    assert Towns([kiel]).by_spelling(["Kiel"]) == {"Kiel": [kiel]}


def test_a_town_is_near_across_the_antimeridian_and_far_from_another_country() -> None:
    towns = large_towns()
    assert towns.is_near((-18.1, -179.9), "FJ", 250)
    assert towns.is_near((48.2, 16.4), "AT", 10)
    assert not towns.is_near((48.2, 16.4), "RU", 200)


def test_no_town_of_an_unknown_country_is_near() -> None:
    assert not large_towns().is_near((10, 20), "ZZ", 20_000)
    assert "ZZ" not in large_towns().by_country


@pytest.mark.parametrize("is_enabled", [True, False])
def test_reading_leaves_garbage_collection_as_it_was(is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    (gc.enable if is_enabled else gc.disable)()
    try:
        read_towns(LARGE, ())
        assert gc.isenabled() is is_enabled
    finally:
        gc.enable() if was_enabled else gc.disable()
