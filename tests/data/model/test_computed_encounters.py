"""Computed encounters: what the dates and places of two lives surely say, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data import Encounter, Person, Place, Stop, computed_encounters, parse_date
from data.model.computed_encounters import MOST_CITIES, MOST_COMPUTED
from tests.components.small_exhibit import exhibit, person, place, stop

BERLIN = place("Berlin", 52.52, 13.40)
LICHTERFELDE = place("Lichterfelde", 52.43, 13.31, within="berlin")
PARIS = place("Paris", 48.85, 2.35)
LONDON = place("London", 51.51, -0.13)
SUVA = place("Suva", -18.14, 178.44)
APIA = place("Apia", -13.83, -171.76)
PLACES = {each.id: each for each in (BERLIN, LICHTERFELDE, PARIS, LONDON, SUVA, APIA)}


def life(name: str, *stays: tuple[Place, str] | Stop, **more: Any) -> Person:
    """A life of stays: a place and an EDTF date each."""
    stops = [
        each
        if isinstance(each, Stop)
        else stop(name.lower(), number, each[0], date=parse_date(each[1]) if each[1] else None)
        for number, each in enumerate(stays, start=1)
    ]
    return person(name, *stops, **{"born": parse_date("1880"), "died": parse_date("1950"), **more})


def found(*lives: Person, **more: Any) -> list[tuple[str, str, tuple[int, int]]]:
    """Of each computed encounter its kind, the place and the years."""
    shown = exhibit(*lives, places=PLACES, **more)
    return [(each.kind, each.place.id, each.years) for each in computed_encounters(shown)]


def test_two_stays_that_overlap_are_at_the_same_time_in_one_city() -> None:
    assert found(life("Ada", (BERLIN, "1898/1914")), life("Ben", (BERLIN, "1900-05-03"))) == [
        ("same-time", "berlin", (1900, 1900))
    ]


def test_a_part_of_a_city_is_the_city() -> None:
    assert found(life("Ada", (LICHTERFELDE, "1898/1914")), life("Ben", (BERLIN, "1900/1903"))) == [
        ("same-time", "berlin", (1901, 1902))
    ]


@pytest.mark.parametrize(
    ("one", "two"), [("1914", "1914"), ("1898/1914", "1914/1920"), ("1914-05", "1914-05")]
)
def test_in_one_year_is_not_at_the_same_time_where_the_days_are_not_known(one: str, two: str) -> None:
    assert found(life("Ada", (BERLIN, one)), life("Ben", (BERLIN, two))) == [
        ("same-year", "berlin", (1914, 1914))
    ]


def test_days_that_overlap_are_the_same_time_and_days_that_do_not_are_the_same_year() -> None:
    ada = life("Ada", (BERLIN, "1914-05-01/1914-05-09"))
    assert found(ada, life("Ben", (BERLIN, "1914-05-09")))[0][0] == "same-time"
    assert found(ada, life("Ben", (BERLIN, "1914-05-10")))[0][0] == "same-year"


def test_of_years_between_the_fewest_of_each_city_are_told() -> None:
    ada = life("Ada", (BERLIN, "1900"), (BERLIN, "1906"), (PARIS, "1910"))
    assert found(ada, life("Ben", (BERLIN, "1909/1920"), (PARIS, "1921"))) == [
        ("years-between", "berlin", (1906, 1909)),
        ("nearest", "paris", (1910, 1910)),
    ]


@pytest.mark.parametrize("date", ["1906~", "1906?", "1906%", "190X", "19XX", "1906-24", ""])
def test_a_date_that_is_not_sure_places_nobody_in_a_year(date: str) -> None:
    assert found(life("Ada", (BERLIN, date)), life("Ben", (BERLIN, "1900/1909"), (PARIS, "1906"))) == []


@pytest.mark.parametrize("date", ["1898/1906~", "1898/1906?", "1898/190X", "1898/..", "1898/"])
def test_of_an_interval_with_one_end_that_is_not_sure_only_the_other_ends_year_is_sure(date: str) -> None:
    ada = life("Ada", (BERLIN, date))
    assert found(ada, life("Ben", (BERLIN, "1898"))) == [("same-year", "berlin", (1898, 1898))]
    assert found(ada, life("Ben", (BERLIN, "1900"))) == [], "nobody knows when the stay ended"


def test_the_nearest_approach_is_of_a_year_that_both_were_somewhere() -> None:
    ada = life("Ada", (BERLIN, "1900/1905"), (LONDON, "1907/1908"))
    ben = life("Ben", (PARIS, "1903/1907"), (BERLIN, "1940"))
    (one,) = computed_encounters(exhibit(ada, ben, places=PLACES))
    assert (one.kind, one.years, one.stop_a.id) == ("nearest", (1907, 1907), "ada/02-london")
    assert one.kilometres == pytest.approx(344, abs=2)
    assert one.id == "computed--ada--ben--nearest"


def test_the_way_across_180_degrees_is_the_short_one() -> None:
    ada, ben = life("Ada", (SUVA, "1900")), life("Ben", (APIA, "1900"), (BERLIN, "1900"))
    (one,) = computed_encounters(exhibit(ada, ben, places=PLACES))
    assert one.stop_b.id == "ben/01-apia"
    assert one.kilometres == pytest.approx(1145, abs=20)


def test_lifetimes_that_do_not_overlap_have_no_nearest_approach() -> None:
    old = life("Old", (BERLIN, "1800"), born=parse_date("1780"), died=parse_date("1830"))
    assert found(old, life("New", (PARIS, "1900"))) == []


def test_after_a_death_and_before_a_birth_nobody_is_anywhere() -> None:
    ada = life("Ada", (BERLIN, "1879"), (BERLIN, "1951"), (PARIS, "1949/1960"))
    ben = life("Ben", (BERLIN, "1870/1960"), born=None, died=None)
    assert found(ada, ben) == [("nearest", "paris", (1949, 1950))]


def test_a_story_at_which_the_person_was_not_present_or_that_is_not_proven_is_no_stay() -> None:
    ben = life("Ben", (BERLIN, "1900"))
    for change in ({"present": False}, {"certainty": "uncertain"}, {"place": None}):
        away = replace(stop("ada", 1, BERLIN, date=parse_date("1900")), **change)
        assert found(life("Ada", away), ben) == []


def test_a_region_is_no_city_and_its_distance_is_approximate() -> None:
    front = replace(BERLIN, id="front", precision="region")
    shown = exhibit(life("Ada", (front, "1900")), life("Ben", (front, "1900/1902"), (PARIS, "1900")))
    assert computed_encounters(shown) == (), "how far two were from each other within a region is not known"
    (one,) = computed_encounters(exhibit(life("Ada", (front, "1900")), life("Ben", (PARIS, "1900"))))
    assert one.is_approximate
    uncertain = replace(BERLIN, certainty="uncertain")
    assert found(life("Ada", (uncertain, "1900")), life("Ben", (PARIS, "1900"))) == []


def test_what_an_encounter_of_the_curator_tells_is_not_told_again() -> None:
    ada, ben = life("Ada", (BERLIN, "1900")), life("Ben", (LICHTERFELDE, "1900"), (PARIS, "1905"))
    own = Encounter("own", BERLIN, ada.stops[0], ben.stops[1], "en", "One city", "Both were here.")
    assert found(ada, ben, encounters=(own,)) == []
    elsewhere = replace(own, place=PARIS)
    assert found(ada, ben, encounters=(elsewhere,)) == [("same-year", "berlin", (1900, 1900))]
    paris = life("Cem", (PARIS, "1900"))
    pair = replace(own, stop_b=paris.stops[0])
    assert found(ada, paris, encounters=(pair,)) == [], "the same two stories"


def test_a_curator_turns_them_off() -> None:
    lives = life("Ada", (BERLIN, "1900")), life("Ben", (BERLIN, "1900"))
    assert found(*lives)
    assert found(*lives, computed_encounters=False) == []


def test_of_many_lives_those_in_one_city_at_one_time_come_first_then_by_turns_the_nearest() -> None:
    lives = (
        life("Ada", (LONDON, "1900"), (PARIS, "1910")),
        life("Ben", (LONDON, "1902"), (PARIS, "1905/1915"), (BERLIN, "1920")),
        life("Cem", (BERLIN, "1921"), (LONDON, "1905"), (SUVA, "1910/1912")),
    )
    kinds = [kind for kind, *_ in found(*lives)]
    assert kinds == [
        "same-time",
        "years-between",
        "nearest",
        "years-between",
        "nearest",
        "years-between",
        "years-between",
    ]


def test_of_many_lives_few_are_computed() -> None:
    lives = [life(f"L{number}", (BERLIN, "1900"), (PARIS, f"19{number + 10}")) for number in range(20)]
    computed = computed_encounters(exhibit(*lives))
    assert len(computed) == len({each.id for each in computed}) == MOST_COMPUTED


def test_a_pair_of_lives_meets_in_few_cities() -> None:
    towns = [place(f"T{each}", each, each) for each in range(8)]
    ada, ben = (life(name, *((each, "1900") for each in towns)) for name in ("Ada", "Ben"))
    assert len(computed_encounters(exhibit(ada, ben))) == MOST_CITIES
