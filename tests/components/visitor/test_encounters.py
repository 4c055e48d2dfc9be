"""The articles for encounters: the welcome, and one for each encounter."""

from __future__ import annotations

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
