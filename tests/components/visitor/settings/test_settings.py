"""The panel of settings."""

from __future__ import annotations

from dataclasses import replace

from components.visitor.localization import Localization
from components.visitor.settings.part import TOGGLES, settings
from data import ENGLISH, Exhibit
from tests.components.html_tree import Element, tree
from tests.components.partly_german import GERMAN, partly_german


def panel(exhibit: Exhibit, localization: Localization) -> Element:
    return tree(settings(exhibit, localization).html)


def test_a_button_for_each_language_has_its_own_name_in_the_exhibits_order() -> None:
    words = {
        "de": {**ENGLISH, "language_name": "Deutsch"},
        "en": ENGLISH,
        "ru": {**ENGLISH, "language_name": "русский"},
    }
    exhibit = replace(partly_german(), languages=("de", "en", "ru"), words=words)
    buttons = panel(exhibit, GERMAN).having("data-language")
    assert [button.attributes["data-language"] for button in buttons] == ["de", "en", "ru"]
    assert [button.text.strip() for button in buttons] == ["Deutsch", "English", "Русский"]


def test_each_name_is_marked_as_its_own_language_and_that_of_the_page_is_pressed() -> None:
    exhibit = replace(partly_german(), languages=("de", "ar"), words={"de": ENGLISH, "ar": ENGLISH})
    of_page, arabic = panel(exhibit, GERMAN).having("data-language")
    assert "lang" not in of_page.attributes
    assert (arabic.attributes["lang"], arabic.attributes["dir"]) == ("ar", "rtl")
    assert [each.attributes["aria-pressed"] for each in (of_page, arabic)] == ["true", "false"]


def test_an_exhibit_in_one_language_offers_none(small: Exhibit, english: Localization) -> None:
    found = panel(small, english)
    assert found.having("data-language") == []
    assert [each.attributes["aria-label"] for each in found.having("role")] == [ENGLISH["settings"]]


def test_each_toggle_has_a_word_and_is_off(small: Exhibit, english: Localization) -> None:
    for attribute, (word, *_) in TOGGLES.items():
        (button,) = panel(small, english).having(f"data-{attribute}")
        assert button.text.strip() == ENGLISH[word]
        assert button.attributes["aria-pressed"] == "false"


def test_the_visit_can_begin_again_and_the_panel_be_closed(small: Exhibit, english: Localization) -> None:
    for attribute, word in (("data-reset", "begin_again"), ("data-close-settings", "close")):
        (button,) = panel(small, english).having(attribute)
        assert button.text.strip() == ENGLISH[word]
