"""The screen that is shown while there is no exhibit."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.unavailable.part import unavailable
from data import ENGLISH
from tests.components.html_tree import tree


def test_it_has_two_lines_for_visitors_and_nothing_else(english: Localization) -> None:
    part = unavailable(english)
    root = tree(part.html)
    assert " ".join(root.text.split()) == "This exhibit is being prepared Please come back soon."
    assert not part.data
    assert not [each for each in root.all() if each.tag in ("a", "button")]


def test_it_uses_the_exhibits_interface_strings() -> None:
    german = Localization("de", {**ENGLISH, "preparing_title": "Wird vorbereitet & mehr"})
    assert "Wird vorbereitet & mehr" in tree(unavailable(german).html).text
