"""The articles of the card for encounters."""

from __future__ import annotations

from dataclasses import replace

from components.visitor.encounters.articles import encounter_articles
from components.visitor.encounters.computed import with_computed_encounters
from components.visitor.localization import Localization
from data import EncounterText, Exhibit, Picture, Stop, computed_encounters, parse_date
from data.model.exhibit import Portraits
from tests.components.html_tree import tree
from tests.components.small_exhibit import person, place, stop


def test_an_encounter_shows_both_places_and_leads_to_both_stories(
    journeys: Exhibit, english: Localization
) -> None:
    for one, html in zip(journeys.encounters, encounter_articles(journeys, english), strict=True):
        (article,) = tree(html).children
        assert article.attributes["data-encounter"] == one.id
        assert "hidden" in article.attributes
        assert one.title in article.text
        for end, half in zip(one.stops, article.of_class("spread__when"), strict=True):
            assert end.place
            assert half.text == f"{english.years_text(end.date)} {end.place.name}".strip()
        ends = [each.attributes["data-open-stop"] for each in article.having("data-open-stop")]
        assert ends == [one.stop_a.id, one.stop_b.id]


def test_a_place_that_is_that_of_neither_story_is_named_below_the_title(
    small: Exhibit, english: Localization
) -> None:
    (one,) = small.encounters
    (html,) = encounter_articles(small, english)
    assert "story__where" not in html, "both halves name it"
    elsewhere = replace(one, place=replace(one.place, id="elsewhere", toponyms={"en": "Elsewhere"}))
    (html,) = encounter_articles(replace(small, encounters=(elsewhere,)), english)
    assert [each.text for each in tree(html).of_class("story__where")] == ["Elsewhere"]


def test_an_encounters_text_is_rendered_as_markdown(small: Exhibit, english: Localization) -> None:
    assert "<em>here</em>" in encounter_articles(small, english)[0]


def test_a_stop_without_a_date_is_a_half_without_years(small: Exhibit, english: Localization) -> None:
    (one,) = small.encounters
    undated = replace(one, stop_a=replace(one.stop_a, date=None))
    (html,) = encounter_articles(replace(small, encounters=(undated,)), english)
    assert [half.text.strip() for half in tree(html).of_class("spread__when")] == ["Chita", "1904 Chita"]
    buttons = [button.text for button in tree(html).having("data-open-stop")]
    assert buttons == ["Ada ada 2 at Chita", "Ben ben 4 at Chita"]


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
    lamp, rope = root.of_class("spread__picture")
    assert "--focus: 50% 20%" in lamp.attributes["style"]
    assert "card__picture--whole" in rope.attributes["class"], "it has no focus: it is shown whole"
    colours = [half.attributes["style"] for half in root.of_class("spread__half")]
    assert ("#123456" in colours[0], "#654321" in colours[1]) == (True, True)
    (question,) = root.of_class("encounter__question")
    assert question.text == "Did they *meet*?", "a question is no Markdown"
    positions = [
        html.index(each) for each in ("<img", "story__text", "encounter__question", "data-open-stop")
    ]
    assert positions == sorted(positions)


def test_a_life_without_a_picture_is_a_panel_with_its_name_and_no_question_is_no_line(
    small: Exhibit, english: Localization
) -> None:
    (html,) = encounter_articles(small, english)
    assert "<img" not in html
    assert [half.text for half in tree(html).of_class("spread__picture--none")] == ["Ada", "Ben"]
    assert "encounter__question" not in html


def test_a_portrait_stands_for_a_story_without_a_picture_young_in_the_first_half_of_the_life(
    small: Exhibit, english: Localization
) -> None:
    faces = Portraits(young_upright=picture("boy"), old_upright=picture("man"))
    lives = tuple(replace(life, portraits=faces) for life in small.people)
    (one,) = small.encounters
    late = replace(one, stop_b=replace(one.stop_b, date=parse_date("1949")))
    (html,) = encounter_articles(replace(small, people=lives, encounters=(late,)), english)
    assert [each.attributes["alt"] for each in tree(html).having("alt")] == ["A boy", "A man"]


def test_a_computed_encounter_says_so_and_has_the_sources_of_both_stories(
    small: Exhibit, english: Localization
) -> None:
    berlin = place("Berlin", 52.5, 13.4)
    other = replace(small.people[1].stops[0].sources[0], id="S2", citation="Letters, 1999")
    ada = person("Ada", stop("ada", 1, berlin, date=parse_date("1900/1914")))
    ben = person("Ben", stop("ben", 2, berlin, sources=(other,)), born=parse_date("1880"))
    lives = replace(small, people=(ada, ben), encounters=(), places={"berlin": berlin})
    shown = with_computed_encounters(lives, computed_encounters(lives), english)
    (one,) = shown.encounters
    assert (one.title, one.is_computed) == ("Berlin: both at the same time, 1902", True)
    root = tree(encounter_articles(shown, english)[0])
    assert [each.text for each in root.of_class("encounter__kind")] == ["Meanwhile"]
    assert [each.text.strip() for each in root.of_class("story__text")] == [english.words["computed"]]
    (sources,) = root.of_class("sources")
    assert "A book, 1990" in sources.text
    assert "Letters, 1999" in sources.text


def test_a_computed_encounter_is_told_by_facts_with_the_plural_forms_of_a_language(
    small: Exhibit, english: Localization
) -> None:
    berlin, paris = place("Berlin", 52.52, 13.40), place("Paris", 48.85, 2.35)
    ada = person("Ada", stop("ada", 1, berlin), stop("ada", 9, paris, date=parse_date("1920")))

    def title(*stays: Stop) -> list[str]:
        lives = replace(small, people=(ada, person("Ben", *stays)), encounters=(), places={})
        shown = with_computed_encounters(lives, computed_encounters(lives), english)
        return [each.title for each in shown.encounters]

    assert title(stop("ben", 1, berlin)) == ["Berlin: both in 1901"]
    assert title(stop("ben", 2, berlin)) == ["Berlin: 1 year apart"]
    assert title(stop("ben", 4, berlin)) == ["Berlin: 3 years apart"]
    assert title(stop("ben", 1, paris)) == ["1901: 880 km apart"]
    region = replace(paris, precision="region")
    assert title(stop("ben", 1, region)) == ["1901: about 880 km apart"]


def test_a_question_that_is_not_translated_is_shown_in_the_original_language(
    small: Exhibit, english: Localization
) -> None:
    (one,) = small.encounters
    asking = replace(one, question="Why?", translations={"de": EncounterText("de", "Eine Stadt", "Beide.")})
    (html,) = encounter_articles(replace(small, encounters=(asking,)), replace(english, language="de"))
    (question,) = tree(html).of_class("encounter__question")
    assert (question.text, question.attributes["lang"]) == ("Why?", "en")
