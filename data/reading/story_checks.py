"""Stories that no visitor reads to the end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from data.model.exhibit import Person
from data.model.problem import Problem
from data.reading.line_of import line_of
from data.reading.prose import as_read, count_words

MOST_WORDS = 100
"""More than a visitor on their feet reads of one panel; 30 to 70 is what a story should have."""


def tell_long_stories(folder: Path, people: Iterable[Person], problems: list[Problem]) -> None:
    """Tell every story of more than 100 words. Its stop is shown all the same."""
    for stop in (stop for person in people for stop in person.stops):
        if len(stop.story) <= 2 * MOST_WORDS:  # a word and its space have two letters, or more
            continue
        count = count_words(as_read(stop.story))
        if count > MOST_WORDS:
            name = f"people/{stop.id}.md"
            line = line_of(folder / name, "---", stop.story.split("\n")[0])
            fault, remedy = f"the story has {count} words", "shorten it to 70, or tell it in two stops"
            effect = "It is shown, but visitors will not read it to its end."
            problems.append(Problem(name, f"line {line}", "", "", fault, remedy, effect, line))
