"""Every passage of text that visitors read, with the file it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.model.exhibit import Exhibit, Person
from data.reading.prose import as_read


@dataclass(frozen=True, slots=True)
class Passage:
    """A plain text without Markdown. `is_prose`: it consists of sentences."""

    file: str
    text: str
    is_prose: bool = True


def passages(exhibit: Exhibit) -> Iterator[Passage]:
    """Every passage of an exhibit in its original language, and the names of its places in every language.

    The interface strings are not among them.
    """
    yield Passage("exhibit.yaml", exhibit.welcome)
    yield Passage("exhibit.yaml", f"{exhibit.title} {exhibit.subtitle}", is_prose=False)
    for person in exhibit.people:
        yield from _passages_of_person(person)
    for encounter in exhibit.encounters:
        yield Passage("encounters.csv", encounter.text)
        yield Passage("encounters.csv", encounter.title, is_prose=False)
        if encounter.question:
            yield Passage("encounters.csv", encounter.question)
    for event in exhibit.world:
        yield Passage("world.csv", event.text, is_prose=False)
    for term in exhibit.glossary:
        yield Passage("glossary.csv", term.sentence)
        yield Passage("glossary.csv", " ".join([term.term, *term.also]), is_prose=False)
    for entry in exhibit.whos_who:
        yield Passage("whos_who.csv", entry.line)
        yield Passage("whos_who.csv", " ".join([entry.name, *entry.also]), is_prose=False)
    for place in exhibit.places.values():
        names = " ".join([place.toponym_then, *place.toponyms.values()])
        yield Passage("places.csv", names, is_prose=False)
    for source in exhibit.sources.values():
        yield Passage("sources.csv", source.citation, is_prose=False)
    for picture in exhibit.pictures.values():
        credit = f"{picture.creator} {picture.year} {picture.licence} {picture.source}"
        yield Passage("pictures.csv", credit, is_prose=False)
    for sound in exhibit.sounds.values():
        credit = f"{sound.creator} {sound.year} {sound.licence} {sound.source}"
        yield Passage("audio.csv", " ".join([*sound.transcripts.values(), credit]), is_prose=False)
    for label in exhibit.lettering:
        yield Passage("basemap/lettering.csv", " ".join(label.names.values()), is_prose=False)


def _passages_of_person(person: Person) -> Iterator[Passage]:
    file = f"people/{person.id}/person.yaml"
    chapters = (chapter.title for chapter in person.chapters)
    yield Passage(file, person.introduction)
    questions = (person.closing_question, *(chapter.question for chapter in person.chapters))
    yield from (Passage(file, question) for question in questions if question)
    if person.call:
        yield Passage(file, person.call)
    yield Passage(file, " ".join([person.name, person.short_name, person.epithet, *chapters]), is_prose=False)
    for stop in person.stops:
        file = stop.file
        yield Passage(file, as_read(stop.story))
        yield Passage(file, stop.title, is_prose=False)
        if stop.doubt:
            yield Passage(file, as_read(stop.doubt))
        if stop.quotation:
            yield Passage(file, stop.quotation.speaker, is_prose=False)
            if stop.quotation.language == stop.language:
                yield Passage(file, stop.quotation.words)
            else:
                yield Passage(file, stop.quotation.words, is_prose=False)
        if stop.legend_or_fact:
            yield Passage(file, as_read(stop.legend_or_fact.told))
            yield Passage(file, as_read(stop.legend_or_fact.known))
