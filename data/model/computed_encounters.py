"""Computed encounters: where two lives were in one city, and the years in which they were nearest.

Only what the dates and places of stories surely say. A date that is approximate, uncertain, a decade or a
century places nobody in a year; of an interval with one such end only the other end's year is sure. Stories
at which a person was not present, those that are not proven, and places that are uncertain are left out, and
whatever lies outside a lifetime.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import cos, floor, hypot, inf, radians, sin
from typing import Literal

from geopy.distance import distance

from data.model.edtf_date import LESS_THAN_A_DAY, DatePoint, EdtfDate, parse_date
from data.model.exhibit import Exhibit, Person, Place, Stop

Kind = Literal["same-time", "same-year", "years-between", "nearest"]

MOST_COMPUTED = 12
"""Of one exhibit."""
MOST_CITIES = 3
"""In which one pair of lives is found."""
MOST_YEARS_BETWEEN = 10
"""With more years between them, two stays in one city say nothing."""
WINTER = 4
"""It lies in two years."""
SPHERE_ERROR = 1.01
"""A distance on a sphere is wrong by less than one per cent: those that are nearest on it, and so much more,
are measured on the ellipsoid. (Chords are compared: they grow as the distances do.)"""


@dataclass(frozen=True)
class ComputedEncounter:
    """What the dates and places of two stories say. `stop_a` is of the life that the exhibit shows first.

    `place` is the city; of a `nearest` one the place of `stop_a`. `years` are the first and the last of both:
    the common ones, or those on both sides of the years between. `kilometres` are between the two places,
    along the WGS 84 ellipsoid.
    """

    kind: Kind
    stop_a: Stop
    stop_b: Stop
    place: Place
    years: tuple[int, int]
    kilometres: float = 0.0

    @property
    def is_approximate(self) -> bool:
        """Whether one of the two places is a region: its point stands for a wider area."""
        return any(
            stop.place is not None and stop.place.precision == "region" for stop in (self.stop_a, self.stop_b)
        )

    @property
    def id(self) -> str:
        """The same for as long as the lives and the city have their ids. Letters, digits and hyphens."""
        where = "nearest" if self.kind == "nearest" else self.place.id
        return "--".join(["computed", self.stop_a.person, self.stop_b.person, where])


@dataclass(frozen=True, slots=True)
class _SureStay:
    """A stop with what its date surely says: the years `first` and `last`, None where not sure, and the time
    that it surely covers in decimal years, none where `begins` is not before `ends`. `within` is the
    time within which all of it lies. `years` are `first` and
    `last`, the one that is sure for one that is not; `direction` is the place on a sphere of radius 1."""

    stop: Stop
    place: Place
    city: Place
    first: int | None
    last: int | None
    begins: float
    ends: float
    within: tuple[float, float]
    years: tuple[int, int]
    direction: tuple[float, float, float]


def computed_encounters(exhibit: Exhibit) -> tuple[ComputedEncounter, ...]:
    """The computed encounters of an exhibit, at most MOST_COMPUTED; none where its curator wants none.

    Those in one city at one time come first, then those of one year, then by turns those with the fewest
    years and those with the fewest kilometres between them. None that tells what an encounter of the
    curator tells: of two lives in the same city, or of the same two stops.
    """
    if not exhibit.computed_encounters:
        return ()
    stays = {person.id: list(_stays(person, exhibit)) for person in exhibit.people}
    cities, pairs = (
        _told_cities(exhibit),
        {frozenset((one.stop_a.id, one.stop_b.id)) for one in exhibit.encounters},
    )
    found: dict[Kind, list[ComputedEncounter]] = {
        "same-time": [],
        "same-year": [],
        "years-between": [],
        "nearest": [],
    }
    for one, two in combinations([person.id for person in exhibit.people], 2):
        told = cities.get(frozenset((one, two)), frozenset())
        for each in _of_pair(stays[one], stays[two]):
            is_told = each.kind != "nearest" and each.place.id in told
            if not is_told and frozenset((each.stop_a.id, each.stop_b.id)) not in pairs:
                found[each.kind].append(each)
    taken = {one.id for one in exhibit.encounters}
    return tuple(each for each in _nearest_first(found) if each.id not in taken)[:MOST_COMPUTED]


def _nearest_first(found: Mapping[Kind, list[ComputedEncounter]]) -> Iterator[ComputedEncounter]:
    yield from sorted(found["same-time"], key=lambda each: each.years)
    yield from sorted(found["same-year"], key=lambda each: each.years)
    between = sorted(found["years-between"], key=_years_between)
    nearest = sorted(found["nearest"], key=lambda each: each.kilometres)
    for turn in range(max(len(between), len(nearest))):
        yield from between[turn : turn + 1]
        yield from nearest[turn : turn + 1]


def _years_between(each: ComputedEncounter) -> int:
    return each.years[1] - each.years[0]


def _told_cities(exhibit: Exhibit) -> Mapping[frozenset[str], frozenset[str]]:
    """The ids of the cities that the curator's encounters of two lives tell of, by the ids of the lives."""
    told: dict[frozenset[str], frozenset[str]] = {}
    for one in exhibit.encounters:
        ends = {_city(stop.place, exhibit).id for stop in one.stops if stop.place}
        cities = {_city(one.place, exhibit).id} | (ends if len(ends) == 1 else set())
        lives = frozenset(stop.person for stop in one.stops)
        told[lives] = told.get(lives, frozenset()) | cities
    return told


def _of_pair(one: list[_SureStay], two: list[_SureStay]) -> Iterator[ComputedEncounter]:
    """Those of two lives: at most MOST_CITIES cities, and where they were never in one city in one year, the
    nearest approach of a year."""
    cities = sorted(_same_city(one, two), key=_rank)
    yield from cities[:MOST_CITIES]
    if not any(each.kind in ("same-time", "same-year") for each in cities):
        yield from _nearest(one, two)


def _rank(each: ComputedEncounter) -> tuple[bool, bool, int]:
    return each.kind != "same-time", each.kind != "same-year", _years_between(each)


def _same_city(one: list[_SureStay], two: list[_SureStay]) -> Iterator[ComputedEncounter]:
    """The best of each city: at the same time, else in the same year, else with the fewest years between."""
    by_city: dict[str, list[_SureStay]] = {}
    for stay in filter(_is_in_city, two):
        by_city.setdefault(stay.city.id, []).append(stay)
    best: dict[str, ComputedEncounter] = {}
    for stay in filter(_is_in_city, one):
        for other in by_city.get(stay.city.id, ()):
            met = _in_city(stay, other)
            if met and (stay.city.id not in best or _rank(met) < _rank(best[stay.city.id])):
                best[stay.city.id] = met
    yield from best.values()


def _is_in_city(stay: _SureStay) -> bool:
    return stay.place.precision != "region"


def _in_city(one: _SureStay, two: _SureStay) -> ComputedEncounter | None:
    """Two stays in one city; None where too many years lie between, or where it is not sure how many."""
    begins, ends = max(one.begins, two.begins), min(one.ends, two.ends)
    if ends - begins > LESS_THAN_A_DAY:
        years = floor(begins), floor(ends - LESS_THAN_A_DAY)
        return ComputedEncounter("same-time", one.stop, two.stop, one.city, years)
    common = _common_years(one, two)
    if common and (_covers(one, two) or _covers(two, one)):
        return ComputedEncounter("same-time", one.stop, two.stop, one.city, common)
    if common:
        return ComputedEncounter("same-year", one.stop, two.stop, one.city, common)
    earlier, later = (one, two) if one.years < two.years else (two, one)
    if earlier.last is None or later.first is None or later.first - earlier.last > MOST_YEARS_BETWEEN:
        return None
    return ComputedEncounter("years-between", one.stop, two.stop, one.city, (earlier.last, later.first))


def _covers(one: _SureStay, two: _SureStay) -> bool:
    """Whether the one surely lasts for all of the time in which the other lies, whenever that was."""
    earliest, latest = two.within
    return one.begins <= earliest and latest <= one.ends


def _common_years(one: _SureStay, two: _SureStay) -> tuple[int, int] | None:
    first, last = max(one.years[0], two.years[0]), min(one.years[1], two.years[1])
    return (first, last) if first <= last else None


def _nearest(one: list[_SureStay], two: list[_SureStay]) -> Iterator[ComputedEncounter]:
    """The nearest approach of a year: of the stays that have a year in common, the two that are nearest."""
    least, near = inf, list[tuple[float, _SureStay, _SureStay]]()
    for stay in one:
        (first, last), (x, y, z) = stay.years, stay.direction
        for other in two:
            if other.years[0] > last or other.years[1] < first:
                continue
            to_x, to_y, to_z = other.direction
            apart = hypot(x - to_x, y - to_y, z - to_z)
            if apart <= least * SPHERE_ERROR:
                least = min(least, apart)
                near.append((apart, stay, other))
    measured = [
        (float(distance(stay.place.point, other.place.point).kilometers), stay, other)
        for apart, stay, other in near
        if apart <= least * SPHERE_ERROR
    ]
    if not measured:
        return
    kilometres, stay, other = min(measured, key=lambda each: (each[0], _common_years(each[1], each[2])))
    years = _common_years(stay, other)
    if stay.city.id != other.city.id and years:
        yield ComputedEncounter("nearest", stay.stop, other.stop, stay.place, years, kilometres)


def _stays(person: Person, exhibit: Exhibit) -> Iterator[_SureStay]:
    """The stays of a life that are sure."""
    birth = person.born.begins if person.born else -inf
    death = person.died.ends if person.died else inf
    for stop, date in person.dated_stops:
        place = stop.place
        if place is None or not stop.present or "uncertain" in (stop.certainty, place.certainty):
            continue
        years = _in_lifetime(_sure_years(date), birth, death)
        sure = [year for year in years if year is not None]
        if sure:
            begins, ends = _sure_span(date)
            yield _SureStay(
                stop=stop,
                place=place,
                city=_city(place, exhibit),
                first=years[0],
                last=years[1],
                begins=max(begins, birth),
                ends=min(ends, death),
                within=(date.first, date.last) if None not in years else (-inf, inf),
                years=(sure[0], sure[-1]),
                direction=_direction(place),
            )


def _direction(place: Place) -> tuple[float, float, float]:
    latitude, longitude = radians(place.latitude), radians(place.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _city(place: Place, exhibit: Exhibit) -> Place:
    return exhibit.places.get(place.within, place)


def _in_lifetime(years: Iterable[int | None], birth: float, death: float) -> tuple[int | None, int | None]:
    """The years of a date as far as they lie in a lifetime; None for one that does not."""
    first, last = years
    earliest = floor(birth) if birth > -inf else -inf
    latest = floor(death - LESS_THAN_A_DAY) if death < inf else inf
    if first is not None and first > latest:
        return None, None
    if last is not None and last < earliest:
        return None, None
    return (
        None if first is None else int(max(first, earliest)),
        None if last is None else int(min(last, latest)),
    )


def _sure_years(date: EdtfDate) -> tuple[int | None, int | None]:
    """The first and the last year of a date, each None where it is not sure."""
    first = date.start.year if date.start and _is_sure(date.start) else None
    if not date.is_interval:
        return first, first
    return first, date.end.year if date.end and _is_sure(date.end) else None


def _is_sure(point: DatePoint) -> bool:
    return point.digits == 4 and point.season != WINTER and not point.approximate and not point.uncertain


def _sure_span(date: EdtfDate) -> tuple[float, float]:
    """The time that a date surely covers, as decimal years: a day, or what lies between the last moment at
    which an interval may begin and the first at which it may end. Empty for anything else."""
    first, last = _sure_years(date)
    if first is None or last is None:
        return inf, -inf
    if not date.is_interval:
        has_day = date.start is not None and date.start.day is not None
        return (date.first, date.last) if has_day else (inf, -inf)
    start, _, end = date.text.partition("/")
    begins, ends = parse_date(start), parse_date(end)
    from_day = begins.first if begins.start and begins.start.day else begins.last
    until_day = ends.last if ends.start and ends.start.day else ends.first
    return from_day, until_day
