"""The calm screen."""

from __future__ import annotations

from components.visitor.localization import Localization
from components.visitor.unavailable.part import unavailable
from data import ENGLISH
from tests.components.html_tree import tree


def test_two_lines_for_visitors_and_nothing_else(english: Localization) -> None:
    part = unavailable(english)
    html = tree(part.html)
    assert " ".join(html.text.split()) == "This exhibit is being prepared Please come back soon."
    assert not part.data
    assert not [each for each in html.all() if each.tag in ("a", "button")]


def test_it_speaks_the_exhibits_words() -> None:
    german = Localization("de", {**ENGLISH, "preparing_title": "Wird vorbereitet & mehr"})
    assert "Wird vorbereitet & mehr" in tree(unavailable(german).html).text
