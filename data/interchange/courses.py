"""Lines of other programs as the courses of ways: a line that runs from one stop to the next shows how the
way between them went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise
from math import cos, hypot, radians

from geopy.distance import great_circle

from data.interchange.notes import Notes
from data.interchange.stop_record import StopRecord
from data.model.course import course_text
from data.model.exhibit import Point

NEAR_KILOMETRES, NEAR_SHARE = 1.0, 0.01
"""How near to a stop a line has to pass, in kilometres, or as a share of the distance between two stops."""
KILOMETRES_A_DEGREE = 111.2
"""Of latitude."""
MOST_STEPS = 2_000_000
"""Of the search along one line: of one with more points than that allows, every second or third is taken."""
MOST_POINTS = 100
"""Of a course that is written."""
SEEN_SHARE = 1 / 2000
"""Of the length of a line: a point that is less off is not seen on a screen that shows all of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its place in the file: `track 1 (Walk)`. Points are latitude first."""

    where: str
    points: tuple[Point, ...]

    @property
    def kilometres(self) -> float:
        return sum(float(great_circle(one, two).kilometers) for one, two in pairwise(self.points))


def with_courses(
    records: Sequence[StopRecord], lines: Iterable[Line], notes: Notes
) -> tuple[tuple[StopRecord, ...], list[Line]]:
    """The stops, with the courses that the lines give their ways, and the lines that give none.

    The stops are in the order of each life. A line may lead past several stops; it counts only in its own
    direction. A note tells of each course.
    """
    pairs = _pairs(records)
    courses: dict[int, str] = {}
    unused = []
    for line in lines:
        found = dict(_courses(pairs, line.points))
        new = {number: points for number, points in found.items() if number not in courses}
        for number, points in new.items():
            courses[number] = course_text(points)
            fault = "A line became the course of the way to a stop, with fewer points where it has many"
            notes.add(fault, f"{line.where}: to {records[number].title}, {len(points)} points")
        if not new:
            unused.append(line)
    placed = (
        replace(record, course=courses[number]) if number in courses else record
        for number, record in enumerate(records)
    )
    return tuple(placed), unused


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two successive stops of a life, and the number of the second one among the records.

    A line that joins them passes each within `near` kilometres: it reaches at least as far `south`, `north`,
    `west` and `east` as these degrees.
    """

    start: Point
    end: Point
    number: int
    near: float
    south: float
    north: float
    west: float
    east: float

    @classmethod
    def of(cls, start: Point, end: Point, number: int) -> _Pair:
        near = max(NEAR_KILOMETRES, NEAR_SHARE * float(great_circle(start, end).kilometers))
        up = near / KILOMETRES_A_DEGREE
        aside = up / max(cos(radians(max(abs(start[0]), abs(end[0])))), 0.01)
        (low, high), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        if right - left > 180 - aside:  # the line may cross 180°
            left, right, aside = 180.0, -180.0, 0.0
        return cls(start, end, number, near, low + up, high - up, left + aside, right - aside)


def _pairs(records: Sequence[StopRecord]) -> list[_Pair]:
    located = [(number, each) for number, each in enumerate(records) if each.present]
    known = [(number, each.person, at) for number, each in located if (at := each.point) is not None]
    return [
        _Pair.of(one, two, number)
        for (_, person, one), (number, same, two) in pairwise(known)
        if person == same
    ]


def _courses(pairs: Sequence[_Pair], points: Sequence[Point]) -> Iterator[tuple[int, list[Point]]]:
    """The points of a line between two stops that it leads past, by the number of the second one."""
    if len(points) < 2:
        return
    latitudes, longitudes = zip(*points, strict=True)
    south, north, west, east = min(latitudes), max(latitudes), min(longitudes), max(longitudes)
    likely = [
        each
        for each in pairs
        if south <= each.south and north >= each.north and west <= each.west and east >= each.east
    ]
    line = points[:: len(likely) * len(points) // MOST_STEPS + 1]
    after = 0
    for pair in likely:
        first = _nearest(line, pair.start, after, pair.near)
        last = None if first is None else _nearest(line, pair.end, first + 1, pair.near)
        if first is not None and last is not None:
            after = last
            yield pair.number, _simplified(line[first : last + 1])


def _nearest(line: Sequence[Point], point: Point, after: int, near: float) -> int | None:
    """The number of the point of the line, from `after` on, that is nearest; None where none is near."""
    if after >= len(line):
        return None
    distances = (_rough_kilometres(each, point) for each in line[after:])
    shortest, number = min((distance, number) for number, distance in enumerate(distances, after))
    return number if shortest <= near else None


def _rough_kilometres(one: Point, two: Point) -> float:
    """A distance in kilometres on a plane, good enough to compare nearby points; also across 180°."""
    east = (one[1] - two[1] + 180) % 360 - 180
    return KILOMETRES_A_DEGREE * hypot(one[0] - two[0], east * cos(radians((one[0] + two[0]) / 2)))


def _simplified(line: Sequence[Point]) -> list[Point]:
    """At most MOST_POINTS of the points of a line, its ends among them, by Ramer, Douglas and Peucker: those
    that lie furthest from the straight line between others, as far as it can be seen."""
    seen = sum(_rough_kilometres(one, two) for one, two in pairwise(line)) * SEEN_SHARE
    keep = {0, len(line) - 1}
    parts = [_furthest(line, 0, len(line) - 1)]
    while parts and len(keep) < MOST_POINTS:
        off, number, first, last = heappop(parts)
        if -off > seen:
            keep.add(number)
            for part in ((first, number), (number, last)):
                heappush(parts, _furthest(line, *part))
    return [line[number] for number in sorted(keep)]


def _furthest(line: Sequence[Point], first: int, last: int) -> tuple[float, int, int, int]:
    """How far the furthest point between two others is off, in kilometres below 0, then the three numbers."""
    between = range(first + 1, last)
    off = ((-_off(line[each], line[first], line[last]), each) for each in between)
    return (*min(off, default=(0.0, first)), first, last)


def _off(point: Point, start: Point, end: Point) -> float:
    """The distance of a point from the straight line between two others, in kilometres, on a plane."""
    scale = cos(radians(start[0]))

    def plane(each: Point) -> tuple[float, float]:
        east = ((each[1] - start[1] + 180) % 360 - 180) * scale
        return KILOMETRES_A_DEGREE * east, KILOMETRES_A_DEGREE * (each[0] - start[0])

    (x, y), (east, north) = plane(point), plane(end)
    square = east * east + north * north
    share = min(1.0, max(0.0, (x * east + y * north) / square)) if square else 0.0
    return hypot(x - share * east, y - share * north)
