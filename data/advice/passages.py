"""Everything a visitor reads, passage by passage, and the file it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.model.exhibit import Exhibit, Person
from data.reading.prose import as_read


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it is read, in the exhibit's first language. `is_prose`: it has sentences."""

    file: str
    text: str
    is_prose: bool = True


def passages(exhibit: Exhibit) -> Iterator[Passage]:
    """Every passage of an exhibit, the interface's own words left out."""
    yield Passage("exhibit.yaml", exhibit.welcome)
    yield Passage("exhibit.yaml", f"{exhibit.title} {exhibit.subtitle}", is_prose=False)
    for person in exhibit.people:
        yield from _of_life(person)
    for encounter in exhibit.encounters:
        yield Passage("encounters.csv", encounter.text)
        yield Passage("encounters.csv", encounter.title, is_prose=False)
    for place in exhibit.places.values():
        names = " ".join([place.toponym_then, *place.toponyms.values()])
        yield Passage("places.csv", names, is_prose=False)
    for source in exhibit.sources.values():
        yield Passage("sources.csv", source.citation, is_prose=False)
    for one in exhibit.pictures.values():
        yield Passage("pictures.csv", f"{one.creator} {one.year} {one.licence} {one.source}", is_prose=False)
    for letters in exhibit.lettering:
        yield Passage("basemap/lettering.csv", " ".join(letters.names.values()), is_prose=False)


def _of_life(person: Person) -> Iterator[Passage]:
    file = f"people/{person.id}/person.yaml"
    chapters = (chapter.title for chapter in person.chapters)
    yield Passage(file, person.introduction)
    yield Passage(file, " ".join([person.name, person.short_name, person.epithet, *chapters]), is_prose=False)
    for stop in person.stops:
        file = f"people/{stop.id}.md"
        yield Passage(file, as_read(stop.story))
        yield Passage(file, stop.title, is_prose=False)
        if stop.doubt:
            yield Passage(file, as_read(stop.doubt))
