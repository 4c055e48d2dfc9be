import pytest

from data import ExhibitText, PersonText, StopText
from data.model.texts import fingerprint


def test_a_fingerprint_is_eight_digits_that_stay_the_same() -> None:
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
def test_how_a_text_is_broken_into_lines_does_not_count(one: str, two: str) -> None:
    assert fingerprint("Title", one) == fingerprint("Title", two)


@pytest.mark.parametrize(
    "other",
    [
        *(("Title.", "doubt", "story"), ("title", "doubt", "story"), ("Title", "", "story")),
        *(("Title", "doubt story", ""), ("Title doubt", "", "story"), ("doubt", "Title", "story")),
        ("Title", "doubt", "st ory"),
    ],
)
def test_every_changed_word_counts_and_so_does_its_place(other: tuple[str, str, str]) -> None:
    assert fingerprint("Title", "doubt", "story") != fingerprint(*other)


def test_a_text_knows_the_fingerprint_of_all_it_says_but_not_of_where_it_came_from() -> None:
    story = StopText("en", "Title", "Story.", "Doubt.")
    assert story.fingerprint == fingerprint("Title", "Doubt.", "Story.")
    assert story.fingerprint == StopText("de", "Title", "Story.", "Doubt.", "0ddba115").fingerprint
    person = PersonText("en", "Ada Someone", "Ada", "Tested", "Ada lived.", {"youth": "Youth"})
    assert person.fingerprint == fingerprint("Ada Someone", "Ada", "Tested", "Ada lived.", "Youth")
    assert ExhibitText("en", "A", "B", "C").fingerprint == fingerprint("A", "B", "C")


def test_half_a_letter_has_a_fingerprint_too() -> None:
    assert len(fingerprint("\ud83d")) == 8
