"""An exhibit as the neutral records that every format is written from."""

from __future__ import annotations

from typing import Any

from data.interchange.stop_record import Record
from data.model.exhibit import Exhibit, Person, Place, Stop


def records_of(exhibit: Exhibit, language: str = "en") -> tuple[Record, ...]:
    """Every stop, life after life, in one language; a name that language lacks is given in English."""
    return tuple(
        _record(person, stop, order, language)
        for person in exhibit.people
        for order, stop in enumerate(person.stops, start=1)
    )


def _record(person: Person, stop: Stop, order: int, language: str) -> Record:
    return Record(
        person=person.id,
        person_name=person.name,
        event_id=stop.id,
        order=order,
        title=stop.title,
        text=stop.story,
        language=language,
        chapter=stop.chapter.title,
        date=stop.date.text,
        old_style=stop.old_style.text if stop.old_style is not None else "",
        sources=tuple(source.citation for source in stop.sources),
        certainty=stop.certainty,
        doubt=stop.doubt,
        leg=stop.leg,
        travel=stop.travel or "",
        highlight=stop.highlight,
        present=stop.present,
        **_place(stop.place, language),
        **_picture(stop, language),
    )


def _place(place: Place, language: str) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "place_name": place.toponym(language),
        "place_name_then": place.toponym_then,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "place_certainty": place.certainty,
        "wikidata": place.wikidata,
        "geonames": place.geonames,
        "coordinate_source": place.coordinate_source,
    }


def _picture(stop: Stop, language: str) -> dict[str, Any]:
    """What is said of the picture; `picture` is its file, as seen from the exhibit's folder."""
    if stop.picture is None:
        return {}
    return {
        "picture": f"pictures/{stop.picture.file}",
        "picture_alt": stop.picture.alternative(language),
        "picture_creator": stop.picture.creator,
        "picture_licence": stop.picture.licence,
        "picture_source": stop.picture.source,
    }
