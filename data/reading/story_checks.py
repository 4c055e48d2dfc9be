"""Stories that no visitor reads to the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from data.model.exhibit import Person, Stop
from data.model.problem import Problem
from data.reading.prose import as_read, count_words
from data.reading.read_yaml import line_of

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


def double_titles(folder: Path, people: Iterable[Person]) -> Iterator[Problem]:
    """Every title that an earlier story of the exhibit has already, language by language."""
    first: dict[tuple[str, str], str] = {}
    for stop in (stop for person in people for stop in person.stops):
        for language, title, name in _titles(stop):
            before = first.setdefault((language, title), name)
            if before != name:
                fault, remedy = f"is also the title of {before}", "write a title of its own"
                effect, line = "Two markers have the same name.", line_of(folder / name, "title", title)
                yield Problem(name, f"line {line}", "title", title, fault, remedy, effect, line)


def _titles(stop: Stop) -> Iterator[tuple[str, str, str]]:
    """A stop's titles: the language, the title, the file it stands in."""
    yield "", stop.title, f"people/{stop.id}.md"
    for language, text in stop.translations.items():
        yield language, text.title, f"people/{stop.id}.{language}.md"
