"""The course of a way as one text: points in degrees, latitude first."""

from __future__ import annotations

import pytest

from data.model.course import MOST_POINTS, course_text, parse_course


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("", ()),
        (" ", ()),
        ("45.65 13.76", ((45.65, 13.76),)),
        ("45.65 13.76, 45 -12.5,-1  +2", ((45.65, 13.76), (45.0, -12.5), (-1.0, 2.0))),
    ],
)
def test_a_text_gives_its_points(text: str, points: tuple[tuple[float, float], ...]) -> None:
    assert parse_course(text) == points
    assert parse_course(course_text(points)) == points


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("45.65, 13.76", "45.65"),
        ("45.65 13.76, here", "here"),
        ("45.65 13.76,", ""),
        ("91 13.76", "91 13.76"),
        ("45 181", "45 181"),
        ("45,65 13,76", "45"),
        ("1 2, " * MOST_POINTS + "1 2", "more than 500 points"),
    ],
)
def test_a_part_that_is_no_point_is_named(text: str, part: str) -> None:
    with pytest.raises(ValueError, match=f"^{part}$"):
        parse_course(text)
