"""The way between two stops: where it led, and how far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from geopy.distance import geodesic

from data.model.exhibit import LegCertainty, Person, Point, Stop, Travel


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from `start` to `end`. `path` holds both ends and the places between, latitude first."""

    start: Stop
    end: Stop
    path: tuple[Point, ...]
    certainty: LegCertainty
    travel: Travel | None

    @property
    def kilometres(self) -> float:
        """The path's length over the WGS 84 ellipsoid, in kilometres: the least the traveller covered."""
        return sum(float(geodesic(one, two).kilometers) for one, two in pairwise(self.path))


def legs(person: Person) -> Iterator[Leg]:
    """The legs of a life, in order: between stops where the person was present, and moved.

    Yields nothing for a life of one stop. A stop whose leg is `none` is reached by no leg; the next leg
    starts there.
    """
    present = [stop for stop in person.stops if stop.present]
    for start, end in pairwise(present):
        path = (start.place.point, *(place.point for place in end.via), end.place.point)
        moved = any(one != two for one, two in pairwise(path))
        if moved and end.leg != "none":
            yield Leg(start, end, path, end.leg, end.travel)
