"""The legs of a life: which stops they join, where they lead, how long they are."""

from dataclasses import replace

import pytest

from data import Exhibit, Leg, Person, legs, load
from tests.exhibit_folders import EXHIBITS


@pytest.fixture
def rizzi() -> Person:
    """A life of three stops: Trieste, Vienna by way of the quay, and the quay."""
    exhibit = load(EXHIBITS / "small").exhibit
    assert exhibit is not None
    return exhibit.people[1]


def legs_with_changed_stop(person: Person, number: int, **changes: object) -> list[Leg]:
    stops = list(person.stops)
    stops[number] = replace(stops[number], **changes)  # type: ignore[arg-type]
    return list(legs(replace(person, stops=tuple(stops))))


def test_a_leg_joins_each_stop_to_the_next(rizzi: Person) -> None:
    out, back = legs(rizzi)
    assert (out.start, out.end, back.start, back.end) == (*rizzi.stops[:2], *rizzi.stops[1:])
    assert (out.certainty, out.travel, back.travel) == ("certain", "mixed", None)


def test_a_path_leads_through_the_via_places(rizzi: Person) -> None:
    out, back = legs(rizzi)
    assert out.path == ((45.6495, 13.7768), (45.6514, 13.7637), (48.2082, 16.3738))
    assert back.path == ((48.2082, 16.3738), (45.6514, 13.7637))


def test_a_path_leads_along_its_course_where_it_has_one(rizzi: Person) -> None:
    out, _ = legs_with_changed_stop(rizzi, 1, course=((46.0, 14.0), (47.0, 15.0)))
    assert out.path == ((45.6495, 13.7768), (46.0, 14.0), (47.0, 15.0), (48.2082, 16.3738))
    assert out.follows_course


def test_a_leg_is_as_long_as_its_path_in_kilometres(rizzi: Person) -> None:
    out, back = legs(rizzi)
    assert back.kilometres == pytest.approx(347, abs=1)
    assert out.kilometres == pytest.approx(back.kilometres + 1.04, abs=0.05)


def test_no_leg_leads_to_a_stop_where_the_person_was_not_present(rizzi: Person) -> None:
    (leg,) = legs_with_changed_stop(rizzi, 1, present=False)
    assert (leg.start, leg.end) == (rizzi.stops[0], rizzi.stops[2])


def test_an_unknown_route_makes_no_leg_and_the_next_leg_starts_there(rizzi: Person) -> None:
    (leg,) = legs_with_changed_stop(rizzi, 1, leg="none")
    assert leg.start.id == "rizzi/vienna-1848"


def test_two_stops_at_one_place_make_no_leg_but_a_round_trip_does(rizzi: Person) -> None:
    vienna, home = rizzi.stops[1].place, rizzi.stops[0].place
    assert len(legs_with_changed_stop(rizzi, 1, place=home, via=())) == 1
    assert len(legs_with_changed_stop(rizzi, 1, place=home, via=(vienna,))) == 2


def test_a_life_of_one_stop_has_no_legs(rizzi: Person) -> None:
    assert list(legs(replace(rizzi, stops=rizzi.stops[:1]))) == []


def test_a_leg_from_japan_to_america_leads_over_the_pacific(journeys: Exhibit) -> None:
    (leg,) = [leg for leg in legs(journeys.people[0]) if leg.end.place_on_map.id == "san-francisco"]
    assert leg.kilometres == pytest.approx(8_280, rel=0.01)


def test_no_leg_leads_to_a_stop_without_a_place_and_the_next_leg_passes_over_it(rizzi: Person) -> None:
    (leg,) = legs_with_changed_stop(rizzi, 1, place=None)
    assert (leg.start, leg.end) == (rizzi.stops[0], rizzi.stops[2])
