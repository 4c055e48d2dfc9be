"""Stops that stand outside the life they are told of, or out of the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import inf

from data.advice.file_locations import Whereabouts
from data.model.edtf_date import DatePoint, EdtfDate, parse_date
from data.model.exhibit import Exhibit, Person, Stop
from data.model.leg import Leg, legs
from data.model.problem import Advice


def outside_the_lifetime(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Stops at which the person was present, but not yet born, or already dead."""
    for person in exhibit.people:
        for stop in person.stops:
            fault = _fault(stop, person) if stop.present else ""
            if fault:
                remedy, effect = "mend the date, or write present: false", "A way on the map leads there."
                yield whereabouts.of_stop(stop, "date", stop.date.text, fault, remedy, effect)


def _fault(stop: Stop, person: Person) -> str:
    if latest(stop.date) < earliest(person.born):
        return f"is before {person.short_name}’s birth ({person.born})"
    if earliest(stop.date) > latest(person.died):
        return f"is after {person.short_name}’s death ({person.died})"
    return ""


def out_of_order(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Stops that begin before the stop told ahead of them does."""
    for one, two in (pair for person in exhibit.people for pair in pairwise(person.stops)):
        if latest_start(two.date) < earliest(one.date):
            ahead = f"{one.id.split('/')[1]}.md"
            fault = f"begins before the stop ahead of it ({ahead}, {one.date})"
            remedy = f"give the file a number below that of {ahead}, or mend one of the dates"
            effect = "The life is told out of order."
            yield whereabouts.of_stop(two, "date", two.date.text, fault, remedy, effect)


DAYS_IN_A_YEAR = 365.25
ANY = 1_000_000.0
Eras = tuple[tuple[int, float], ...]
FASTEST: Mapping[str | None, Eras] = {
    "foot": ((0, 80.0),),
    "horse": ((0, 400.0),),
    "cart": ((0, 400.0),),
    "boat": ((0, 400.0), (1810, 600.0)),
    "ship": ((0, 500.0), (1838, 700.0), (1860, 900.0), (1890, 1_200.0), (1930, 1_700.0)),
    "rail": ((0, 400.0), (1830, 1_200.0), (1870, 2_000.0), (1900, 3_000.0), (1964, 7_200.0)),
    "car": ((0, 1_000.0), (1920, 2_400.0)),
    "motorcycle": ((0, 1_000.0), (1920, 2_400.0)),
    "mixed": ((0, 500.0), (1830, 1_200.0), (1870, 2_000.0), (1900, 3_000.0), (1930, 7_500.0), (1952, ANY)),
    None: ((0, 500.0), (1830, 1_200.0), (1870, 2_000.0), (1900, 3_000.0), (1930, 7_500.0), (1952, ANY)),
}
"""By how the person travelled: from a year on, the most kilometres a day."""


def too_fast(exhibit: Exhibit, whereabouts: Whereabouts) -> Iterator[Advice]:
    """Legs faster than anything of their time; none whose dates are known only to the year."""
    for leg in (leg for person in exhibit.people for leg in legs(person)):
        days = most_days(leg)
        if days is None or leg.kilometres <= days * fastest(leg):
            continue
        stop, speed = leg.end, fastest(leg)
        fault = (
            f"leaves {days:.0f} day{'s' if round(days) != 1 else ''} for the {leg.kilometres:,.0f} km from "
            f"“{leg.start.title}” ({leg.start.date}), and nobody travelled more than {speed:,.0f} km a day"
        )
        remedy = (
            "mend a date or a place, or write leg: none"
            if stop.travel is None
            else (f"mend a date or a place, write another travel than {stop.travel}, or leg: none")
        )
        yield whereabouts.of_stop(
            stop, "date", stop.date.text, fault, remedy, "The map shows a way that cannot have been."
        )


def most_days(leg: Leg) -> float | None:
    """The most days the way may have taken, never under one; None where a date is known to the year only."""
    start, end = leg.start.date, leg.end.date
    last = end.end if end.is_interval else end.start
    if not (is_known_to_the_month(start.start) and is_known_to_the_month(last)):
        return None
    return max(1.0, (latest(end) - earliest(start)) * DAYS_IN_A_YEAR)


def fastest(leg: Leg) -> float:
    """The most kilometres in a day, by the way of travelling and its time."""
    year = latest(leg.end.date)
    return next(speed for since, speed in reversed(FASTEST[leg.travel]) if since <= max(year, 0))


SLACK = {"day": 7 / 365, "month": 0.25, "year": 2.0, "decade": 10.0}
"""How far off an approximate date of each precision may be, in years: the exhibit's own reckoning."""


def earliest(date: EdtfDate) -> float:
    """The first moment the date may mean; minus infinity for an open start."""
    return date.first - _slack(date.start)


def latest(date: EdtfDate) -> float:
    """The last moment the date may mean; infinity for an open end."""
    return date.last + _slack(date.end if date.is_interval else date.start)


def latest_start(date: EdtfDate) -> float:
    """The last moment at which the date may begin; infinity for an open start."""
    if not date.is_interval:
        return latest(date)
    start = date.text.split("/")[0]
    return latest(parse_date(start)) if date.start is not None else inf


def is_known_to_the_month(point: DatePoint | None) -> bool:
    """Whether more than a year, or a season of it, is known."""
    return point is not None and point.month is not None


def _slack(point: DatePoint | None) -> float:
    if point is None or not (point.approximate or point.uncertain):
        return 0.0
    if point.digits < 4:
        return SLACK["decade"]
    if point.day is not None:
        return SLACK["day"]
    return SLACK["month"] if point.month is not None or point.season is not None else SLACK["year"]
