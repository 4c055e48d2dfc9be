"""Markdown that no story shows is told of, with its line; plain text that looks a little like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import Problem, load
from data.model.problem import WHOLE_FILE
from data.reading.markdown_check import (
    BLOCKS,
    report_markdown,
    unshown_markdown,
    with_blocks_as_text,
    without_emphasis,
)
from data.reading.prose import as_read
from data.reading.source_file import SourceFile
from tests.data.conftest import ReplaceText

STORY = "people/rizzi/03-trieste-1852.md"
EFFECT = "Visitors read the marks as they are typed."
UNSHOWN = {
    "a [link](http://example.org) here": "link_open",
    "a [link](page.html) here": "link_open",
    "a [link][1]\n\n[1]: http://example.org": "link_open",
    "[Le *Révolté*](http://example.org)": "link_open",
    "![The liner](liner.jpg)": "image",
    "a note[^1] in it\n\n[^1]: Matthews 2019": "footnote_ref",
    "# Heading": "heading_open",
    "### The spy in Tokyo ###": "heading_open",
    "Heading\n=======": "heading_open",
    "Heading\n-------\nText": "heading_open",
    "> I came, I saw.": "blockquote_open",
    "> *Slanted* words": "blockquote_open",
    "| a | b |\n|---|---|\n| 1 | 2 |": "table_open",
    "a | b\n--- | ---\n1 | 2": "table_open",
    "text with | a | table | in it": "table_row",
    "| a | b |": "table_row",
    "~~old~~ new": "s_open",
    "* one\n* two": "bullet_list_open",
    "```\nx\n```": "fence",
    "---": "hr",
    "a&nbsp;b": "entity",
    "&mdash; he said": "entity",
}
PLAIN = (
    "either | or",
    "one | two | three",
    "the length |x| and |y| of it",
    "| | |",
    "See <http://example.org>.",
    "||",
    "§ 5 |",
    "[sic]",
    "[…]",
    "[sic] (1905)",
    "[he](sic) said",
    "[Sorge](sorge)",
    "[1936]",
    "[1]: a thing",
    "[a] [b]",
    "Who [else?] (A)",
    "5 > 3",
    "> 500 people",
    "> 5. March",
    "No. 5 was there",
    "1905. He left.\n1906. He came.",
    "1. September 1939",
    "#1 of five",
    "the C# key",
    "# 5 Baker Street",
    "#",
    ">",
    "an * asterisk",
    "2 * 3 * 4",
    "* * *",
    "* 4. Oktober 1895\n* 9. Dezember 1842",
    "* born in Baku",
    "+ 1921",
    "- Da, said he.\n- Net.",
    "— Da\n— Net",
    "Text\n-",
    "----- Original",
    "~~~",
    "~1934 or ~1936",
    ">:(",
    ">:D",
    ">_<",
    "(>_<)",
    "<3",
    ":-| and :-)",
    "[^_^]",
    "AT&T; R&D",
    "& so; on",
    "`Ali ibn `Umar",
    "rock `n` roll",
    "    an indented paragraph",
    r"\# not a heading",
    r"\[x\](http://example.org)",
    "http://example.org/a_b_c",
    "a_b_c",
    "{x}",
    "x^2",
    "=",
)
SHOWN_IN_STORIES = ("*slanted*", "**strong**", "[Le Révolté]{lang=fr}")


def kinds(text: str, *, is_markdown: bool = True) -> list[str]:
    return [kind for kind, _ in unshown_markdown(text, is_markdown=is_markdown)]


@pytest.mark.parametrize("text", UNSHOWN)
def test_markdown_that_no_story_shows_is_found(text: str) -> None:
    assert kinds(text) == kinds(f"First words.\n\n{text}") == [UNSHOWN[text]]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_no_markdown(text: str) -> None:
    for typed in (text, f"First words.\n\n{text}", f"{text}\n\nLast words."):
        assert kinds(typed) == []
        assert kinds(typed, is_markdown=False) == []


@pytest.mark.parametrize("text", SHOWN_IN_STORIES)
def test_what_stories_show_is_unshown_only_in_a_text_without_markdown(text: str) -> None:
    assert kinds(text) == []
    assert kinds(f"First {text} last", is_markdown=False) == ["emphasis"]


@pytest.mark.parametrize("text", ["M*A*S*H", "D*** you", "snake_case_name", "a * b * c", "f***", "* Baku"])
def test_an_asterisk_in_a_title_is_no_emphasis(text: str) -> None:
    assert kinds(text, is_markdown=False) == []


@pytest.mark.parametrize("text", [text for text, kind in UNSHOWN.items() if kind in BLOCKS])
def test_an_imported_text_is_shown_as_it_was_and_holds_no_blocks(text: str) -> None:
    story = with_blocks_as_text(f"First.\n\n{text}\n\n{text}\n\nLast.")
    assert kinds(story) == []
    assert as_read(story) == as_read(f"First.\n\n{text}\n\n{text}\n\nLast.")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*Titanic* sinks", "Titanic sinks"),
        ("The **great** [Révolté]{lang=fr}", "The great Révolté"),
        ("M*A*S*H and 2 * 3 * 4", "M*A*S*H and 2 * 3 * 4"),
        (r"a\b *c*", r"a\b c"),
    ],
)
def test_an_imported_title_is_shown_without_emphasis(typed: str, shown: str) -> None:
    assert without_emphasis(typed) == shown
    assert kinds(shown, is_markdown=False) == []


def test_a_title_of_one_line_holds_no_heading() -> None:
    assert kinds("# no", is_markdown=False) == []
    assert kinds("# Welcome\nTap a place.", is_markdown=False) == ["heading_open"]


def told(folder: Path) -> list[Problem]:
    return [each for each in load(folder).problems if "Markdown" in each.fault]


def test_every_kind_in_a_story_is_told_once_with_its_line(small: Path, replace_text: ReplaceText) -> None:
    typed = (
        "The *Speranza* tied up [here](http://example.org).\nSo [it](http://example.org) is![quay](quay.jpg)."
        "\n\n# The quay\n\n> All well.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSaid a clerk[^2]. The *Speranza*"
    )
    replace_text(STORY, "The *Speranza* tied up", typed)
    assert [(each.where, each.found, each.remedy) for each in told(small)] == [
        (
            "line 8",
            "[here](http://example.org)",
            "write its words alone; what the story rests on is named by sources:",
        ),
        (
            "line 9",
            "![quay](quay.jpg)",
            "leave it out here; a story’s picture is named by picture:, and has a row in pictures.csv",
        ),
        ("line 11", "# The quay", "leave the mark out"),
        ("line 13", "> All well.", "write it in quotation marks"),
        ("line 15", "| a | b |", "write it as sentences"),
        ("line 19", "[^2]", "write the note into the story; what it rests on is named by sources:"),
    ]
    assert {(each.field, each.consequence) for each in told(small)} == {("story", EFFECT)}


def test_the_line_is_that_of_the_mark_below_a_title_that_is_underlined(
    small: Path, replace_text: ReplaceText
) -> None:
    replace_text(STORY, "The *Speranza*", "The quay\n--------\nThe *Speranza*")
    (problem,) = told(small)
    assert (problem.where, problem.found) == ("line 9", "--------")


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        (STORY, "sources:", "doubt: See [here](http://example.org).\nsources:", "doubt"),
        (STORY, "title: The corvette", "title: The *Speranza*", "title"),
        (
            "people/rizzi/person.yaml",
            "introduction: ",
            "introduction: See [it](http://example.org). ",
            "introduction",
        ),
        ("exhibit.yaml", "welcome: ", "welcome: See [it](http://example.org). ", "welcome"),
        ("exhibit.de.yaml", "welcome: ", "welcome: Siehe **dort**. ", "welcome"),
        ("people/brandt/01-vienna-1838.de.md", "title: ", "title: Das ~~alte~~ ", "title"),
        ("encounters.csv", "One pier,", "One [pier](http://example.org),", "title"),
    ],
)
def test_it_is_told_of_in_every_text_that_visitors_read(
    file: str, old: str, new: str, field: str, small: Path, replace_text: ReplaceText
) -> None:
    replace_text(file, old, new)
    (problem,) = told(small)
    assert (problem.file, problem.field) == (file, field)
    if file != STORY:  # a story's fields are proposed in a story alone
        assert not any(each in str(problem) for each in ("sources", "picture"))


def test_emphasis_is_shown_in_doubts_and_encounters(small: Path, replace_text: ReplaceText) -> None:
    replace_text(STORY, "sources:", "doubt: A few say *later*.\nsources:")
    replace_text("encounters.csv", "Her plants", "*Her* plants")
    replace_text("encounters.csv", "Ihre Pflanzen", "*Ihre* Pflanzen")
    loaded = load(small)
    assert loaded.exhibit is not None
    assert [each.text[:5] for each in loaded.exhibit.encounters] == ["*Her*"]
    assert loaded.problems == ()


@pytest.mark.parametrize("ending", ["\r", "\r\n", "\u2028", "\x0b", "\x85", "\0\n", "\n\n\n"])
def test_any_line_end_is_survived(ending: str, tmp_path: Path) -> None:
    source = SourceFile(tmp_path / "x.md", "x.md")
    for text in UNSHOWN:
        report_markdown(ending.join([text, text, ""]), source, "doubt", WHOLE_FILE, is_markdown=True)
