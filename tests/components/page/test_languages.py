"""A page in German: texts without a translation stay English and are marked with `lang="en"`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from components.page.page_content import PageContent, render_page
from components.visitor.atlas.clusters import Cluster
from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.atlas.markers import city_marker, stop_markers
from components.visitor.attract.part import attract
from components.visitor.cartouche.part import cartouche
from components.visitor.choose.part import choose
from components.visitor.encounters.articles import encounter_articles
from components.visitor.person_toggle.part import person_toggle
from components.visitor.stop_list.part import stop_list
from components.visitor.story_panel.part import story_panel
from components.visitor.timeline.part import timeline
from data import Exhibit, ExhibitText, PersonText, StopText, load
from data.model.exhibit import Picture
from tests.components.exhibit_folder import render_folder
from tests.components.html_tree import Element, tree
from tests.components.partly_german import (
    ADA,
    GERMAN,
    GERMAN_STRINGS,
    german_story,
    languages_of,
    partly_german,
    texts_with_language,
)
from tests.components.small_exhibit import MOSCOW, exhibit, person, stop, two_lives
from tests.exhibit_folders import copy_small
from tests.exhibit_in_language import STORY, write_exhibit


@pytest.fixture
def half() -> Exhibit:
    return partly_german()


def story_of(exhibit: Exhibit, stop_id: str) -> Element:
    (article,) = tree(story_panel(exhibit, GERMAN).html).having("data-story", stop_id)
    return article


def test_a_translated_story_is_entirely_german_but_for_a_place_that_has_no_german_name(half: Exhibit) -> None:
    article = story_of(half, "ada/01-moscow")
    assert "lang" not in article.attributes
    assert article.attributes["aria-label"] == "Deutsch: ada 1 at Moscow"
    for text in ("Deutsch: ada 1", "Die Geschichte", "Jugend", "Ada Jemand", "«1 of 3»"):
        assert text in " ".join(article.text.split())
    assert [text for language, text in texts_with_language(article) if language != "de"] == ["Moscow"]


def test_an_untranslated_story_is_marked_as_english_and_the_german_texts_in_it_as_german(
    half: Exhibit,
) -> None:
    article = story_of(half, "ada/03-tokyo")
    assert article.attributes["lang"] == "en"
    assert article.attributes["aria-label"] == "ada 3 at Tokyo"
    for english in ("ada 3 at Tokyo", "The story of Tokyo."):
        assert languages_of(article, english) == {"en"}
    for german in (
        "Jugend",
        "Ada Jemand",
        "«3 of 3»",
        GERMAN_STRINGS["how_do_we_know"],
        GERMAN_STRINGS["certain"],
    ):
        assert languages_of(article, german) == {"de"}


def test_an_untranslated_person_is_english_and_the_interface_german(half: Exhibit) -> None:
    article = story_of(half, "ben/04-chita")
    assert languages_of(article, "Ben Someone") == {"en"}
    assert languages_of(article, "Youth") == {"en"}
    assert languages_of(article, GERMAN_STRINGS["touch"]) == languages_of(article, "Eine Stadt") == {"de"}


def _story_with_doubt(doubt: str) -> Element:
    text = StopText("de", "Ankunft", "Sie kam an.", doubt)
    life = person("Ada", stop("ada", 1, MOSCOW, doubt="Some say *Tver*.", translations={"de": text}))
    return story_of(exhibit(life), "ada/01-moscow")


def test_an_untranslated_doubt_is_shown_in_english() -> None:
    assert languages_of(_story_with_doubt(""), "Some say") == {"en"}
    assert languages_of(_story_with_doubt("Manche sagen *Twer*."), "Manche sagen") == {"de"}
    assert "Some say" not in _story_with_doubt("Manche sagen *Twer*.").text


@pytest.mark.parametrize(
    ("alternatives", "alt", "language"), [({}, "A lamp", "en"), ({"de": "X"}, "X", "de")]
)
def test_a_pictures_alternative_text_is_marked_with_its_language(
    alternatives: dict[str, str], alt: str, language: str
) -> None:
    picture = Picture("p", "p.svg", {"en": "A lamp", **alternatives}, "Me", "2026", "CC0", "drawn")
    for translations in ({}, german_story("x")):
        life = person("Ada", stop("ada", 1, MOSCOW, picture=picture, translations=translations))
        assert languages_of(story_of(exhibit(life), "ada/01-moscow"), alt) >= {language}
        (image,) = [e for e in story_of(exhibit(life), "ada/01-moscow").all() if e.tag == "img"]
        assert list(texts_with_language(image, "de" if translations else "en")) == [(language, alt)]


def test_a_marker_is_called_by_its_place_and_its_storys_title_in_the_language(half: Exhibit) -> None:
    panel = tree(story_panel(half, GERMAN).html)
    for mark, each in zip(stop_markers(half, GERMAN), half.stops, strict=True):
        (button,) = tree(mark.html).having("data-stop")
        (article,) = panel.having("data-story", each.id)
        assert button.attributes["aria-label"] == f"«{mark.name}: {article.attributes['aria-label']}»"
        assert button.attributes.get("lang") == article.attributes.get("lang")
        assert languages_of(tree(mark.html), mark.name) >= {"en"}  # no place has a German name


def test_a_place_is_named_in_the_pages_language_and_marked_with_the_language_of_its_name() -> None:
    for toponyms, language in (({"en": "Moscow", "de": "Moskau"}, "de"), ({"ru": "Москва"}, "ru")):
        moscow = replace(MOSCOW, toponyms=toponyms)
        shown = exhibit(person("Ada", stop("ada", 1, moscow, translations=german_story("x"))))
        name = moscow.toponym("de").text
        assert languages_of(story_of(shown, "ada/01-moscow"), name) == {language}
        assert languages_of(tree(stop_list(shown, GERMAN).html), name) == {language}
        # The button is called by the place and by the title, which are one text in the title's language.
        assert languages_of(tree(stop_markers(shown, GERMAN)[0].html), name) == {language, "de"}
        assert languages_of(tree(attract(shown, GERMAN).html), name) == {language}


def test_a_city_names_its_first_and_last_story_in_the_language(half: Exhibit) -> None:
    mark = city_marker(Cluster((0, 4), "moscow", (0, 0)), 9, half, list(half.stops), GERMAN)
    (button,) = tree(mark.html).having("data-place")
    assert "“Deutsch: ada 1 at Moscow” to “ben 5 at Moscow”" in button.attributes["aria-label"]


def test_the_stop_list_marks_every_title_chapter_and_person_with_its_language(half: Exhibit) -> None:
    root = tree(stop_list(half, GERMAN).html)
    for german in ("Deutsch: ada 1 at Moscow", "Jugend", "Die Ada"):
        assert languages_of(root, german) == {"de"}
    for english in ("ben 4 at Chita", "Youth"):
        assert languages_of(root, english) == {"en"}
    headings = [heading.text for heading in root.having("data-chapter")]
    assert headings == ["Jugend Die Ada", "Youth Ben"]


def test_the_person_toggle_and_the_timeline_name_people_in_the_language(half: Exhibit) -> None:
    toggle = tree(person_toggle(half, GERMAN).html)
    assert languages_of(toggle, "Die Ada") == {"de"}
    assert languages_of(toggle, "Ben") == {"en"}
    lanes = tree(timeline(half, GERMAN).html).having("data-lane")
    assert [lane.attributes["aria-label"] for lane in lanes] == [
        "«Ada Jemand: years»",
        "«Ben Someone: years»",
    ]
    labels = [mark.attributes["data-says"] for mark in lanes[0].having("data-says")]
    assert [each.split(": ", 1)[1] for each in labels] == [
        *("Deutsch: ada 1 at Moscow", "Deutsch: ada 2 at Chita", "ada 3 at Tokyo")
    ]


def test_the_title_on_the_map_and_the_choice_of_a_life_are_in_the_language(half: Exhibit) -> None:
    for shown, language in ((half, "de"), (two_lives(), "en")):
        titles = [shown.in_language("de").title, *(each.in_language("de").name for each in shown.people[:1])]
        for html, text in zip(
            (cartouche(shown, GERMAN).html, choose(shown, GERMAN).html), titles, strict=True
        ):
            assert languages_of(tree(html), text) == {language}


def test_an_encounter_and_both_its_stops_are_in_the_language(half: Exhibit) -> None:
    (article,) = tree(encounter_articles(half, GERMAN)[0]).children
    assert article.attributes["aria-label"] == "Eine Stadt"
    assert languages_of(article, "hierher") == languages_of(article, "Die Ada") == {"de"}
    assert languages_of(article, "Deutsch: ada 2 at Chita") == {"de"}
    assert languages_of(article, "ben 4 at Chita") == {"en"}
    (english,) = tree(encounter_articles(two_lives(), GERMAN)[0]).children
    assert english.attributes["lang"] == "en"
    assert languages_of(english, GERMAN_STRINGS["touch"]) == {"de"}
    assert languages_of(english, "One town") == {"en"}


def test_a_person_who_was_absent_is_named_in_the_language() -> None:
    life = person("Ada", stop("ada", 1, MOSCOW, present=False), translations={"de": ADA})
    assert "«Die Ada was not here.»" in story_of(exhibit(life), "ada/01-moscow").text


def test_the_page_opens_in_the_first_language_and_its_english_version_marks_nothing(
    half: Exhibit, tmp_path: Path
) -> None:
    content = render_page(half, GroundTiles(tmp_path / "none.pmtiles"))
    assert (content.opening_language, content.title) == ("de", "Kleine Leben")
    english = [part.html for part in content.parts["en"] if part.name != "settings"]  # it names all languages
    assert ["lang=" in html for html in english] == [False] * len(english)
    assert "Deutsch" not in "".join(english)


def test_a_folder_with_german_files_opens_in_german(tmp_path: Path) -> None:
    folder = copy_small(tmp_path)
    settings = (folder / "exhibit.yaml").read_text(encoding="utf-8")
    (folder / "exhibit.yaml").write_text(settings.replace("[en]", "[de, en]"), encoding="utf-8")
    content = render_folder(folder).content
    assert (content.opening_language, content.title) == ("de", "Zwei Wege nach Triest")
    panel = tree(next(part.html for part in content.parts["de"] if part.name == "story_panel"))
    languages = [each.attributes.get("lang", "de") for each in panel.having("data-story")]
    assert languages == ["de", "de", "en", "en", "en", "en"]
    for german in ("Mit neunzehn Lehrerin", "Neunzig Kisten", "Clara Brandt", "Ein Pier", "Wien"):
        assert "de" in languages_of(panel, german)
    assert languages_of(panel, "The corvette comes home") == {"en"}


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '" onclick="alert(1)'])
def test_html_in_a_translation_is_escaped(payload: str) -> None:
    more: dict[str, Any] = {"translations": {"de": StopText("de", payload, payload, payload)}}
    text = PersonText("de", payload, payload, payload, payload)
    life = person("Ada", stop("ada", 1, MOSCOW, **more), translations={"de": text})
    held = exhibit(life, translations={"de": ExhibitText("de", payload, payload, payload)})
    made = (story_panel, stop_list, person_toggle, timeline)
    html = [*(part(held, GERMAN).html for part in made), *(mark.html for mark in stop_markers(held, GERMAN))]
    for each in (element for one in html for element in tree(one).all()):
        assert each.tag != "script"
        assert "onclick" not in each.attributes


@pytest.mark.parametrize("language", STORY)
def test_a_page_of_an_exhibit_in_one_language_marks_no_other(language: str, tmp_path: Path) -> None:
    content = render_page_of(write_exhibit(tmp_path, language))
    assert (content.opening_language, content.title_language) == (language, language)
    parts = content.parts[language]
    assert {part.name for part in parts if " lang=" in part.html or " dir=" in part.html} == set()
    assert [address for address, module in content.modules.items() if "lang=" in module] == []


def test_a_text_in_the_other_direction_says_so(tmp_path: Path) -> None:
    folder = write_exhibit(tmp_path, "ar", "en", settings="original_language: ar\n")
    (folder / "exhibit.en.yaml").write_text("title: A life\nsubtitle: S\nwelcome: W\n", encoding="utf-8")
    settings = (folder / "exhibit.yaml").read_text(encoding="utf-8")
    (folder / "exhibit.yaml").write_text(settings.replace("[ar, en]", "[en, ar]"), encoding="utf-8")
    content = render_page_of(folder)
    panel = tree(next(part.html for part in content.parts["en"] if part.name == "story_panel"))
    (article, *_) = panel.having("data-story")
    assert (article.attributes["lang"], article.attributes["dir"]) == ("ar", "rtl")
    position = next(each for each in article.all() if each.text == "1 of 2")
    assert (position.attributes["lang"], position.attributes["dir"]) == ("en", "ltr")


def render_page_of(folder: Path) -> PageContent:
    loaded = load(folder)
    assert loaded.exhibit is not None
    return render_page(loaded.exhibit, GroundTiles(folder / "none.pmtiles"))
