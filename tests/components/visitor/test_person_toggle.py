"""The life buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from components.visitor.atlas.markers import OUTLINES
from components.visitor.localization import Localization
from components.visitor.person_toggle.part import ICONS, person_toggle
from data import Exhibit
from data.model.exhibit import MarkerShape, Picture, Portraits
from tests.components.html_tree import tree
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop

NAMES = ("Ada", "Ben", "Cy", "Di", "Ed")


def lives(number: int) -> Exhibit:
    return exhibit(*(person(name, stop(name.lower(), 1, MOSCOW)) for name in NAMES[:number]))


def test_everyone_comes_first_then_each_life_in_order(small: Exhibit, english: Localization) -> None:
    buttons = tree(person_toggle(small, english).html).having("data-person")
    assert [button.attributes["data-person"] for button in buttons] == ["all", "ada", "ben"]
    assert [button.text.strip() for button in buttons] == ["Both lives", "Ada", "Ben"]
    assert [button.attributes["aria-pressed"] for button in buttons] == ["true", "false", "false"]
    assert {button.attributes["type"] for button in buttons} == {"button"}


@pytest.mark.parametrize(("number", "label"), [(1, "Whole life"), (2, "Both lives"), (3, "All lives")])
def test_the_first_button_says_how_many_lives_there_are(
    number: int, label: str, english: Localization
) -> None:
    buttons = tree(person_toggle(lives(number), english).html).having("data-person")
    assert buttons[0].text.strip() == label
    assert len(buttons) == 1 + number


def test_a_button_is_named_by_what_stands_on_it(english: Localization) -> None:
    for number in (1, 2, 5):
        for button in tree(person_toggle(lives(number), english).html).having("data-person"):
            assert "aria-label" not in button.attributes


def test_a_head_without_a_portrait_has_the_mark_and_colour_of_its_life(
    small: Exhibit, english: Localization
) -> None:
    buttons = tree(person_toggle(small, english).html).having("data-person")
    for button, life in zip(buttons[1:], small.people, strict=True):
        assert [path.attributes["d"] for path in button.having("d")] == [ICONS[life.marker]]
        assert life.colour in button.attributes["style"]


def test_a_head_has_the_portrait_of_its_life_at_its_focus(english: Localization) -> None:
    old = Picture("old", "old face.svg", {"en": "A face"}, "", "", "", "", focus="40% 20%")
    ada = person("Ada", stop("ada", 1, MOSCOW), portraits=Portraits(old_upright=old))
    button = tree(person_toggle(exhibit(ada), english).html).having("data-person", "ada")[0]
    (image,) = [each for each in button.all() if each.tag == "img"]
    assert image.attributes["src"] == "/pictures/old%20face.svg"
    assert image.attributes["alt"] == "", "the name stands beside it"
    assert "--focus: 40% 20%" in image.attributes["style"]


def test_the_heads_of_two_lives_stand_open_and_those_of_more_in_a_panel(english: Localization) -> None:
    two, five = (tree(person_toggle(lives(number), english).html) for number in (2, 5))
    assert two.having("data-choose-life") == []
    (opener,) = five.having("data-choose-life")
    assert opener.attributes["aria-expanded"] == "false"
    (panel,) = five.of_class("lives-panel")
    assert "hidden" in panel.attributes
    assert len(panel.having("data-person")) == 6
    assert [each.attributes["data-shows"] for each in opener.having("data-shows")] == [
        "all",
        *(name.lower() for name in NAMES),
    ]


def test_every_marker_shape_has_an_icon() -> None:
    assert set(ICONS) == set(OUTLINES) == set(get_args(MarkerShape))


def test_html_in_a_name_is_escaped(english: Localization) -> None:
    name = "<script>alert(1)</script>"
    for number in (1, 3):
        first, *others = lives(number).people
        root = tree(person_toggle(exhibit(replace(first, short_name=name), *others), english).html)
        assert name in root.text
        assert not [each for each in root.all() if each.tag == "script"]
