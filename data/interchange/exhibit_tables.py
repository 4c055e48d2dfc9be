"""A whole exhibit as plain tables, with the columns that records alone know nothing of.

The zip is read by `read_tables`: `read` gives its stops, `tables_of` every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from data.interchange.from_exhibit import records_of
from data.interchange.stop_record import ALL_FIELDS
from data.interchange.table_columns import COLUMNS
from data.interchange.tables import zip_of
from data.model.exhibit import Encounter, Exhibit, Person, Picture, Place, Source, Stop

Cells = dict[str, Any]


def write_exhibit(exhibit: Exhibit, language: str = "en") -> bytes:
    """Every table of an exhibit, its ids as they are; texts in one language, names in all.

    Left out are what is no table: plans, lettering, the interface's words, the pictures themselves.
    """
    return zip_of(
        {
            "exhibit": [_exhibit(exhibit)],
            "people": [_person(each) for each in exhibit.people],
            "chapters": [
                {"id": chapter_id(person, each.id), "person": person.id, "title": each.title}
                for person in exhibit.people
                for each in person.chapters
            ],
            "places": [_place(each, language) for each in exhibit.places.values()],
            "stops": list(_stops(exhibit, language)),
            "sources": [asdict(each) for each in _sources(exhibit)],
            "encounters": [_encounter(each) for each in exhibit.encounters],
            "pictures": [_picture(each, language) for each in exhibit.pictures.values()],
        }
    )


def chapter_id(person: Person, chapter: str) -> str:
    """A chapter's id beside those of other lives: `sorge/tokyo`."""
    return f"{person.id}/{chapter}"


def _exhibit(exhibit: Exhibit) -> Cells:
    named = {name: getattr(exhibit, name) for name in ("title", "subtitle", "welcome", "idle_seconds")}
    view = asdict(exhibit.opening_view)
    return named | view | {"languages": _list(exhibit.languages), "pixel_pitch": exhibit.screen.pixel_pitch}


def _person(person: Person) -> Cells:
    cells = {column: getattr(person, column) for column in COLUMNS["people"]}
    return cells | {"born": person.born.text, "died": person.died.text}


def _place(place: Place, language: str) -> Cells:
    cells = {column: getattr(place, column) for column in COLUMNS["places"] if hasattr(place, column)}
    return cells | {"name": place.toponym(language), **_in_all("toponym", place.toponyms)}


def _picture(picture: Picture, language: str) -> Cells:
    cells = {column: getattr(picture, column) for column in COLUMNS["pictures"] if hasattr(picture, column)}
    alternatives = {"alt": picture.alternative(language), **_in_all("alt", picture.alternatives)}
    return cells | alternatives | {"file": f"pictures/{picture.file}"}


def _stops(exhibit: Exhibit, language: str) -> Iterable[Cells]:
    people = {person.id: person for person in exhibit.people}
    for stop, record in zip(exhibit.stops, records_of(exhibit, language), strict=True):
        yield {
            **{column: getattr(record, column) for column in COLUMNS["stops"] if column in ALL_FIELDS},
            "id": stop.id,
            "chapter": chapter_id(people[stop.person], stop.chapter.id),
            "place": stop.place.id,
            "picture": stop.picture.id if stop.picture else "",
            **_lists(stop),
        }


def _lists(stop: Stop) -> Cells:
    return {name: _list(each.id for each in getattr(stop, name)) for name in ("sources", "via", "mentions")}


def _encounter(encounter: Encounter) -> Cells:
    ids = {name: getattr(encounter, name).id for name in ("place", "stop_a", "stop_b")}
    return {"id": encounter.id, "title": encounter.title, "text": encounter.text, **ids}


def _sources(exhibit: Exhibit) -> Iterable[Source]:
    """The sources stops rest on, each once: the exhibit keeps no others."""
    return {source.id: source for stop in exhibit.stops for source in stop.sources}.values()


def _in_all(name: str, words: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": word for language, word in words.items()}


def _list(words: Iterable[str]) -> str:
    return ";".join(words)
