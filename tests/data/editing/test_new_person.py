"""A life's look is its own."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

from coloraide import Color

from data import Exhibit
from data.editing.life_style import COLOURS, Look, apart, contrast, own_look
from data.model.exhibit import LineStyle, MarkerShape

TOLD_APART = 9.0
"""CIEDE2000: a difference that is plain side by side."""


def test_every_ink_can_be_seen_on_the_ground_and_read_under_white() -> None:
    assert {ink: round(contrast(ink), 2) for ink in COLOURS if contrast(ink) < 3} == {}
    assert [ink for ink in COLOURS if Color(ink).contrast("white") < 4.5] == []


def test_ten_lives_are_told_apart_by_colour_also_without_red_or_green() -> None:
    lives: list[Look] = []
    for _ in range(10):
        lives.append(own_look(lives))
    assert len({life.colour for life in lives}) == 10
    near = {(one.colour, two.colour): apart(one.colour, two.colour) for one, two in combinations(lives, 2)}
    assert {pair: round(way, 1) for pair, way in near.items() if way < TOLD_APART} == {}


def test_the_first_lives_share_neither_line_nor_marker() -> None:
    lives: list[Look] = []
    for _ in range(4):
        lives.append(own_look(lives))
    assert [life.marker for life in lives] == list(get_args(MarkerShape))
    assert [life.line for life in lives[:3]] == list(get_args(LineStyle))


def test_a_third_life_of_the_shipped_exhibit_looks_like_neither(shipped: Exhibit) -> None:
    others = [Look(each.colour, each.line, each.marker) for each in shipped.people]
    third = own_look(others)
    assert third.line not in [each.line for each in others]
    assert third.marker not in [each.marker for each in others]
    assert min(apart(third.colour, each.colour) for each in others) > TOLD_APART


def test_a_look_still_being_written_disturbs_nobody() -> None:
    assert own_look([Look("None", "None", ""), Look("brown", "dotted", "star")]) == own_look([])
