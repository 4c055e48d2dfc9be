"""The choice of a life."""

from __future__ import annotations

import pytest

from components.visitor.choose.part import choose
from components.visitor.localization import Localization
from data import Exhibit, Person, Picture
from data.model.exhibit import Portraits
from tests.components.html_tree import Element, tree
from tests.components.partly_german import GERMAN, languages_of, partly_german
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop


def life(name: str, /, *, highlights: int = 1, stops: int = 3, **more: object) -> Person:
    """A life with so many stops; the first of them are highlights."""
    of = (stop(name.lower(), n, MOSCOW, highlight=n <= highlights) for n in range(1, stops + 1))
    return person(name, *of, **more)


def chosen(shown: Exhibit, localization: Localization) -> Element:
    return tree(choose(shown, localization).html)


def words_of(element: Element) -> str:
    return " ".join(element.text.split())


def test_each_life_offers_its_walk_and_its_whole_length_and_a_button_all_of_them(
    english: Localization,
) -> None:
    root = chosen(exhibit(life("Ada", highlights=9, stops=12), life("Ben", highlights=1)), english)
    (ada,) = root.having("data-walk", "ada")
    assert words_of(ada) == "Ada the tested Ada Someone 1890–1950 9 moments, 3 minutes"
    assert words_of(root.having("data-walk", "ben")[0]).endswith("1 moment, 1 minute")
    assert words_of(root.having("data-whole-life", "ada")[0]).endswith("The whole life: 12 stories")
    assert words_of(root.having("data-both")[0]) == "Both lives on one map"
    assert words_of(next(each for each in root.all() if each.tag == "h1")) == "Small lives"


def test_a_life_is_named_by_its_call_where_it_has_one(english: Localization) -> None:
    (ada,) = chosen(exhibit(life("Ada", call="A spy.")), english).having("data-walk")
    assert words_of(ada).startswith("A spy. Ada Someone")


def test_a_life_without_highlights_has_one_button_which_starts_the_whole(english: Localization) -> None:
    root = chosen(exhibit(life("Ada", highlights=0), life("Ben")), english)
    assert root.having("data-walk", "ada") == []
    (ada,) = root.having("data-whole-life", "ada")
    assert words_of(ada).endswith("The whole life: 3 stories")


def test_a_life_without_stories_is_not_offered(english: Localization) -> None:
    root = chosen(exhibit(life("Ada"), person("Empty"), life("Ben")), english)
    assert [each.attributes["data-walk"] for each in root.having("data-walk")] == ["ada", "ben"]
    assert words_of(root.having("data-both")[0]) == "Both lives on one map"


@pytest.mark.parametrize(
    ("lives", "offered"),
    [([life("Ada"), life("Ben")], True), ([life("Ada")], True), ([life("Ada", highlights=0)], False)],
)
def test_a_visit_begins_here_where_there_is_something_to_choose(
    lives: list[Person], offered: bool, english: Localization
) -> None:
    assert choose(exhibit(*lives), english).data["offered"] is offered


@pytest.mark.parametrize(
    ("number", "arrangement", "whole_lives"),
    [(1, "pair", 1), (2, "pair", 2), (3, "few", 3), (7, "several", 7), (8, "several", 8), (20, "many", 0)],
)
def test_the_cards_are_arranged_by_the_number_of_lives(
    number: int, arrangement: str, whole_lives: int, english: Localization
) -> None:
    part = choose(exhibit(*(life(f"Life{each}") for each in range(number))), english)
    root = tree(part.html)
    assert part.data["arrangement"] == arrangement
    assert len(root.of_class(f"choose--{arrangement}")) == 1
    assert len(root.having("data-walk")) == number
    assert len(root.having("data-whole-life")) == whole_lives, "above eight a card is one button"
    both = {1: "Whole map", 2: "Both lives on one map"}.get(number, "All lives on one map")
    assert words_of(root.having("data-both")[0]) == both


def test_a_life_without_a_portrait_shows_its_mark(english: Localization) -> None:
    face = Picture("face", "face.svg", {"en": "Ada"}, "", "", "", "", "", 384, 480)
    root = chosen(exhibit(life("Ada", portraits=Portraits(young_upright=face)), life("Ben")), english)
    (ada,), (ben,) = root.having("data-walk", "ada"), root.having("data-walk", "ben")
    assert [each.attributes["src"] for each in ada.having("src")] == ["/pictures/face.svg"]
    assert (len(ada.of_class("choose__mark")), len(ben.of_class("choose__mark"))) == (0, 1)


def test_without_a_map_all_lives_are_not_promised_on_one(english: Localization) -> None:
    placeless = (person(name, stop(name.lower(), 1, MOSCOW, place=None)) for name in ("Ada", "Ben"))
    root = chosen(exhibit(*placeless), english)
    assert words_of(root.having("data-both")[0]) == english.words["everyone"]


def test_texts_in_another_language_than_the_page_are_marked() -> None:
    root = chosen(partly_german(), GERMAN)
    assert languages_of(root, "Ada, die Geprüfte") == {"de"}
    assert languages_of(root, "Ben the tested") == {"en"}


def test_html_in_names_is_escaped(english: Localization) -> None:
    html = "<script>alert(1)</script>"
    root = chosen(exhibit(life("Ada", name=html, call=html), title=html), english)
    assert root.text.count(html) >= 3
    assert not [each for each in root.all() if each.tag == "script"]
