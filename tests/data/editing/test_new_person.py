"""A life's look is its own."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from coloraide import Color
from ruamel.yaml import YAML

from data import Exhibit
from data.editing.new_person import COLOURS, Look, apart, contrast, own_look, with_person
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people: [a, b]   # in order\nz: 1\n", "people: [a, b, ida]   # in order\nz: 1\n"),
        ("people: [ a ,b ]\n", "people: [ a ,b, ida ]\n"),
        ("people: [a,]\n", "people: [a, ida,]\n"),
        ("people: []\n", "people: [ida]\n"),
        ("people: [a]", "people: [a, ida]"),
        (
            "people:\n  [\n    a, # one\n    b, # two\n  ]\n",
            "people:\n  [\n    a, # one\n    b, ida, # two\n  ]\n",
        ),
        (
            "people:\n  - a  # one\n  - b\n\n# z\nz: 1\n",
            "people:\n  - a  # one\n  - b\n  - ida\n\n# z\nz: 1\n",
        ),
        ("people:\n- a\n- b", "people:\n- a\n- b\n- ida"),
        ("people:\r\n  - a\r\nz: 1\r\n", "people:\r\n  - a\r\n  - ida\r\nz: 1\r\n"),
        ("\ufeffpeople: [a]\r\n", "\ufeffpeople: [a, ida]\r\n"),
        ("t: 'people: [x]'\npeople: [1872, 'b']\n", "t: 'people: [x]'\npeople: [1872, 'b', ida]\n"),
    ],
)
def test_a_person_is_added_in_the_list_s_own_manner(before: str, after: str) -> None:
    assert with_person(before, "ida") == after


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "title: x\n",
            "people:\n",
            "people: a\n",
            "people: {a, b}\n",
            "people: [a\n",
            "- a\n",
            "\tpeople: [a]",
        ),
        *("people: [a]\npeople: [b]\n", "all: &x [a]\npeople: *x\n", "people: &x [a]\nall: *x\n"),
        "people:\n  -\n    a\nz: 1\n",
        "people:\n  - >-\n    a\nz: 1\n",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert with_person(text, "ida") is None


@pytest.mark.parametrize("person", ["null", "1872", "true", "a_b", "ida-2"])
def test_an_id_stays_a_text(person: str) -> None:
    added = with_person("people: [a]\n", person)
    assert added is not None
    assert [str(each) for each in YAML(typ="safe").load(added)["people"]][1].lower() == person
