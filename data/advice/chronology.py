"""Advice on dates: stops without one, outside the person's lifetime, or out of order; legs that are too fast.

Dates are read with tolerance: a stop may have begun as early, and ended as late, as its date allows. All
moments are decimal years. An approximate or uncertain date is widened by `TOLERANCE`.

The speed limits in `FASTEST` are kilometres in 24 hours. They are the most that was ever done, not what was
usual:

- Foot: the Light Brigade's march to Talavera (1809), some 70 km in a day. Horse: the Pony Express (1860),
  with relays, some 320 km. Cart: British mail coaches (1836), 16 km/h by day and night. Boat: the steamer
  Robert E. Lee (1870), New Orleans to St Louis, 1,860 km in under four days; downstream somewhat more.
- Ship, by the transatlantic records: Great Western 1838, 16 km/h; Etruria 1885, 35 km/h; Mauretania 1909,
  48 km/h; Queen Mary 1938, 57 km/h; United States 1952, 66 km/h. Before steam: the best of the clippers.
- Rail: the Transcontinental Express of 1876, New York to San Francisco in 84 hours; the Zephyr of 1934,
  Denver to Chicago in 13 hours; high-speed lines from 1964, 210 km/h and later 300 km/h.
- Car and motorcycle: 100 km/h by day and night.
- Air, for a leg whose travel is `mixed` or not given: the Condor from Berlin to Tokyo in 1938, 13,800 km in
  46 hours; from 1952, when jets carry passengers, any leg can be flown in a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import inf

from data.advice.file_locations import FileLocations
from data.model.date_words import date_in_words, read_date
from data.model.edtf_date import DatePoint, EdtfDate, parse_date
from data.model.exhibit import Exhibit, Person, Stop
from data.model.leg import Leg, legs
from data.model.problem import Advice, first_few

TOLERANCE = {"day": 7 / 365, "month": 0.25, "year": 2.0, "decade": 10.0}
"""Years that an approximate date of each precision may be off. Our own choice: EDTF gives no figures."""
DAYS_IN_A_YEAR = 365.25
ANY = 1_000_000.0
SpeedByYear = tuple[tuple[int, float], ...]
FASTEST: Mapping[str | None, SpeedByYear] = {
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
"""By means of travel: (first year, most kilometres a day from that year on), in ascending order."""


def undated(exhibit: Exhibit, _: FileLocations) -> Iterator[Advice]:
    """One advice on all stops without a date."""
    stops = [stop.id for stop in exhibit.stops if stop.date is None]
    if stops:
        count = "1 stop has" if len(stops) == 1 else f"{len(stops)} stops have"
        yield Advice.on(
            "people/",
            fault=f"{count} no date ({first_few(stops)})",
            remedy="write date: in the head where a source gives one, or leave it out",
            effect="Visitors read no date, and the timeline has no mark.",
        )


def outside_lifetime(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Stops where the person was present before their birth or after their death."""
    for person in exhibit.people:
        for stop, date in person.dated_stops:
            fault = _lifetime_fault(date, person) if stop.present else ""
            if fault:
                remedy, effect = "mend the date, or write present: false", "A way on the map leads there."
                yield _on_date(stop, locations, fault=fault, remedy=remedy, effect=effect)


def out_of_order(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Stops that begin before the stop that precedes them in the exhibit, of those that have a date."""
    pairs = (pair for person in exhibit.people for pair in pairwise(person.dated_stops))
    for (previous, previous_date), (stop, date) in pairs:
        if latest_start(date) < earliest(previous_date):
            file = previous.file.rpartition("/")[2]
            fault = f"begins before the stop ahead of it ({file}, {previous_date})"
            remedy = f"give the file a number below that of {file}, or mend one of the dates"
            effect = "The life is told out of order."
            yield _on_date(stop, locations, fault=fault, remedy=remedy, effect=effect)


def too_fast(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Legs faster than anything of their time. Legs whose dates are not known to the month are left out."""
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
            else f"mend a date or a place, write another travel than {stop.travel}, or leg: none"
        )
        effect = "The map shows a way that cannot have been."
        yield _on_date(stop, locations, fault=fault, remedy=remedy, effect=effect)


def season_or_two_years(exhibit: Exhibit, locations: FileLocations) -> Iterator[Advice]:
    """Seasons that may be meant as two years: 1923-24 is the winter of 1923 in EDTF."""
    for stop, date in (pair for person in exhibit.people for pair in person.dated_stops):
        meanings = read_date(date.text).meanings
        if len(meanings) == 2 and date.start is not None and date.start.season:
            fault = f"means {date_in_words(date.text)}"
            remedy = f"if the years are meant, write {meanings[1]}"
            yield _on_date(stop, locations, fault=fault, remedy=remedy, effect="The season is shown.")


def _on_date(stop: Stop, locations: FileLocations, *, fault: str, remedy: str, effect: str) -> Advice:
    file = stop.file
    at = locations.field(file, "date")
    return Advice.on(file, "date", found=stop.date, fault=fault, remedy=remedy, effect=effect, at=at)


def _lifetime_fault(date: EdtfDate, person: Person) -> str:
    if person.born is not None and latest(date) < earliest(person.born):
        return f"is before {person.short_name}’s birth ({person.born})"
    if person.died is not None and earliest(date) > latest(person.died):
        return f"is after {person.short_name}’s death ({person.died})"
    return ""


def most_days(leg: Leg) -> float | None:
    """The most days the leg may have taken, at least 1; None where a date is not known to the month."""
    start, end = leg.start.date, leg.end.date
    if start is None or end is None:
        return None
    last = end.end if end.is_interval else end.start
    if not (_is_known_to_the_month(start.start) and _is_known_to_the_month(last)):
        return None
    return max(1.0, (latest(end) - earliest(start)) * DAYS_IN_A_YEAR)


def fastest(leg: Leg) -> float:
    """The most kilometres in 24 hours for the leg's means of travel and its time; without a date, today's."""
    year = latest(leg.end.date) if leg.end.date is not None else inf
    return next(speed for since, speed in reversed(FASTEST[leg.travel]) if since <= max(year, 0))


def earliest(date: EdtfDate) -> float:
    """The first moment the date may mean, in decimal years; minus infinity for an open start."""
    return date.first - _tolerance(date.start)


def latest(date: EdtfDate) -> float:
    """The last moment the date may mean, in decimal years; infinity for an open end."""
    return date.last + _tolerance(date.end if date.is_interval else date.start)


def latest_start(date: EdtfDate) -> float:
    """The last moment at which the date may begin, in decimal years; infinity for an open start."""
    if not date.is_interval:
        return latest(date)
    start = date.text.split("/")[0]
    return latest(parse_date(start)) if date.start is not None else inf


def _is_known_to_the_month(point: DatePoint | None) -> bool:
    return point is not None and point.month is not None


def _tolerance(point: DatePoint | None) -> float:
    """Years by which one end of a date is widened; 0 for an exact date."""
    if point is None or not (point.approximate or point.uncertain):
        return 0.0
    if point.digits < 4:
        return TOLERANCE["decade"]
    if point.day is not None:
        return TOLERANCE["day"]
    return TOLERANCE["month"] if point.month is not None or point.season is not None else TOLERANCE["year"]
