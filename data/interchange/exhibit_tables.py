"""Write a whole exhibit as plain tables, with the columns that stop records do not have.

`data.interchange.tables` reads the zip: `read` returns its stops, `tables_of` every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from data.interchange.stop_record import ALL_FIELDS, records_of
from data.interchange.tables import COLUMNS, zip_of
from data.model.exhibit import (
    Encounter,
    Exhibit,
    GlossaryTerm,
    Person,
    Picture,
    Place,
    Source,
    Stop,
    WhosWhoEntry,
    WorldEvent,
)
from data.reading.read_glossary import FORM_MARK

Cells = dict[str, Any]


def write_exhibit(exhibit: Exhibit, language: str = "") -> bytes:
    """Every table of an exhibit with its own ids.

    Texts are in one language, by default the original one; place names in all languages.

    Plans, lettering, interface strings, sounds and picture files are not written.
    """
    language = language or exhibit.language
    return zip_of(
        {
            "exhibit": [_exhibit_row(exhibit)],
            "people": [_person_row(each) for each in exhibit.people],
            "chapters": [
                {"id": _chapter_id(person, each.id), "person": person.id, "title": each.title}
                for person in exhibit.people
                for each in person.chapters
            ],
            "places": [_place_row(each, language) for each in exhibit.places.values()],
            "stops": list(_stop_rows(exhibit, language)),
            "sources": [asdict(each) for each in _sources(exhibit)],
            "encounters": [_encounter_row(each, language) for each in exhibit.encounters],
            "world": [_event_row(each, language) for each in exhibit.world],
            "glossary": [_term_row(each, language) for each in exhibit.glossary],
            "whos_who": [_whos_who_row(each, language) for each in exhibit.whos_who],
            "pictures": [_picture_row(each, language) for each in exhibit.pictures.values()],
        }
    )


def _chapter_id(person: Person, chapter: str) -> str:
    """A chapter's id that is unique among all lives: `sorge/tokyo`."""
    return f"{person.id}/{chapter}"


def _exhibit_row(exhibit: Exhibit) -> Cells:
    cells = {name: getattr(exhibit, name) for name in ("title", "subtitle", "welcome", "idle_seconds")}
    view = asdict(exhibit.opening_view)
    return cells | view | {"languages": _joined(exhibit.languages), "pixel_pitch": exhibit.screen.pixel_pitch}


def _person_row(person: Person) -> Cells:
    cells = {column: getattr(person, column) for column in COLUMNS["people"]}
    return cells | {name: str(getattr(person, name) or "") for name in ("born", "died")}


def _place_row(place: Place, language: str) -> Cells:
    cells = {column: getattr(place, column) for column in COLUMNS["places"] if hasattr(place, column)}
    return cells | {"name": place.toponym(language).text, **_by_language("toponym", place.toponyms)}


def _picture_row(picture: Picture, language: str) -> Cells:
    cells = {column: getattr(picture, column) for column in COLUMNS["pictures"] if hasattr(picture, column)}
    alternatives = {"alt": picture.alternative(language).text, **_by_language("alt", picture.alternatives)}
    return cells | alternatives | {"file": f"pictures/{picture.file}"}


def _stop_rows(exhibit: Exhibit, language: str) -> Iterable[Cells]:
    people = {person.id: person for person in exhibit.people}
    for stop, record in zip(exhibit.stops, records_of(exhibit, language), strict=True):
        yield {
            **{column: getattr(record, column) for column in COLUMNS["stops"] if column in ALL_FIELDS},
            "id": stop.id,
            "chapter": _chapter_id(people[stop.person], stop.chapter.id),
            "place": stop.place.id if stop.place else "",
            "picture": stop.picture.id if stop.picture else "",
            **_id_lists(stop),
        }


def _id_lists(stop: Stop) -> Cells:
    return {name: _joined(each.id for each in getattr(stop, name)) for name in ("sources", "via", "mentions")}


def _encounter_row(encounter: Encounter, language: str) -> Cells:
    ids = {name: getattr(encounter, name).id for name in ("place", "stop_a", "stop_b")}
    pictures = {name: getattr(encounter, name) for name in ("picture_a", "picture_b")}
    ids |= {name: picture.id for name, picture in pictures.items() if picture}
    text = encounter.in_language(language)
    question = text.question or encounter.question
    return {"id": encounter.id, "title": text.title, "text": text.text, "question": question, **ids}


def _event_row(event: WorldEvent, language: str) -> Cells:
    text = event.in_language(language).text
    return {"id": event.id, "date": event.date.text, "text": text, "source": event.source.id}


def _term_row(term: GlossaryTerm, language: str) -> Cells:
    text = term.in_language(language)
    also = FORM_MARK.join(text.also)
    return {"id": term.id, "term": text.term, "also": also, "sentence": text.sentence}


def _whos_who_row(entry: WhosWhoEntry, language: str) -> Cells:
    text = entry.in_language(language)
    cells = {"id": entry.id, "name": text.name, "also": FORM_MARK.join(text.also), "line": text.line}
    dates = {name: str(getattr(entry, name) or "") for name in ("born", "died")}
    return cells | dates | {"portrait": entry.portrait.id if entry.portrait else ""}


def _sources(exhibit: Exhibit) -> Iterable[Source]:
    """The sources that stops and events of the world cite, each once."""
    cited = {source.id: source for stop in exhibit.stops for source in stop.sources}
    return {**cited, **{event.source.id: event.source for event in exhibit.world}}.values()


def _by_language(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": text for language, text in texts.items()}


def _joined(texts: Iterable[str]) -> str:
    return ";".join(texts)
