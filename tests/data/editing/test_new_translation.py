"""A translation begun: nothing is shown of it until it is written, and it knows what it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import load
from data.advice.completeness import translation_advice
from data.editing.new import main

STOP = "rizzi/03-trieste-1852"


def new(small: Path, *words: str) -> int:
    return main(["translation", *words, "--exhibit", str(small)])


def test_it_stands_beside_the_story_with_the_english_in_it(small: Path) -> None:
    assert new(small, STOP, "fr") == 0
    text = (small / f"people/{STOP}.fr.md").read_text(encoding="utf-8")
    assert "# The corvette comes home" in text
    assert "# stack of mossy boxes." in text or "mossy boxes" in text
    assert "\ntitle:\n" in text


def test_what_is_still_to_write_is_said_and_the_english_is_shown(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(small, STOP, "fr")
    said = capsys.readouterr().out
    assert f"people/{STOP}.fr.md is written." in said
    assert "title is missing" in said
    assert "the story is missing" in said
    exhibit = load(small).exhibit
    assert exhibit is not None
    assert exhibit.people[1].stops[2].in_language("fr").title == "The corvette comes home"


def test_once_it_is_written_it_is_whole_and_not_stale(small: Path) -> None:
    new(small, STOP, "fr")
    path = small / f"people/{STOP}.fr.md"
    text = path.read_text(encoding="utf-8").replace("\ntitle:\n", "\ntitle: Le retour\n")
    path.write_text(f"{text}La *Speranza* accosta.\n", encoding="utf-8")
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.people[1].stops[2].in_language("fr").title == "Le retour"
    assert [each for each in translation_advice(loaded.exhibit) if each.file == f"people/{STOP}.fr.md"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((STOP, "en"), "is no language to translate into"),
        ((STOP, "../x"), "is no language to translate into"),
        (("rizzi/03-trieste-185", "fr"), f"write {STOP}"),
        (("../../exhibit", "fr"), "is no stop that can be shown"),
        (("brandt/01-vienna-1838", "de"), "is there already"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(
    small: Path, words: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert new(small, *words) == 1
    assert said in capsys.readouterr().out
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before
