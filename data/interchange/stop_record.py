"""One stop as a file format knows it: flat, in one language. Every format writes and reads these records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, get_type_hints

from data.model.course import course_text
from data.model.exhibit import Exhibit, Person, Place, Point, Stop


@dataclass(frozen=True, slots=True)
class StopRecord:
    """One stop of one life.

    `latitude` and `longitude` are WGS 84 degrees, None where unknown. `date` and `old_style` are EDTF.
    `text` and `doubt` are Markdown. `course` are the points that the way there led
    through (`data/model/course.py`). `sources` are citations as a visitor reads them. `order` counts the
    stops of one life from 1. `picture` is a path within the exhibit's folder, or a web address.
    An empty value means that the exhibit, or the file the record was read from, does not give it. `has_place`
    is False where the stop is known to belong to no place, such as the closing slide of a presentation; its
    fields of a place are empty then. No format has a field for it.
    """

    person: str
    person_name: str
    event_id: str
    order: int
    title: str
    text: str = ""
    language: str = "en"
    chapter: str = ""
    date: str = ""
    old_style: str = ""
    date_label: str = ""
    place_id: str = ""
    place_name: str = ""
    place_name_then: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = ""
    place_certainty: str = ""
    wikidata: str = ""
    geonames: str = ""
    coordinate_source: str = ""
    picture: str = ""
    picture_alt: str = ""
    picture_creator: str = ""
    picture_licence: str = ""
    picture_source: str = ""
    sources: tuple[str, ...] = ()
    certainty: str = ""
    doubt: str = ""
    leg: str = ""
    travel: str = ""
    course: str = ""
    highlight: bool = False
    present: bool = True
    has_place: bool = True

    @property
    def point(self) -> Point | None:
        """The position, latitude first; None unless both coordinates are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return (self.latitude, self.longitude)


ALL_FIELDS = frozenset(each.name for each in fields(StopRecord)) - {"has_place"}
FIELD_TYPES: Mapping[str, Any] = {
    name: kind for name, kind in get_type_hints(StopRecord).items() if name in ALL_FIELDS
}
"""The fields in their order, with their types."""
PLACE_FIELDS = (
    "place_id",
    "place_name",
    "place_name_then",
    "country",
    "latitude",
    "longitude",
    "precision",
    "place_certainty",
    "wikidata",
    "geonames",
    "coordinate_source",
)
"""The fields that tell of a stop's place."""


def records_of(exhibit: Exhibit, language: str = "") -> tuple[StopRecord, ...]:
    """Every stop of the exhibit, life after life, in one language, by default the original one.

    Texts that this language lacks are given in the original, `language` of the record is that of its story.
    """
    language = language or exhibit.language
    return tuple(
        _record(person, stop, order, language)
        for person in exhibit.people
        for order, stop in enumerate(person.stops, start=1)
    )


def _record(person: Person, stop: Stop, order: int, language: str) -> StopRecord:
    text = stop.in_language(language)
    return StopRecord(
        person=person.id,
        person_name=person.in_language(language).name,
        event_id=stop.id,
        order=order,
        title=text.title,
        text=text.story,
        language=text.language,
        chapter=stop.chapter.in_language(language).title,
        date=stop.date.text if stop.date is not None else "",
        old_style=stop.old_style.text if stop.old_style is not None else "",
        sources=tuple(source.citation for source in stop.sources),
        certainty=stop.certainty,
        doubt=text.doubt or stop.doubt,
        leg=stop.leg,
        travel=stop.travel or "",
        course=course_text(stop.course),
        highlight=stop.highlight,
        present=stop.present,
        **(_place_fields(stop.place, language) if stop.place else {"has_place": False}),
        **_picture_fields(stop, language),
    )


def _place_fields(place: Place, language: str) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "place_name": place.toponym(language).text,
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


def _picture_fields(stop: Stop, language: str) -> dict[str, Any]:
    if stop.picture is None:
        return {}
    return {
        "picture": f"pictures/{stop.picture.file}",
        "picture_alt": stop.picture.alternative(language).text,
        "picture_creator": stop.picture.creator,
        "picture_licence": stop.picture.licence,
        "picture_source": stop.picture.source,
    }
