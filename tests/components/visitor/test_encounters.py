"""The articles for encounters: the welcome, and one for each encounter."""

from __future__ import annotations

from dataclasses import replace

from components.visitor.encounters.articles import encounter_articles, welcome
from components.visitor.localization import Localization
from data import Exhibit
from tests.components.html_tree import tree
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop


def test_the_welcome_shows_the_exhibit_and_a_card_for_every_life(
    small: Exhibit, english: Localization
) -> None:
    root = tree(welcome(small, english))
    assert small.title in root.text
    assert small.welcome in root.text
    cards = root.having("data-open-stop")
    assert [card.attributes["data-open-stop"] for card in cards] == [
        life.stops[0].id for life in small.people
    ]
    for card, life in zip(cards, small.people, strict=True):
        assert life.name in card.text
        assert "1890–1950" in card.text
        assert life.epithet in card.text


def test_the_welcome_lists_every_encounter_in_the_curators_order(
    journeys: Exhibit, english: Localization
) -> None:
    links = tree(welcome(journeys, english)).having("data-encounter-link")
    assert [link.attributes["data-encounter-link"] for link in links] == [
        one.id for one in journeys.encounters
    ]
    assert [link.text for link in links] == [one.title for one in journeys.encounters]


def test_without_encounters_the_welcome_has_no_empty_list(english: Localization) -> None:
    root = tree(welcome(exhibit(person("Ada", stop("ada", 1, MOSCOW))), english))
    assert english.words["touch"] not in root.text


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


def test_a_life_without_dates_has_a_card_without_years(english: Localization) -> None:
    life = person("Ada", stop("ada", 1, MOSCOW), born=None, died=None)
    (card,) = tree(welcome(exhibit(life), english)).having("data-open-stop")
    assert card.text == "Ada SomeoneAda the tested"


def test_a_stop_without_a_date_is_a_card_without_years(small: Exhibit, english: Localization) -> None:
    (one,) = small.encounters
    undated = replace(one, stop_a=replace(one.stop_a, date=None))
    (html,) = encounter_articles(replace(small, encounters=(undated,)), english)
    cards = [card.text for card in tree(html).having("data-open-stop")]
    assert cards == ["Adaada 2 at Chita", "Ben 1904ben 4 at Chita"]
