"""The course of a way: the points that it led through, as one text in a stop's file.

`45.65 13.76, 45.43 12.33` are two points in degrees (WGS 84), latitude first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.model.exhibit import Point

POINT = re.compile(r"\s*([-+]?\d{1,3}(?:\.\d+)?)\s+([-+]?\d{1,3}(?:\.\d+)?)\s*", re.ASCII)
MOST_POINTS = 500
"""Of one course. An import writes at most 100: more are not seen on a screen."""


def parse_course(text: str) -> tuple[Point, ...]:
    """The points of a course; none for an empty text. Raises ValueError with the part that is no point."""
    if not text.strip():
        return ()
    parts = text.split(",")
    if len(parts) > MOST_POINTS:
        raise ValueError(f"more than {MOST_POINTS} points")
    points = []
    for part in parts:
        found = POINT.fullmatch(part)
        if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
            raise ValueError(part.strip()[:40])
        points.append((float(found[1]), float(found[2])))
    return tuple(points)


def course_text(points: Iterable[Point]) -> str:
    """The points as they are written, to five decimals: about a metre.

    >>> course_text([(45.65, 13.7637), (45, -12.333333333)])
    '45.65 13.7637, 45 -12.33333'
    """
    return ", ".join(f"{_degrees(latitude)} {_degrees(longitude)}" for latitude, longitude in points)


def _degrees(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")
