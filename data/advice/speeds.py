"""Legs that nobody could have travelled in the time their dates leave.

The thresholds are kilometres in a day and night, and meant as the most that was ever done, not as what was
usual.

- Foot: the Light Brigade's march to Talavera (1809), some 70 km in a day. Horse: the Pony Express (1860),
  with relays, some 320 km. Cart: British mail coaches (1836), 16 km/h by day and night. Boat: the steamer
  Robert E. Lee (1870), New Orleans to St Louis, 1,860 km in under four days; downstream somewhat more.
- Ship, by the transatlantic records: Great Western 1838, 16 km/h; Etruria 1885, 35 km/h; Mauretania 1909,
  48 km/h; Queen Mary 1938, 57 km/h; United States 1952, 66 km/h. Before steam: the best of the clippers.
- Rail: the Transcontinental Express of 1876, New York to San Francisco in 84 hours; the Zephyr of 1934,
  Denver to Chicago in 13 hours; high-speed lines from 1964, 210 km/h and later 300 km/h.
- Car and motorcycle: 100 km/h by day and night.
- Air, for a leg that says mixed, or not how it was travelled: the Condor from Berlin to Tokyo in 1938,
  13,800 km in 46 hours; from 1952, when jets carry passengers, any leg can be flown in a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data.advice.date_tolerance import earliest, is_known_to_the_month, latest
from data.advice.file_locations import Whereabouts
from data.model.exhibit import Exhibit
from data.model.leg import Leg, legs
from data.model.problem import Advice

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
