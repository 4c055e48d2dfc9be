"""Stops that stand outside the life they are told of, or out of the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from data.advice.date_tolerance import earliest, latest, latest_start
from data.advice.file_locations import Whereabouts
from data.model.exhibit import Exhibit, Person, Stop
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
