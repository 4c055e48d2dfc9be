"""A line from one stop to the next is the course of the way there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.interchange.courses import MOST_POINTS, Line, with_courses
from data.interchange.notes import Notes
from data.model.course import parse_course
from data.model.exhibit import Point
from tests.data.interchange.odd_records import simple_record

A, B, C = (45.0, 10.0), (45.0, 11.0), (45.0, 12.0)
STOPS = [
    simple_record(title=title, latitude=at[0], longitude=at[1])
    for title, at in zip("ABC", (A, B, C), strict=True)
]


def courses_of(*lines: tuple[Point, ...]) -> list[tuple[Point, ...]]:
    """The courses of the ways to the stops A, B and C."""
    named = [Line(f"line {number}", points) for number, points in enumerate(lines, 1)]
    placed, _ = with_courses(STOPS, named, Notes())
    return [parse_course(each.course) for each in placed]


def test_a_line_from_stop_to_stop_is_the_course_of_the_way_there() -> None:
    line = (A, (45.3, 10.3), (44.8, 10.7), B)
    assert courses_of(line) == [(), line, ()]


def test_a_line_past_several_stops_is_cut_at_each() -> None:
    line = ((44.0, 9.0), A, (45.3, 10.5), B, (44.7, 11.5), C, (44.0, 13.0))
    assert courses_of(line) == [(), (A, (45.3, 10.5), B), (B, (44.7, 11.5), C)]


@pytest.mark.parametrize(
    "line",
    [
        (),
        (A,),
        (B, (45.3, 10.5), A),  # the other direction
        (A, (45.3, 10.5), (45.0, 10.9)),  # ends 8 km before the stop
        ((45.1, 10.0), (45.3, 10.5), (45.1, 11.0)),  # 11 km beside both
        ((1.0, 2.0), (1.0, 3.0)),
    ],
)
def test_another_line_is_left_to_be_told(line: tuple[Point, ...]) -> None:
    placed, unused = with_courses(STOPS, [Line("line 1", line)], Notes())
    assert [each.where for each in unused] == ["line 1"]
    assert not any(each.course for each in placed)


def test_the_first_of_several_lines_counts() -> None:
    one, two = (A, (45.3, 10.5), B), (A, (44.7, 10.5), B)
    assert courses_of(one, two)[1] == one


def test_a_line_leads_to_no_stop_of_another_life_and_to_none_where_nobody_was() -> None:
    line = Line("line 1", (A, (45.3, 10.5), B))
    for change in ({"person": "bo"}, {"present": False}, {"latitude": None}):
        stops = [STOPS[0], replace(STOPS[1], **change)]
        assert with_courses(stops, [line], Notes())[1] == [line]


def test_a_course_over_180_is_found() -> None:
    fiji, samoa = (-18.1, 178.4), (-13.8, -171.8)
    stops = [
        replace(each, latitude=at[0], longitude=at[1]) for each, at in zip(STOPS, (fiji, samoa), strict=False)
    ]
    placed, _ = with_courses(stops, [Line("line 1", (fiji, (-16.0, -179.9), samoa))], Notes())
    assert parse_course(placed[1].course) == (fiji, (-16.0, -179.9), samoa)


def test_a_long_line_keeps_its_shape_in_few_points() -> None:
    corner = (45.5, 10.5)
    there = [(45.0 + step / 20_000, 10.0 + step / 20_000) for step in range(10_000)]
    back = [(45.5 - step / 20_000, 10.5 + step / 20_000) for step in range(10_001)]
    course = courses_of((*there, *back))[1]
    assert course == (A, corner, B)
    shaky = tuple((45.0 + (step % 7) / 50, 10.0 + step / 5_000) for step in range(5_001))
    assert 2 < len(courses_of(shaky)[1]) <= MOST_POINTS


def test_each_course_is_told_with_its_points() -> None:
    notes = Notes()
    with_courses(STOPS, [Line("track 1 (Walk)", (A, (45.3, 10.5), B))], notes)
    assert notes.sentences[0].endswith("(1): track 1 (Walk): to B, 3 points.")
