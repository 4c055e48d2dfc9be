"""The toolbar: what it opens, in words."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.toolbar.part import toolbar
from tests.components.html_tree import tree


def test_each_tool_is_named_by_the_word_on_it_and_says_whether_it_is_open(english: Localization) -> None:
    buttons = [each for each in tree(toolbar(english).html).all() if each.tag == "button"]
    assert [button.text.strip() for button in buttons] == ["All stories", "Settings"]
    assert ["data-list" in button.attributes for button in buttons] == [True, False]
    assert ["data-settings" in button.attributes for button in buttons] == [False, True]
    assert {button.attributes["aria-expanded"] for button in buttons} == {"false"}


def test_a_drawing_is_no_part_of_a_name(english: Localization) -> None:
    drawings = [each for each in tree(toolbar(english).html).all() if each.tag == "svg"]
    assert len(drawings) == 2
    assert {drawing.attributes["aria-hidden"] for drawing in drawings} == {"true"}
