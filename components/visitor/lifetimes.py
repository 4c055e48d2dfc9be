"""The years that the lives of an exhibit take: what passes behind an ending and on the attract screen."""

from __future__ import annotations

from data import Exhibit, Person


def lifetimes(exhibit: Exhibit) -> tuple[float, float]:
    """Two decimal years: the first birth and the last death, of lives that have a stop with a date.

    Where one is unknown, the first stop of that life or its last stands for it. Twice 0 where no life has
    such a stop.
    """
    spans = [_lifetime(person) for person in exhibit.people if person.dated_stops]
    if not spans:
        return 0.0, 0.0
    return min(first for first, _ in spans), max(last for _, last in spans)


def _lifetime(person: Person) -> tuple[float, float]:
    dates = [date for _, date in person.dated_stops]
    first = person.born.begins if person.born else min(date.begins for date in dates)
    last = person.died.ends if person.died else max(date.ends for date in dates)
    return first, last
