"""Drafts: unfinished work. The preview shows it, the gallery does not, and it keeps no other edit back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from data.model.exhibit import (
    Chapter,
    Encounter,
    Exhibit,
    GlossaryTerm,
    Person,
    Stop,
    WhosWhoEntry,
    WorldEvent,
)
from data.model.problem import Problem

SAYS_SO = "says draft: true"
PERSON_FILE = "person.yaml"
Translated = TypeVar("Translated", Exhibit, Person, Stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One draft: a file, or where `where` names a row, that row.

    `title` is what it is called, as far as that is written. `reason` says why it counts as a draft, after its
    name. `stated`: its own file says `draft: true`, or it waits for one that does. `part` is its name among
    those of `published_parts`. `waits_for` are the files of the drafts that it cannot be shown before.
    `left_to_do` are the problems to solve before it can be shown.
    """

    file: str
    where: str = ""
    title: str = ""
    reason: str
    stated: bool
    part: str
    waits_for: tuple[str, ...] = ()
    left_to_do: tuple[Problem, ...] = ()

    def covers(self, file: str) -> bool:
        """Whether a file, or a name of `published_parts`, belongs to the draft: of a life all its files, of a
        story its translations too."""
        if self.where:
            return False
        folder, _, name = self.file.rpartition("/")
        if name == PERSON_FILE:
            return file.startswith(f"{folder}/")
        return any(
            file == each or (each.endswith(".md") and file.startswith(each[:-2]))
            for each in (self.file, self.part)
        )

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}{f' ({self.title})' if self.title else ''}: {self.reason}."

    def as_dict(self) -> dict[str, Any]:
        """The fields for JSON (`check --json`)."""
        return {
            "file": self.file,
            "where": self.where,
            "title": self.title,
            "reason": self.reason,
            "left_to_do": [problem.as_dict() for problem in self.left_to_do],
        }


def without_drafts(exhibit: Exhibit) -> Exhibit | None:
    """The exhibit as the gallery shows it; None where every life is a draft.

    A stop that is a draft is left out as if it were not there: the way leads from the stop before it to the
    stop after it. Its encounters are left out too, and a life that has only drafts.
    """
    people = tuple(
        _without_draft_stops(each) for each in exhibit.people if not each.draft and _published_stops(each)
    )
    if not people:
        return None
    stops = {stop.id: stop for person in people for stop in person.stops}
    encounters = tuple(
        replace(each, stop_a=stops[each.stop_a.id], stop_b=stops[each.stop_b.id])
        for each in exhibit.encounters
        if each.stop_a.id in stops and each.stop_b.id in stops
    )
    return replace(_in_finished_languages(exhibit), people=people, encounters=encounters)


def published_parts(exhibit: Exhibit | None) -> frozenset[str]:
    """The names of all that visitors see: of lives, stories and translations their files without the numbers
    (`people/sorge/yokohama-1933.ru.md`), of rows with translations and these
    `encounters.csv/one-street.ru`."""
    published = without_drafts(exhibit) if exhibit is not None else None
    return frozenset(_parts(published)) if published is not None else frozenset()


def _parts(exhibit: Exhibit) -> Iterator[str]:
    yield from (f"exhibit.{each}.yaml" for each in exhibit.translations)
    for person in exhibit.people:
        yield f"people/{person.id}/{PERSON_FILE}"
        yield from (f"people/{person.id}/person.{each}.yaml" for each in person.translations)
    for stop in exhibit.stops:
        yield f"people/{stop.id}.md"
        yield from (f"people/{stop.id}.{each}.md" for each in stop.translations)
    tables: tuple[tuple[str, Iterable[Encounter | WorldEvent | GlossaryTerm | WhosWhoEntry]], ...] = (
        ("encounters.csv", exhibit.encounters),
        ("world.csv", exhibit.world),
        ("glossary.csv", exhibit.glossary),
        ("whos_who.csv", exhibit.whos_who),
    )
    for table, entry in ((table, entry) for table, entries in tables for entry in entries):
        yield row_part(table, entry.id)
        yield from (row_part(table, entry.id, each) for each in entry.translations)


def row_part(table: str, row_id: str, language: str = "") -> str:
    """The name of a table's row, such as an encounter, or of its translation, among `published_parts`."""
    return f"{table}/{row_id}{'.' if language else ''}{language}"


def _published_stops(person: Person) -> tuple[Stop, ...]:
    return tuple(stop for stop in person.stops if not stop.draft)


def _without_draft_stops(person: Person) -> Person:
    drafts = {language for language, text in person.translations.items() if text.draft}
    chapters = {each.id: _without_languages(each, drafts) for each in person.chapters}
    stops = tuple(
        _in_finished_languages(replace(stop, chapter=chapters[stop.chapter.id]) if drafts else stop)
        for stop in _published_stops(person)
    )
    return replace(_in_finished_languages(person), chapters=tuple(chapters.values()), stops=stops)


def _without_languages(chapter: Chapter, languages: set[str]) -> Chapter:
    kept = {each: text for each, text in chapter.translations.items() if each not in languages}
    return replace(chapter, translations=kept) if languages else chapter


def _in_finished_languages(translated: Translated) -> Translated:
    """The same without the translations that are drafts."""
    texts: Mapping[str, Any] = translated.translations
    if not any(text.draft for text in texts.values()):
        return translated
    return replace(translated, translations={each: text for each, text in texts.items() if not text.draft})
