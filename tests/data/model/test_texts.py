"""Texts and their fingerprints."""

import pytest

from data import ExhibitText, PersonText, StopText
from data.model.texts import fingerprint


def test_a_fingerprint_is_eight_hex_digits_and_stable() -> None:
    assert fingerprint("Lands at Yokohama", "", "The ship came in.") == "693c6ed1"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The ship came in.", "The  ship\ncame in.\n"),
        ("The ship came in.", "\tThe ship\r\n came\u00a0in."),
        ("Café", "Cafe\u0301"),
        ("", " \n"),
    ],
)
def test_white_space_and_accent_encoding_do_not_change_the_fingerprint(one: str, two: str) -> None:
    assert fingerprint("Title", one) == fingerprint("Title", two)


@pytest.mark.parametrize(
    "other",
    [
        *(("Title.", "doubt", "story"), ("title", "doubt", "story"), ("Title", "", "story")),
        *(("Title", "doubt story", ""), ("Title doubt", "", "story"), ("doubt", "Title", "story")),
        ("Title", "doubt", "st ory"),
    ],
)
def test_every_changed_word_and_every_moved_word_changes_the_fingerprint(other: tuple[str, str, str]) -> None:
    assert fingerprint("Title", "doubt", "story") != fingerprint(*other)


def test_the_fingerprint_of_a_text_covers_every_field_but_language_and_original() -> None:
    story = StopText("en", "Title", "Story.", "Doubt.")
    assert story.fingerprint == fingerprint("Title", "Doubt.", "Story.")
    assert story.fingerprint == StopText("de", "Title", "Story.", "Doubt.", "0ddba115").fingerprint
    person = PersonText("en", "Ada Someone", "Ada", "Tested", "Ada lived.", {"youth": "Youth"})
    assert person.fingerprint == fingerprint("Ada Someone", "Ada", "Tested", "Ada lived.", "Youth")
    assert ExhibitText("en", "A", "B", "C").fingerprint == fingerprint("A", "B", "C")


def test_a_lone_surrogate_has_a_fingerprint_too() -> None:
    assert len(fingerprint("\ud83d")) == 8
