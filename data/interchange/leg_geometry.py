"""The lines that GeoJSON and KML draw between the stops of a life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from data.interchange.stop_record import StopRecord
from data.model.course import parse_course
from data.model.exhibit import Point


@dataclass(frozen=True, slots=True)
class LegGeometry:
    """The leg to `end` from the stop before it. `lines` are latitude first; two where 180° is crossed."""

    start: StopRecord
    end: StopRecord
    lines: tuple[tuple[Point, ...], ...]


def leg_geometries(records: Sequence[StopRecord]) -> Iterator[LegGeometry]:
    """The legs of every life in turn, along their course or straight from stop to stop, by the rules of
    `data.model.leg`.

    No leg leads to a stop that the person was absent from, whose leg is `none`, that has no position, or
    that is where the person already was.
    """
    for _, life in groupby(records, key=lambda record: record.person):
        located = [(record, record.point) for record in life if record.present]
        known = [(record, point) for record, point in located if point is not None]
        for (start, start_point), (end, end_point) in pairwise(known):
            path = (start_point, *_course(end), end_point)
            if any(one != two for one, two in pairwise(path)) and end.leg != "none":
                yield LegGeometry(start, end, _lines(path))


def _course(record: StopRecord) -> tuple[Point, ...]:
    try:
        return parse_course(record.course)
    except ValueError:  # of a record that no exhibit has checked
        return ()


def _lines(path: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """The path as lines that do not cross 180°."""
    lines: list[list[Point]] = [[path[0]]]
    for start, end in pairwise(path):
        first, *rest = _cut_at_antimeridian(start, end)
        lines[-1].append(first[1])
        lines += [list(each) for each in rest]
    return tuple(map(tuple, lines))


def _cut_at_antimeridian(start: Point, end: Point) -> tuple[tuple[Point, Point], ...]:
    """The shorter straight line between two points, cut in two where it crosses 180° (RFC 7946, 3.1.9)."""
    (start_latitude, start_longitude), (end_latitude, end_longitude) = start, end
    if abs(end_longitude - start_longitude) <= 180:
        return ((start, end),)
    edge = 180.0 if start_longitude > 0 else -180.0
    unwrapped = end_longitude + 2 * edge
    share = (edge - start_longitude) / (unwrapped - start_longitude) if unwrapped != start_longitude else 0.0
    crossing = start_latitude + share * (end_latitude - start_latitude)
    return ((start, (crossing, edge)), ((crossing, -edge), end))
