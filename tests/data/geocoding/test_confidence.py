"""The confidence of towns of one name: what raises it, and what keeps it from being sure."""

from __future__ import annotations

import pytest

from data.geocoding.candidate import MAX_CONFIDENCE, SURE
from data.geocoding.confidence import MAX_UNSURE, Surroundings, TownMatch, confidences
from data.model.exhibit import Point
from data.reading.towns import Town

ROME, GEORGIA = (41.89, 12.51), (34.26, -85.16)
FLORENCE, NAPLES, SIENA, ATLANTA = (43.77, 11.25), (40.85, 14.27), (43.32, 11.33), (33.75, -84.39)


def match(point: Point, country: str, population: int, names: int = 0, **more: object) -> TownMatch:
    others = tuple(f"Name {number}" for number in range(names))
    town = Town(f"{point}", "Rome", country, "", *point, population, others)
    return TownMatch(town, **{"kind": "main", "name": "Rome", **more})  # type: ignore[arg-type]


ITALIAN = match(ROME, "IT", 2_300_000, 60, spoken=("it", "de"))
AMERICAN = match(GEORGIA, "US", 36_000, 10, spoken=("en", "es"))


def of(first: TownMatch, second: TownMatch, around: Surroundings) -> list[float]:
    return confidences([first, second], 1, around)


def test_the_large_town_that_many_languages_name_is_likelier_and_none_is_certain() -> None:
    italian, american = of(ITALIAN, AMERICAN, Surroundings())
    assert american < italian <= MAX_CONFIDENCE
    assert italian + american < 1  # the rest is for places that the table does not have


def test_the_other_places_of_a_life_decide() -> None:
    italian, american = of(ITALIAN, AMERICAN, Surroundings([FLORENCE, NAPLES, SIENA]))
    assert italian >= SURE > american
    italian, american = of(ITALIAN, AMERICAN, Surroundings([ATLANTA, (34.0, -85.0), (33.5, -86.8)]))
    assert american > italian


def test_one_other_place_proposes_and_is_not_enough_to_be_sure() -> None:
    small = [match(ROME, "IT", 3_000), match(GEORGIA, "US", 3_000)]
    near = confidences(small, 1, Surroundings([FLORENCE]))
    assert 0.5 < near[0] <= MAX_UNSURE < SURE


def test_a_life_all_over_the_world_makes_a_city_no_less_sure() -> None:
    world = [(35.7, 139.7), (40.7, -74.0), (-33.9, 151.2), (-34.6, -58.4), (55.8, 37.6)]
    (only,) = confidences([match(ROME, "IT", 180_000, 20)], 1, Surroundings(world))
    assert only >= SURE


def test_one_far_place_counts_by_half() -> None:
    town = [match(ROME, "IT", 100_000, 10)]
    alone, one, three = (
        confidences(town, 1, Surroundings(each))[0] for each in ([], [ATLANTA], [ATLANTA] * 3)
    )
    assert three < one < alone


def test_a_town_whose_language_the_table_is_written_in_is_likelier() -> None:
    plain, spanish = (of(AMERICAN, ITALIAN, Surroundings(languages=[each]))[1] for each in ("en", "it"))
    assert spanish > plain


def test_an_english_name_says_nothing_of_an_english_speaking_country() -> None:
    assert of(AMERICAN, ITALIAN, Surroundings(languages=["en"])) == of(AMERICAN, ITALIAN, Surroundings())


def test_an_alternate_name_counts_fully_where_the_place_is_named_in_a_foreign_language_only() -> None:
    alternate = match(ROME, "IT", 50_000, kind="alternate", spoken=("it",))
    main = match(GEORGIA, "US", 5_000, spoken=("en",))
    english, russian, both = (
        of(alternate, main, Surroundings(languages=each))[0] for each in (["en"], ["ru"], ["en", "ru"])
    )
    assert russian > english == both


@pytest.mark.parametrize("kind", ["similar", "part"])
def test_a_name_that_is_not_the_towns_own_is_never_sure(kind: str) -> None:
    (only,) = confidences([match(ROME, "IT", 2_300_000, 60, kind=kind)], 1, Surroundings())
    assert only <= MAX_UNSURE < SURE


def test_a_village_is_less_sure_than_a_city_as_there_are_villages_the_table_lacks() -> None:
    village, city = (
        confidences([match(ROME, "IT", each)], 1, Surroundings([FLORENCE, NAPLES, SIENA]))[0]
        for each in (600, 600_000)
    )
    assert village < SURE < city


def test_a_town_in_another_country_or_region_is_not_sure() -> None:
    for contradiction in ({"is_elsewhere": True}, {"in_region": False}, {"is_qualifier_unresolved": True}):
        (only,) = confidences([match(ROME, "IT", 2_300_000, 60, **contradiction)], 1, Surroundings())
        assert only < SURE
