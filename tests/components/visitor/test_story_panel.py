"""The articles of the card."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from components.visitor.localization import Localization
from components.visitor.story_panel.part import story_articles, story_panel
from data import Exhibit, Source, parse_date
from data.model.exhibit import Picture
from data.model.texts import LegendOrFact
from tests.components.html_tree import Element, tree
from tests.components.small_exhibit import CHITA, MOSCOW, TOKYO, exhibit, person, stop


def _story(shown: Exhibit, localization: Localization, stop_id: str) -> Element:
    (article,) = tree(story_panel(shown, localization).html).having("data-story", stop_id)
    return article


def _story_of_one_stop(localization: Localization, **more: object) -> Element:
    """The article of the only stop of a life, in Moscow."""
    return _story(exhibit(person("Ada", stop("ada", 1, MOSCOW, **more))), localization, "ada/01-moscow")


def test_every_stop_and_every_encounter_has_one_hidden_article(
    journeys: Exhibit, english: Localization
) -> None:
    articles = [each for each in tree(story_panel(journeys, english).html).children if each.tag == "article"]
    stories = [each.attributes["data-story"] for each in articles if "data-story" in each.attributes]
    assert stories == [each.id for each in journeys.stops]
    assert all("hidden" in each.attributes for each in articles)
    assert len(articles) == len(stories) + len(journeys.encounters)


def test_an_article_shows_person_date_place_story_and_sources(
    journeys: Exhibit, english: Localization
) -> None:
    root = tree(story_panel(journeys, english).html)
    for life in journeys.people:
        for number, each in enumerate(life.stops, 1):
            (article,) = root.having("data-story", each.id)
            for text in (
                life.name,
                f"{number} of {len(life.stops)}",
                each.title,
                each.chapter.title,
                english.date_text(each.date),
                each.place_on_map.name,
                english.words["how_do_we_know"],
                *(source.citation for source in each.sources),
            ):
                assert text in article.text, (each.id, text)


def test_only_a_highlight_has_a_position_in_the_walk(english: Localization) -> None:
    stops = (
        stop("ada", 1, MOSCOW),
        stop("ada", 2, TOKYO, highlight=True),
        stop("ada", 3, CHITA, highlight=True),
    )
    positions = [
        [each.text for each in _story(exhibit(person("Ada", *stops)), english, one.id).of_class("in-walk")]
        for one in stops
    ]
    assert positions == [[], ["1 of 2"], ["2 of 2"]]


def test_what_is_secondary_is_closed_and_has_a_button_each(english: Localization) -> None:
    article = _story_of_one_stop(english, legend_or_fact=LegendOrFact("She flew.", "She walked."))
    overlays = article.having("data-overlay")
    assert [each.attributes["data-overlay"] for each in overlays] == ["legend", "sources"]
    assert all("hidden" in each.attributes for each in overlays)
    buttons = article.having("data-open-overlay")
    assert [each.attributes["data-open-overlay"] for each in buttons] == ["legend", "legend", "sources"]
    assert {each.attributes["aria-expanded"] for each in buttons} == {"false"}


def test_a_leg_shows_its_length_and_means_of_travel(english: Localization) -> None:
    life = person("Ada", stop("ada", 1, MOSCOW), stop("ada", 2, TOKYO, travel="ship"), stop("ada", 3, CHITA))
    legs = [
        [line.text for line in _story(exhibit(life), english, each.id).of_class("story__leg")]
        for each in life.stops
    ]
    assert [[" ".join(line.split()) for line in leg] for leg in legs] == [
        [],
        ["7,500 km by ship from the last stop"],
        ["2,800 km from the last stop"],
    ]


def test_an_article_says_that_the_person_was_not_there(english: Localization) -> None:
    assert "Ada was not here." in _story_of_one_stop(english, present=False).text
    assert "After Ada’s death" in _story_of_one_stop(english, present=False, date=parse_date("1961")).text


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"certainty": "uncertain"}, "This is not proven."),
        ({"certainty": "less-certain"}, "some details are not"),
        ({"leg": "presumed"}, "The way shown is presumed."),
        ({"place": replace(MOSCOW, certainty="less-certain")}, "close, not exact"),
        ({"place": replace(MOSCOW, precision="region")}, "stands for a wider area"),
        ({"doubt": "Some say *Tver*."}, "Some say Tver."),
        ({"old_style": parse_date("1900-12-20")}, "20 December 1900 in the old Russian calendar"),
        ({"place": replace(MOSCOW, toponym_then="Moskva")}, "then Moskva"),
    ],
)
def test_uncertainty_old_dates_and_historical_names_are_shown(
    english: Localization, more: dict[str, object], expected: str
) -> None:
    assert expected in _story_of_one_stop(english, **more).text
    assert expected not in _story_of_one_stop(english).text


def test_a_picture_has_its_alternative_text(english: Localization) -> None:
    picture = Picture("one", "one.svg", {"en": "A <radio>"}, "Me", "2026", "CC0", "drawn")
    (image,) = [each for each in _story_of_one_stop(english, picture=picture).all() if each.tag == "img"]
    assert image.attributes["src"] == "/pictures/one.svg"
    assert image.attributes["alt"] == "A <radio>"
    assert not [each for each in _story_of_one_stop(english).all() if each.tag == "img"]


def _image(localization: Localization, picture: Picture) -> Element:
    (image,) = [each for each in _story_of_one_stop(localization, picture=picture).all() if each.tag == "img"]
    return image


def _frame(localization: Localization, picture: Picture) -> Element:
    (frame,) = _story_of_one_stop(localization, picture=picture).of_class("card__picture")
    return frame


def test_the_address_of_a_picture_is_encoded_whatever_its_name(english: Localization) -> None:
    name = "Löwe & Söhne #1? 50%+\"'<b>/../.jpg"
    picture = Picture("one", name, {"en": "A lion"}, "Me", "2026", "CC0", "drawn")
    address = _image(english, picture).attributes["src"]
    assert re.fullmatch(r"/pictures/[A-Za-z0-9%._~-]+", address)
    assert unquote(address.removeprefix("/pictures/")) == name


@pytest.mark.parametrize("size", [(640, 240), (0, 0), (4000, 1000), (900, 1200)])
def test_a_picture_has_its_size_before_it_is_loaded(size: tuple[int, int], english: Localization) -> None:
    picture = Picture(
        "one", "one.jpg", {"en": "A lion"}, "Me", "2026", "CC0", "drawn", width=size[0], height=size[1]
    )
    image = _image(english, picture)
    width, height = size if any(size) else (640, 240)
    assert (image.attributes["width"], image.attributes["height"]) == (str(width), str(height))
    frame = _frame(english, picture)
    assert f"--ratio: {width / height:.4f}" in frame.attributes["style"]
    assert "card__picture--whole" in frame.attributes["class"]


def test_a_picture_is_cut_only_where_a_curator_says_what_stays_visible(english: Localization) -> None:
    picture = Picture("one", "one.jpg", {"en": "A lion"}, "Me", "2026", "CC0", "drawn", "50% 20%", 900, 1200)
    frame = _frame(english, picture)
    assert "card__picture--whole" not in frame.attributes["class"]
    assert "--focus: 50% 20%" in frame.attributes["style"]


def test_both_stories_of_an_encounter_link_to_it(small: Exhibit, english: Localization) -> None:
    linked = {
        each.id: [
            link.attributes["data-encounter-link"]
            for link in _story(small, english, each.id).having("data-encounter-link")
        ]
        for each in small.stops
    }
    assert [stop_id for stop_id, links in linked.items() if links == ["same-town"]] == [
        each.id for each in small.encounters[0].stops
    ]


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '" onclick="alert(1)', "</article><h1>out</h1>"]
)
def test_html_in_any_text_is_escaped(english: Localization, payload: str) -> None:
    place = replace(MOSCOW, toponyms={"en": payload}, toponym_then=payload)
    source = Source("S", payload, "book", "full")
    each = stop("ada", 1, place, title=payload, story=payload, doubt=payload, sources=(source,))
    shown = exhibit(
        person("Ada", each, name=payload, introduction=payload, colour=payload),
        title=payload,
        welcome=payload,
    )
    root = tree(story_panel(shown, english).html)
    assert not [element for element in root.all() if element.tag == "script"]
    assert not [element for element in root.all() if "onclick" in element.attributes]
    assert [element.tag for element in root.children] == ["button", "article"], (
        "the sheet's handle, the story"
    )
    (article,) = root.having("data-story")
    assert article.attributes["aria-label"] == payload


def test_a_story_without_a_date_has_only_its_place_in_the_line_for_both(english: Localization) -> None:
    article = _story_of_one_stop(english, date=None)
    (when,) = article.of_class("story__when")
    assert when.text == "Moscow"
    assert "until" not in article.text


def test_an_old_style_date_is_shown_alone_where_no_other_is_known(english: Localization) -> None:
    article = _story_of_one_stop(english, date=None, old_style=parse_date("1895-09-22"))
    (when,) = article.of_class("story__when")
    assert when.text.startswith("22 September 1895 in the old Russian calendar")


@pytest.mark.parametrize("more", [{"date": None}, {"date": parse_date("1901")}])
def test_nobody_is_said_to_be_dead_where_a_date_is_unknown(
    english: Localization, more: dict[str, Any]
) -> None:
    died = parse_date("1900") if more["date"] is None else None
    life = person("Ada", stop("ada", 1, MOSCOW, present=False, **more), died=died)
    assert "Ada was not here." in _story(exhibit(life), english, "ada/01-moscow").text


def test_a_date_before_christ_has_its_era_in_the_story(english: Localization) -> None:
    article = _story_of_one_stop(english, date=parse_date("-0043-03-15"))
    assert article.of_class("story__when")[0].text.startswith("15 March 44 BC")


def test_a_story_without_a_place_says_nothing_of_one(english: Localization) -> None:
    stops = [
        stop("ada", 1, MOSCOW),
        stop("ada", 2, CHITA, place=None, leg="presumed"),
        stop("ada", 3, TOKYO),
    ]
    _, story, after = story_articles(exhibit(person("Ada", *stops)), english).values()
    for word in ("story__where", "story__leg", english.words["leg_presumed"], "point on the map"):
        assert word not in story
    assert "story__leg" not in after, "the way leads from the stop before the last one"


def test_a_story_without_a_place_is_not_told_from_elsewhere(english: Localization) -> None:
    life = person("Ada", stop("ada", 1, MOSCOW), stop("ada", 2, CHITA, place=None, present=False))
    assert "was not here" not in list(story_articles(exhibit(life), english).values())[1]
