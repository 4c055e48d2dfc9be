"""The ways between the stops of a file, for formats that can draw lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from data.interchange.stop_record import Record
from data.model.exhibit import Point


@dataclass(frozen=True, slots=True)
class Way:
    """The way to `end` from the stop before it. `lines` are latitude first; two where 180° is crossed."""

    start: Record
    end: Record
    lines: tuple[tuple[Point, Point], ...]


def ways(records: Sequence[Record]) -> Iterator[Way]:
    """The ways of every life in turn, straight from stop to stop, as in `data.model.leg`.

    None leads to a stop the person was absent from, whose leg is `none`, without a position, or where the
    person already was.
    """
    for _, life in groupby(records, key=lambda record: record.person):
        present = [record for record in life if record.present and point(record) is not None]
        for start, end in pairwise(present):
            one, two = point(start), point(end)
            if one is not None and two is not None and one != two and end.leg != "none":
                yield Way(start, end, cut(one, two))


def cut(one: Point, two: Point) -> tuple[tuple[Point, Point], ...]:
    """The short line between two points, cut in two where it crosses 180° (RFC 7946, 3.1.9)."""
    (north, west), (south, east) = one, two
    if abs(east - west) <= 180:
        return ((one, two),)
    edge = 180.0 if west > 0 else -180.0
    unrolled = east + 2 * edge
    share = (edge - west) / (unrolled - west) if unrolled != west else 0.0
    meeting = north + share * (south - north)
    return ((one, (meeting, edge)), ((meeting, -edge), two))


def point(record: Record) -> Point | None:
    """The record's position, latitude first."""
    if record.latitude is None or record.longitude is None:
        return None
    return (record.latitude, record.longitude)
