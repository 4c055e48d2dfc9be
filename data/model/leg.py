"""Legs: the routes between a person's stops, and their lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from geopy.distance import geodesic

from data.model.exhibit import LegCertainty, Person, Point, Stop, Travel


@dataclass(frozen=True, slots=True)
class Leg:
    """The route from `start` to `end`. `path` holds both ends and what lies between them, latitude first: the
    points of its course (`follows_course`), or else the `via` places."""

    start: Stop
    end: Stop
    path: tuple[Point, ...]
    certainty: LegCertainty
    travel: Travel | None
    follows_course: bool = False

    @property
    def kilometres(self) -> float:
        """The path's length on the WGS 84 ellipsoid, in kilometres: the shortest distance travelled."""
        return sum(float(geodesic(one, two).kilometers) for one, two in pairwise(self.path))


def legs(person: Person) -> Iterator[Leg]:
    """The legs of a person, in order: one for each two successive stops where the person was present, of
    those that have a place.

    There is no leg between two stops at the same point, unless it leads through another place, and none to a
    stop whose `leg` is "none"; the next leg starts at that stop. Yields nothing for a person with one stop.
    """
    present = [(stop, stop.place.point) for stop in person.stops if stop.present and stop.place]
    for (start, start_point), (end, end_point) in pairwise(present):
        between = end.course or tuple(place.point for place in end.via)
        path = (start_point, *between, end_point)
        moved = any(one != two for one, two in pairwise(path))
        if moved and end.leg != "none":
            yield Leg(start, end, path, end.leg, end.travel, bool(end.course))
