"""The screen that is shown while there is no exhibit."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.unavailable.compass_rose import rose_points
from components.visitor.unavailable.part import unavailable
from data import ENGLISH
from tests.components.html_tree import tree


def test_it_has_two_lines_for_visitors_and_nothing_else(english: Localization) -> None:
    part = unavailable(english)
    root = tree(part.html)
    assert " ".join(root.text.split()) == "This exhibit is being prepared Please come back soon."
    assert not part.data
    assert not [each for each in root.all() if each.tag in ("a", "button")]


def test_it_has_a_landmark_that_its_heading_names_and_the_drawing_is_not_read_out(
    english: Localization,
) -> None:
    elements = list(tree(unavailable(english).html).all())
    (region,) = (each for each in elements if each.tag == "section")
    (heading,) = (each for each in elements if each.tag == "h1")
    (drawing,) = (each for each in elements if each.tag == "svg")
    assert region.attributes["aria-labelledby"] == heading.attributes["id"]
    assert drawing.attributes["aria-hidden"] == "true"


def test_the_rose_has_thirty_two_points() -> None:
    points = list(rose_points())
    assert sum(dark.count("Z") for _, dark, _, _ in points) == 32
    assert [light.count("Z") for _, _, light, _ in points] == [16, 8, 4, 4]


def test_it_uses_the_exhibits_interface_strings() -> None:
    german = Localization("de", {**ENGLISH, "preparing_title": "Wird vorbereitet & mehr"})
    assert "Wird vorbereitet & mehr" in tree(unavailable(german).html).text
