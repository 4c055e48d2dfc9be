from pathlib import Path

import pytest

from tests.data.advice.conftest import Advised
from tests.data.conftest import Spoil

STOP = "people/brandt/01-vienna-1838.md"


def write_story(small: Path, story: str) -> None:
    head = (small / STOP).read_text(encoding="utf-8").split("---\n")[1]
    (small / STOP).write_text(f"---\n{head}---\n{story}\n", encoding="utf-8")


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
def test_a_story_of_30_to_70_words_is_left_alone(
    words: int, fault: str | None, small: Path, advised: Advised
) -> None:
    write_story(small, " ".join(["Yes."] * words))
    assert [each.fault for each in advised()] == ([] if fault is None else [fault])


def test_a_sentence_of_26_words_is_named_by_its_first_words_and_its_line(
    small: Path, advised: Advised
) -> None:
    long = "Then she *walked* all the way " + " ".join(["on"] * 20) + "."
    write_story(small, " ".join(["Yes."] * 20) + "\n" + long)
    (advice,) = advised()
    assert (advice.where, advice.found) == ("line 10", "Then she walked all the")
    assert advice.fault == "begins a sentence of 26 words"


def test_a_long_sentence_of_a_doubt_or_a_welcome_is_told(advised: Advised, spoil: Spoil) -> None:
    long = " ".join(["on"] * 26)
    spoil("exhibit.yaml", "Tap a place.", f"Tap {long}.")
    spoil("people/brandt/02-trieste-1852.md", "The diary counts", f"The {long} diary counts")
    assert [each.file for each in advised()] == ["exhibit.yaml", "people/brandt/02-trieste-1852.md"]
