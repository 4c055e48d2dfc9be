"""The articles of the card for encounters."""

from __future__ import annotations

from dataclasses import replace

from components.visitor.encounters.articles import encounter_articles
from components.visitor.localization import Localization
from data import EncounterText, Exhibit, Picture
from tests.components.html_tree import tree


def test_an_encounter_shows_its_place_and_links_to_both_stories(
    journeys: Exhibit, english: Localization
) -> None:
    for one, html in zip(journeys.encounters, encounter_articles(journeys, english), strict=True):
        (article,) = tree(html).children
        assert article.attributes["data-encounter"] == one.id
        assert "hidden" in article.attributes
        assert one.title in article.text
        assert one.place.name in article.text
        ends = [each.attributes["data-open-stop"] for each in article.having("data-open-stop")]
        assert ends == [one.stop_a.id, one.stop_b.id]


def test_an_encounters_text_is_rendered_as_markdown(small: Exhibit, english: Localization) -> None:
    assert "<em>here</em>" in encounter_articles(small, english)[0]


def test_a_stop_without_a_date_is_a_card_without_years(small: Exhibit, english: Localization) -> None:
    (one,) = small.encounters
    undated = replace(one, stop_a=replace(one.stop_a, date=None))
    (html,) = encounter_articles(replace(small, encounters=(undated,)), english)
    cards = [card.text for card in tree(html).having("data-open-stop")]
    assert cards == ["Adaada 2 at Chita", "Ben 1904ben 4 at Chita"]


def picture(key: str, focus: str = "") -> Picture:
    return Picture(
        key, f"{key}.svg", {"en": f"A {key}"}, "Somebody", "1900", "CC0-1.0", "drawn", focus, 800, 300
    )


def test_an_encounter_shows_its_two_pictures_then_its_text_its_question_and_two_buttons(
    small: Exhibit, english: Localization
) -> None:
    (one,) = small.encounters
    stop_b = replace(one.stop_b, picture=picture("rope"))
    asking = replace(one, stop_b=stop_b, picture_a=picture("lamp", "50% 20%"), question="Did they *meet*?")
    (html,) = encounter_articles(replace(small, encounters=(asking,)), english)
    root = tree(html)
    assert [each.attributes["alt"] for each in root.having("alt")] == ["A lamp", "A rope"]
    lamp, rope = root.of_class("encounter__picture")
    assert "--focus: 50% 20%" in lamp.attributes["style"]
    assert ("#123456" in lamp.attributes["style"], "#654321" in rope.attributes["style"]) == (True, True)
    assert "encounter__picture--cut" not in html, "one has no focus: both are shown whole, in one shape"
    (question,) = root.of_class("encounter__question")
    assert question.text == "Did they *meet*?", "a question is no Markdown"
    positions = [
        html.index(each) for each in ("<img", "story__text", "encounter__question", "data-open-stop")
    ]
    assert positions == sorted(positions)


def test_an_encounter_without_pictures_and_question_has_neither(
    small: Exhibit, english: Localization
) -> None:
    (html,) = encounter_articles(small, english)
    assert "<img" not in html
    assert "encounter__pictures" not in html
    assert "encounter__question" not in html


def test_a_question_that_is_not_translated_is_shown_in_the_original_language(
    small: Exhibit, english: Localization
) -> None:
    (one,) = small.encounters
    asking = replace(one, question="Why?", translations={"de": EncounterText("de", "Eine Stadt", "Beide.")})
    (html,) = encounter_articles(replace(small, encounters=(asking,)), replace(english, language="de"))
    (question,) = tree(html).of_class("encounter__question")
    assert (question.text, question.attributes["lang"]) == ("Why?", "en")


def test_pictures_that_both_have_a_focus_are_cut_to_one_shape(small: Exhibit, english: Localization) -> None:
    (one,) = small.encounters
    cut = replace(one, picture_a=picture("lamp", "50% 20%"), picture_b=picture("rope", "10% 50%"))
    (html,) = encounter_articles(replace(small, encounters=(cut,)), english)
    assert html.count("encounter__picture--cut") == 2
