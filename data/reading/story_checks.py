"""Checks that need all stories of an exhibit, or their words: duplicate titles and long stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.model.exhibit import Person, Stop
from data.reading.prose import as_read, count_words
from data.reading.source_file import SourceFolder

MOST_WORDS = 100
"""More than a visitor reads of one panel while standing; a story should have 30 to 70."""


def report_duplicate_titles(folder: SourceFolder, people: Iterable[Person]) -> None:
    """Report every title that an earlier story of the exhibit has in the same language.

    A title is the accessible name of its marker, so each must be unique.
    """
    first_files: dict[tuple[str, str], str] = {}
    titles = [each for person in people for stop in person.stops for each in _titles(person, stop)]
    # A draft comes last: of two with one title, it is the one to be changed.
    for _, language, title, name in sorted(titles, key=lambda each: each[0]):
        first_file = first_files.setdefault((language, title), name)
        if first_file != name:
            fault, remedy = f"is also the title of {first_file}", "write a title of its own"
            effect, source = "Two markers have the same name.", folder.file(name)
            at = source.at("title")
            source.problem("title", found=title, fault=fault, remedy=remedy, effect=effect, at=at)


def _titles(person: Person, stop: Stop) -> Iterator[tuple[bool, str, str, str]]:
    """A stop's titles: whether it is a draft, the language, the title, the file it stands in."""
    draft = person.draft or stop.draft
    yield draft, stop.language, stop.title, stop.file
    for language, text in stop.translations.items():
        yield draft or text.draft, language, text.title, stop.translation_file(language)


def report_long_stories(folder: SourceFolder, people: Iterable[Person]) -> None:
    """Report every story of more than 100 words. Its stop is shown all the same."""
    for stop in (stop for person in people for stop in person.stops):
        if len(stop.story) <= 2 * MOST_WORDS:  # a word and its space have at least two characters
            continue
        count = count_words(as_read(stop.story))
        if count > MOST_WORDS:
            source = folder.file(stop.file)
            fault, remedy = f"the story has {count} words", "shorten it to 70, or tell it in two stops"
            effect = "It is shown, but visitors will not read it to its end."
            source.problem(fault=fault, remedy=remedy, effect=effect, at=source.at_story())
