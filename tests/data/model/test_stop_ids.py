"""Ids of stops: the words of the file's name; and what leads to a stop that had another name."""

from __future__ import annotations

import pytest

from data.model.stop_ids import (
    StopFile,
    StopReferences,
    free_name,
    ids_in_life,
    story_of_translation,
    words_of_stem,
)

TWINS = ["01-tokyo-1938", "02-tokyo-1938", "03-kiel"]


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("13-yokohama-1933", "yokohama-1933"),
        ("1933-yokohama", "yokohama"),
        ("07a-kiel", "kiel"),
        ("070z-kiel", "kiel"),
        ("kiel-1918-2", "kiel-1918-2"),
        ("kiel", "kiel"),
        ("07", "07"),
        ("07-", "07-"),
        ("3rd-visit", "visit"),
    ],
)
def test_the_number_at_the_beginning_is_no_part_of_the_words(stem: str, words: str) -> None:
    assert words_of_stem(stem) == words


def test_words_that_two_stops_share_are_no_id() -> None:
    assert list(ids_in_life(TWINS).values()) == ["01-tokyo-1938", "02-tokyo-1938", "kiel"]


def test_a_name_that_is_another_stops_words_is_no_id() -> None:
    assert ids_in_life(["07-a-b", "08-07-a-b"])["08-07-a-b"] == "08-07-a-b"


@pytest.mark.parametrize("words", [["Kiel", "kiel"], ["kiel", "KIEL"]])
def test_capitals_alone_make_no_two_ids(words: list[str]) -> None:
    stems = [f"0{number}-{each}" for number, each in enumerate(words, start=1)]
    assert list(ids_in_life(stems).values()) == stems


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("ada/kiel", ["ada/kiel"]),
        ("ada/03-kiel", ["ada/kiel"]),
        ("ada/07-kiel", ["ada/kiel"]),
        ("ada/01-tokyo-1938", ["ada/01-tokyo-1938"]),
        ("ada/tokyo-1938", ["ada/01-tokyo-1938", "ada/02-tokyo-1938"]),
        ("ada/09-tokyo-1938", ["ada/01-tokyo-1938", "ada/02-tokyo-1938"]),
        ("ada/04-rome", ["ada/kiel"]),
        ("ada/rome", ["ada/kiel"]),
        ("eva/kiel", []),
        ("ada", []),
        ("", []),
    ],
)
def test_a_reference_means_the_stop_of_this_id_or_of_this_former_name(
    reference: str, meant: list[str]
) -> None:
    former = {"03-kiel": ("ada/04-rome",)}
    stops = [
        StopFile(f"ada/{id}", f"people/ada/{stem}.md", former.get(stem, ()))
        for stem, id in ids_in_life(TWINS).items()
    ]
    references = StopReferences(stops)
    assert [each.id for each in references.meant(reference)] == meant
    assert references.id_of(reference) == (meant[0] if len(meant) == 1 else reference)


def test_an_id_is_stronger_than_a_former_name() -> None:
    stops = [
        StopFile("ada/rome", "people/ada/02-rome.md"),
        StopFile("ada/kiel", "people/ada/01-kiel.md", ("ada/rome",)),
    ]
    found = StopReferences(stops).get("ada/rome")
    assert found is not None
    assert found.id == "ada/rome"


def test_a_translation_belongs_to_the_story_of_its_name_or_else_of_its_words() -> None:
    assert story_of_translation("03-kiel", TWINS) == "03-kiel"
    assert story_of_translation("04-kiel", TWINS) == "03-kiel"
    assert story_of_translation("01-tokyo-1938", TWINS) == "01-tokyo-1938"
    assert story_of_translation("03-tokyo-1938", TWINS) == ""
    assert story_of_translation("rome", TWINS) == ""


def test_the_words_of_a_file_are_stronger_than_those_of_a_former_name() -> None:
    stops = [
        StopFile("ada/tokyo", "people/ada/05-tokyo.md"),
        StopFile("ada/tokyo-2", "people/ada/02-tokyo-2.md", ("ada/02-tokyo",)),
    ]
    references = StopReferences(stops)
    assert references.id_of("ada/01-tokyo") == "ada/tokyo"
    assert references.id_of("ada/02-tokyo") == "ada/tokyo-2"


@pytest.mark.parametrize(
    ("stem", "others", "name"),
    [
        ("03-tokyo", ["01-tokyo"], "tokyo-2"),
        ("03-tokyo", ["01-tokyo", "07-Tokyo-2"], "tokyo-3"),
        ("02-07-a", ["01-07-a"], "a-2"),
    ],
)
def test_a_free_name_is_no_other_files_and_begins_with_no_number(
    stem: str, others: list[str], name: str
) -> None:
    assert free_name(stem, [stem, *others]) == name
