"""The person toggle."""

from __future__ import annotations

from typing import get_args

from components.visitor.atlas.markers import OUTLINES
from components.visitor.localization import Localization
from components.visitor.person_toggle.part import ICONS, person_toggle
from data import Exhibit
from data.model.exhibit import MarkerShape
from tests.components.html_tree import tree
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop


def test_everyone_comes_first_then_each_life_in_order(small: Exhibit, english: Localization) -> None:
    buttons = tree(person_toggle(small, english).html).having("data-person")
    assert [button.attributes["data-person"] for button in buttons] == ["all", "ada", "ben"]
    assert [button.text.strip() for button in buttons] == ["Both lives", "Ada Someone", "Ben Someone"]
    assert [button.attributes["aria-pressed"] for button in buttons] == ["true", "false", "false"]
    assert {button.attributes["type"] for button in buttons} == {"button"}


def test_with_three_lives_the_first_button_is_all_lives(english: Localization) -> None:
    lives = [person(name, stop(name.lower(), 1, MOSCOW)) for name in ("Ada", "Ben", "Cy")]
    buttons = tree(person_toggle(exhibit(*lives), english).html).having("data-person")
    assert buttons[0].text.strip() == "All lives"
    assert len(buttons) == 4


def test_a_button_has_the_icon_and_colour_of_its_life(small: Exhibit, english: Localization) -> None:
    buttons = tree(person_toggle(small, english).html).having("data-person")
    for button, life in zip(buttons[1:], small.people, strict=True):
        assert [path.attributes["d"] for path in button.having("d")] == [ICONS[life.marker]]
        assert life.colour in button.attributes["style"]


def test_every_marker_shape_has_an_icon() -> None:
    assert set(ICONS) == set(OUTLINES) == set(get_args(MarkerShape))


def test_html_in_a_name_is_escaped(english: Localization) -> None:
    name = "<script>alert(1)</script>"
    root = tree(person_toggle(exhibit(person("Ada", stop("ada", 1, MOSCOW), name=name)), english).html)
    assert name in root.text
    assert not [each for each in root.all() if each.tag == "script"]


def test_with_one_life_the_first_button_is_whole_life(english: Localization) -> None:
    buttons = tree(person_toggle(exhibit(person("Ada", stop("ada", 1, MOSCOW))), english).html)
    assert [button.text.strip() for button in buttons.having("data-person")] == ["Whole life", "Ada Someone"]


def test_buttons_of_many_lives_show_short_names_and_are_labelled_with_full_names(
    english: Localization,
) -> None:
    lives = [person(name, stop(name.lower(), 1, MOSCOW)) for name in ("Ada", "Ben", "Cy", "Di")]
    buttons = tree(person_toggle(exhibit(*lives), english).html).having("data-person")[1:]
    assert [button.text.strip() for button in buttons] == ["Ada", "Ben", "Cy", "Di"]
    assert [button.attributes["aria-label"] for button in buttons] == [life.name for life in lives]
