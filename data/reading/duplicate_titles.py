"""Titles used twice: a marker is called by its story's title, so each needs one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from data.model.exhibit import Person, Stop
from data.model.problem import Problem
from data.reading.line_of import line_of


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
