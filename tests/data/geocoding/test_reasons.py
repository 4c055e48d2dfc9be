"""What a curator is told of why a town is proposed is true, and can be checked."""

from __future__ import annotations

import pytest

from data.geocoding.confidence import ITS_TOWN, Surroundings, TownMatch
from data.geocoding.reasons import reasons
from data.reading.towns import Town

COUNTRIES = {"IT": "Italy", "US": "United States"}
SPOKEN = {"IT": ("it", "de"), "US": ("en", "es")}


def match(country: str, population: int, kind: str = "main", **more: object) -> TownMatch:
    town = Town(f"{country} {population}", "Rome", country, "", 40.0 + population, 12.0, population, ())
    return TownMatch(town, **{"kind": kind, "name": "Rome", "spoken": SPOKEN[country], **more})  # type: ignore[arg-type]


LARGE, SMALL, THIRD = match("IT", 30), match("US", 20), match("US", 20, "alternate", name="Roma")


def of(which: TownMatch, *others: TownMatch, around: Surroundings | None = None, searched: str = "") -> str:
    return "; ".join(reasons(which, [which, *others], around or Surroundings(), COUNTRIES, searched))


def test_it_says_how_many_towns_have_the_name_and_which_is_the_largest() -> None:
    assert of(LARGE, SMALL, THIRD) == "the largest of 3 towns of this name"
    assert of(SMALL, LARGE, THIRD) == "one of 3 towns of this name"
    assert of(THIRD, LARGE) == "Roma is another of its names; one of 2 towns of this name"


def test_of_two_towns_of_one_size_none_is_the_largest() -> None:
    assert of(SMALL, THIRD) == "one of 2 towns of this name"


def test_the_only_town_is_the_only_one_of_what_was_searched() -> None:
    assert of(LARGE) == "the table of towns has no other one of this name"
    assert of(SMALL, searched="US") == "the table of towns has no other one of this name in the United States"


def test_a_similar_name_and_a_part_of_a_name_are_not_counted_among_the_namesakes() -> None:
    assert of(LARGE, match("US", 10, "similar")) == "the table of towns has no other one of this name"
    assert of(match("US", 10, "similar"), LARGE) == "only a similar name"
    assert of(match("US", 10, "part", name="rome"), LARGE) == "only a part of the name, rome"


@pytest.mark.parametrize(
    ("around", "said"),
    [
        (
            Surroundings([(0, 0)] * 3, ["IT", "US", "IT"], (), "the life’s"),
            "2 of the life’s 3 located places are",
        ),
        (
            Surroundings([(0, 0)] * 2, ["US", "US"], (), "the table’s"),
            "none of the table’s 2 located places is",
        ),
        (Surroundings([(0, 0)], ["IT"], (), "the life’s"), "the life’s one located place is"),
        (Surroundings([(0, 0)], ["US"], (), ITS_TOWN), "the town it is part of is not"),
    ],
)
def test_it_says_where_the_other_places_are(around: Surroundings, said: str) -> None:
    assert of(LARGE, around=around).endswith(f"{said} in Italy")


def test_nothing_is_said_of_other_places_where_one_does_not_say_its_country() -> None:
    around = Surroundings([(0, 0)] * 2, ["IT"])
    assert of(LARGE, around=around) == "the table of towns has no other one of this name"


def test_it_says_that_the_language_of_the_table_is_spoken_there() -> None:
    assert of(LARGE, around=Surroundings(languages=["it", "en"])).endswith("Italian is spoken in Italy")
    assert of(LARGE, around=Surroundings(languages=["it", "de"])).endswith(
        "German and Italian are spoken in Italy"
    )
    assert "spoken" not in of(SMALL, around=Surroundings(languages=["en", "ja"]))


def test_it_says_what_speaks_against_a_town() -> None:
    against = match("IT", 30, is_elsewhere=True, in_region=False, is_qualifier_unresolved=True)
    said = of(against, searched="US")
    for each in (
        "not in the country of the row",
        "not in the region that the name says",
        "was not understood",
    ):
        assert each in said
    assert "in the United States" not in said
