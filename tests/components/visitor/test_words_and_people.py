"""The list of words and people: each entry stands once in the page, and stories name its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.visitor.localization import Localization
from components.visitor.story_panel.part import story_articles
from components.visitor.words_and_people.part import words_and_people
from data import ENGLISH, Exhibit, load
from tests.components.html_tree import tree
from tests.exhibit_folders import add_tables

GERMAN = Localization("de", {**ENGLISH, "words_and_people": "Wörter und Menschen", "close": "Schließen"})


@pytest.fixture
def explained(folder: Path) -> Exhibit:
    """The small exhibit with a glossary and a who's who."""
    add_tables(folder)
    exhibit = load(folder).exhibit
    assert exhibit is not None
    return exhibit


def test_every_entry_is_in_the_list_once_and_hidden(explained: Exhibit, english: Localization) -> None:
    root = tree(words_and_people(explained, english).html)
    entries = root.having("data-entry")
    assert [each.attributes["data-entry"] for each in entries] == [
        *("person/moos", "person/vento", "term/atlas", "term/barricade", "life/brandt", "life/rizzi")
    ]
    assert all("hidden" in each.attributes for each in entries)
    moos, vento, atlas, _, brandt, _ = entries
    assert explained.people[0].introduction in brandt.text
    assert " ".join(moos.text.split()) == "Josef Moos 1800– He bought ninety boxes."
    assert " ".join(vento.text.split()) == "Pietro Vento ?–1851 He paid a boy for chalk."
    assert " ".join(atlas.text.split()) == "atlas A book of maps bound in one volume."
    (portrait,) = root.having("src")
    assert portrait.attributes["alt"] == "A stone pier with one lamp and three waves"
    assert portrait in moos.children


def test_a_story_names_the_keys_of_its_own_entries_and_its_life_and_marks_them(
    explained: Exhibit, english: Localization
) -> None:
    articles = story_articles(explained, english)
    buttons = {
        stop: [
            (each.attributes["data-words"], each.text)
            for each in tree(html).of_class("card__tool")
            if "data-words" in each.attributes
        ]
        for stop, html in articles.items()
    }
    assert buttons == {
        "brandt/vienna-1838": [("term/atlas life/brandt", "Words and people")],
        "brandt/trieste-1852": [("person/moos life/brandt", "Words and people")],
        "brandt/vienna-1871": [("life/brandt", "Words and people")],
        "rizzi/trieste-1840": [("person/vento life/rizzi", "Words and people")],
        "rizzi/vienna-1848": [("term/barricade life/rizzi", "Words and people")],
        "rizzi/trieste-1852": [("life/rizzi", "Words and people")],
    }
    marks = tree(articles["brandt/vienna-1838"]).of_class("known")
    assert [each.text for each in marks] == ["Clara Brandt", "atlas"], "a word the first time only"


def test_in_another_language_each_text_says_which_it_is_in(explained: Exhibit) -> None:
    root = tree(words_and_people(explained, GERMAN).html)
    languages = {
        each.attributes["data-entry"]: each.attributes.get("lang") for each in root.having("data-entry")
    }
    assert languages == {
        "life/brandt": None,
        "life/rizzi": "en",
        "person/moos": None,
        "person/vento": "en",
        "term/atlas": None,
        "term/barricade": "en",
    }
    (portrait,) = root.having("src")
    assert portrait.attributes["lang"] == "en", "its text is not translated"
    article = tree(story_articles(explained, GERMAN)["brandt/vienna-1838"])
    assert [each.text for each in article.of_class("known")][1:] == ["Schulatlas"]
    (button,) = article.having("data-words")
    assert button.text.startswith("Wörter und Menschen")


def test_without_entries_only_the_lives_are_in_the_list(small: Exhibit, english: Localization) -> None:
    entries = tree(words_and_people(small, english).html).having("data-entry")
    assert [each.attributes["data-entry"] for each in entries] == [f"life/{each.id}" for each in small.people]
    for story in map(tree, story_articles(small, english).values()):
        assert [each.text for each in story.having("data-words")] == ["Words and people"]
