"""A new person: a map style unlike the others', and a new entry in exhibit.yaml's list."""

from __future__ import annotations

from errno import ENOSPC
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from coloraide import Color
from ruamel.yaml import YAML

from data import Exhibit
from data.editing.file_changes import FileChanges
from data.editing.new_person import COLOURS, LifeStyle, colour_difference, distinct_style, with_person
from data.model.exhibit import LineStyle, MarkerShape
from tests.commands import command

LAND, SEA = "#f0e8d6", "#cdd5d4"
"""The two colours of the map below the lines."""
PLAIN_DIFFERENCE = 9.0
"""CIEDE2000: a difference that is plain side by side."""


def contrast_with_map(colour: str) -> float:
    return min(Color(colour).contrast(background) for background in (LAND, SEA))


def styles(count: int) -> list[LifeStyle]:
    """The styles of as many people, added one after another."""
    people: list[LifeStyle] = []
    for _ in range(count):
        people.append(distinct_style(people))
    return people


def test_every_colour_is_visible_on_the_map_and_readable_with_white_text() -> None:
    """WCAG 2.1 asks for a contrast of 3 for graphics and of 4.5 for text."""
    contrasts = {colour: round(contrast_with_map(colour), 2) for colour in COLOURS}
    assert {colour: contrast for colour, contrast in contrasts.items() if contrast_with_map(colour) < 3} == {}
    assert [colour for colour in COLOURS if Color(colour).contrast("white") < 4.5] == []


def test_ten_people_have_distinct_colours_also_for_colour_blind_visitors() -> None:
    people = styles(10)
    assert len({person.colour for person in people}) == 10
    colours = combinations([person.colour for person in people], 2)
    differences = {(one, two): colour_difference(one, two) for one, two in colours}
    near = {pair: round(value, 1) for pair, value in differences.items() if value < PLAIN_DIFFERENCE}
    assert near == {}


def test_the_first_people_share_neither_line_nor_marker() -> None:
    people = styles(4)
    assert [person.marker for person in people] == list(get_args(MarkerShape))
    assert [person.line for person in people[:3]] == list(get_args(LineStyle))


def test_a_third_person_looks_unlike_both_others(journeys: Exhibit) -> None:
    others = [LifeStyle(each.colour, each.line, each.marker) for each in journeys.people]
    third = distinct_style(others)
    assert third.line not in [each.line for each in others]
    assert third.marker not in [each.marker for each in others]
    assert min(colour_difference(third.colour, each.colour) for each in others) > PLAIN_DIFFERENCE


def test_incomplete_and_unknown_styles_of_others_are_ignored() -> None:
    others = [LifeStyle("None", "None", ""), LifeStyle("brown", "dotted", "star")]
    assert distinct_style(others) == distinct_style([])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people: [a, b]   # in order\nz: 1\n", "people: [a, b, ida]   # in order\nz: 1\n"),
        ("people: [ a ,b ]\n", "people: [ a ,b, ida ]\n"),
        ("people: [a,]\n", "people: [a, ida,]\n"),
        ("people: []\n", "people: [ida]\n"),
        ("people:  # none\r\nz: 1\r\n", "people: [ida]  # none\r\nz: 1\r\n"),
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
def test_a_person_is_added_in_the_style_of_the_list(before: str, after: str) -> None:
    assert with_person(before, "ida") == after


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
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
def test_a_list_that_is_not_simple_is_not_changed(text: str) -> None:
    assert with_person(text, "ida") is None


@pytest.mark.parametrize("person", ["null", "1872", "true", "a_b", "ida-2"])
def test_an_id_that_yaml_could_read_as_another_type_stays_text(person: str) -> None:
    added = with_person("people: [a]\n", person)
    assert added is not None
    assert [str(each) for each in YAML(typ="safe").load(added)["people"]][1].lower() == person


def test_where_exhibit_yaml_is_saved_meanwhile_no_life_is_written(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    apply = FileChanges.apply

    def save_first(changes: FileChanges) -> None:
        (small / "exhibit.yaml").write_text("# saved by an editor\n", encoding="utf-8")
        apply(changes)

    monkeypatch.setattr(FileChanges, "apply", save_first)
    assert command("new", "person")(["Anna Lund", "--exhibit", str(small)]) == 1
    assert "was changed meanwhile; try once more. Nothing is written." in capsys.readouterr().err
    assert (small / "exhibit.yaml").read_text(encoding="utf-8") == "# saved by an editor\n"
    assert not (small / "people/lund").exists()
    assert not (small / "people/anna-lund").exists()


def test_where_exhibit_yaml_cannot_be_written_no_life_is_left_behind(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full_disk(path: Path, content: bytes, **_: object) -> None:
        raise OSError(ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("data.editing.file_changes.atomic_write", full_disk)
    before = sorted((small / "people").rglob("*"))
    assert command("new", "person")(["Ada Sand", "--exhibit", str(small)]) == 2
    assert "No space left" in capsys.readouterr().err
    assert sorted((small / "people").rglob("*")) == before
