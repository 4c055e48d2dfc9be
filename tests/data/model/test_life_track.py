"""Where a person is at each moment, from the dates of the stops alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from data import Exhibit, Person, Stop, life_track, load, parse_date, time_span
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, person, place, stop
from tests.exhibit_folders import EXHIBITS

BERLIN = place("Berlin", 52.5, 13.4)
PLACES = {"moscow": MOSCOW, "chita": CHITA, "tokyo": TOKYO, "berlin": BERLIN}


def life(*stays: str, **more: Any) -> Person:
    """A life of 1850 to 1950 of stays written `moscow 1900/1902`; one without a date is `moscow`."""
    stops = []
    for number, each in enumerate(stays, 1):
        name, _, date = each.partition(" ")
        stops.append(stop("ada", number, PLACES[name], date=parse_date(date) if date else None))
    born, died = parse_date("1850"), parse_date("1950")
    return person("Ada", *stops, **{"born": born, "died": died, **more})


def told(person: Person, first: float = 1840, last: float = 1960) -> list[str]:
    """The track in words: `1850.0 unknown`, `1900.0 at moscow`, `1901.0 between moscow chita`."""

    def places(stops: tuple[Stop, ...]) -> list[str]:
        return [each.place_on_map.id for each in stops]

    return [
        " ".join([f"{span.begins:.1f}", span.state, *places(span.stops)])
        for span in life_track(person, first, last)
    ]


def test_a_life_is_not_born_then_somewhere_then_at_a_place_then_dead() -> None:
    assert told(life("moscow 1900/1902")) == [
        "1840.0 unborn",
        "1850.0 unknown",
        "1900.0 at moscow",
        "1903.0 unknown",
        "1951.0 dead",
    ]


def test_between_two_stays_the_person_is_on_the_way() -> None:
    assert told(life("moscow 1900", "chita 1905"))[2:5] == [
        "1900.0 at moscow",
        "1901.0 between moscow chita",
        "1905.0 at chita",
    ]


def test_the_way_passes_stops_without_a_date() -> None:
    between = told(life("moscow 1900", "chita", "tokyo", "berlin 1905"))[3]
    assert between == "1901.0 between moscow chita tokyo berlin"


def test_where_birth_or_death_is_unknown_nothing_is_said_before_or_after() -> None:
    unknown = life("moscow 1900", "chita 1901", born=None, died=None)
    assert told(unknown) == ["1840.0 unknown", "1900.0 at moscow", "1901.0 at chita", "1902.0 unknown"]


def test_a_life_without_a_dated_stay_is_nowhere() -> None:
    assert told(life("moscow")) == ["1840.0 unborn", "1850.0 unknown", "1951.0 dead"]


@pytest.mark.parametrize("change", [{"present": False}, {"place": None}, {"date": None}])
def test_a_stop_where_the_person_was_not_says_nothing(change: dict[str, Any]) -> None:
    ada = life("moscow 1900", "chita 1905", "tokyo 1910")
    absent = replace(ada, stops=(ada.stops[0], replace(ada.stops[1], **change), ada.stops[2]))
    assert not any("at chita" in each for each in told(absent))


def test_a_longer_stay_goes_on_after_a_shorter_one_within_it() -> None:
    assert told(life("moscow 1900/1910", "chita 1905-03/1905-05"))[2:5] == [
        "1900.0 at moscow",
        "1905.2 at chita",
        "1905.4 at moscow",
    ]


def test_a_stay_that_begins_ends_the_one_before() -> None:
    assert told(life("moscow 1900/1905", "chita 1904-07/1907"))[2:4] == [
        "1900.0 at moscow",
        "1904.5 at chita",
    ]


def test_stays_of_one_year_share_it_in_the_order_of_the_life() -> None:
    assert told(life("moscow 1900/1902", "chita 1902", "tokyo 1902/1904"))[2:6] == [
        "1900.0 at moscow",
        "1902.3 at chita",
        "1902.7 at tokyo",
        "1905.0 unknown",
    ]


def test_a_month_goes_before_a_year_that_follows_it() -> None:
    assert told(life("moscow 1918-06", "chita 1918/1921"))[2:4] == ["1918.4 at moscow", "1918.5 at chita"]


def test_a_month_ends_the_year_before_it() -> None:
    assert told(life("moscow 1902/1918", "chita 1918-06-12"))[2:4] == ["1902.0 at moscow", "1918.4 at chita"]


def test_of_a_stay_without_an_end_no_more_is_said_than_is_known() -> None:
    assert told(life("moscow 1900/..", "chita 1905"))[2:4] == ["1900.0 at moscow", "1905.0 at chita"]
    assert told(life("moscow 1900/", "chita 1905"))[2:4] == [
        "1900.0 at moscow",
        "1901.0 between moscow chita",
    ]
    assert told(life("moscow 1900/.."))[2:4] == ["1900.0 at moscow", "1951.0 dead"]


def test_nobody_is_at_a_place_before_birth_or_after_death() -> None:
    ada = life("moscow 1900/1960", born=parse_date("1905-02-01"), died=parse_date("1950-03-01"))
    assert told(ada) == ["1840.0 unborn", "1905.1 at moscow", "1950.2 dead"]


def test_the_spans_of_the_test_exhibits_cover_the_time_without_a_gap() -> None:
    for name in ("journeys", "small", "museum"):
        exhibit = load(EXHIBITS / name).exhibit
        assert isinstance(exhibit, Exhibit)
        span = time_span(exhibit.people)
        assert span
        for each in exhibit.people:
            track = life_track(each, *span)
            assert (track[0].begins, track[-1].ends) == span
            assert all(one.ends == two.begins for one, two in pairwise(track))


def test_an_exhibit_without_dates_has_no_time() -> None:
    assert time_span([life("moscow")]) is None
    assert time_span([life("moscow 1900", "chita 1903-05")]) == (1900, 1904)
