"""Advice on the length of stories and of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.advice.conftest import GetAdvice
from tests.data.conftest import ReplaceText

STOP = "people/brandt/01-vienna-1838.md"


def write_story(small: Path, story: str) -> None:
    front_matter = (small / STOP).read_text(encoding="utf-8").split("---\n")[1]
    (small / STOP).write_text(f"---\n{front_matter}---\n{story}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (29, "the story has 29 words"),
        (30, None),
        (70, None),
        (71, "the story has 71 words"),
        (100, "the story has 100 words"),
    ],
)
def test_only_a_story_outside_30_to_70_words_is_reported(
    words: int, fault: str | None, small: Path, get_advice: GetAdvice
) -> None:
    write_story(small, " ".join(["Yes."] * words))
    assert [each.fault for each in get_advice()] == ([] if fault is None else [fault])


def test_a_sentence_of_26_words_is_reported_with_its_first_words_and_its_line(
    small: Path, get_advice: GetAdvice
) -> None:
    long = "Then she *walked* all the way " + " ".join(["on"] * 20) + "."
    write_story(small, " ".join(["Yes."] * 20) + "\n" + long)
    (advice,) = get_advice()
    assert (advice.where, advice.found) == ("line 10", "Then she walked all the")
    assert advice.fault == "begins a sentence of 26 words"


def test_a_long_sentence_in_a_doubt_or_a_welcome_is_reported(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    long = " ".join(["on"] * 26)
    replace_text("exhibit.yaml", "Tap a place.", f"Tap {long}.")
    replace_text("people/brandt/02-trieste-1852.md", "The diary counts", f"The {long} diary counts")
    assert [each.file for each in get_advice()] == ["exhibit.yaml", "people/brandt/02-trieste-1852.md"]


def test_the_line_of_a_sentence_is_found_in_any_encoding_that_is_read(
    small: Path, get_advice: GetAdvice
) -> None:
    write_story(small, " ".join(["Yes."] * 20) + "\n" + " ".join(["on"] * 26) + ".")
    (small / STOP).write_bytes((small / STOP).read_text(encoding="utf-8").encode("utf-16"))
    assert [advice.where for advice in get_advice()] == ["line 10"]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [("“I am.”", True), ("«Я был.»", True), ("„Ich war.“", True), ("“I” and “me”", False), ("I am.", False)],
)
def test_a_quotation_in_quotation_marks_is_told(
    words: str, is_told: bool, get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    said = f"quotation: {{words: '{words}', speaker: A, source: DIARY}}"
    replace_text(STOP, "sources: [DIARY]", f"sources: [DIARY]\n{said}")
    assert [each.fault for each in get_advice()] == (["stands in quotation marks"] if is_told else [])


def test_nobody_is_to_divide_the_sentence_of_a_quotation(
    get_advice: GetAdvice, replace_text: ReplaceText
) -> None:
    said = f"quotation: {{words: I am {'so ' * 25}old., speaker: A, source: DIARY}}"
    replace_text(STOP, "sources: [DIARY]", f"sources: [DIARY]\n{said}")
    assert [each.fault for each in get_advice()] == ["has 28 words"]
