"""Linked Places Format 1.3 (LinkedPasts/linked-places-format): one feature for each distinct place.

The title of a feature is the place's name. The stops there are in an added property, `events`, which other
programs ignore.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from data.interchange.by_place import FEATURE_CLASSES, PlaceWithStops, places_of, year_of
from data.interchange.file_content import json_bytes
from data.interchange.formats import Format
from data.interchange.linked_places_reader import read
from data.interchange.properties import properties_of
from data.interchange.stop_record import ALL_FIELDS, StopRecord
from data.interchange.timespans import timespan_of
from data.interchange.value_reader import POSITION

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
PLACE_FIELDS = POSITION | {
    *("place_id", "place_name", "country", "precision", "place_certainty"),
    *("wikidata", "geonames", "coordinate_source"),
}
"""Fields that the feature has once; its events do not repeat them."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """A FeatureCollection that is JSON-LD too, in UTF-8."""
    features = [_feature(place, title) for place in places_of(records)]
    document = {"type": "FeatureCollection", "@context": CONTEXT, "title": title, "features": features}
    return json_bytes(document)


def _feature(place: PlaceWithStops, title: str) -> dict[str, Any]:
    optional = {"links": list(_links(place.place)), "depictions": list(_depictions(place))}
    return {
        # A place has no web address. This URN stays the same from export to export.
        "@id": uuid5(NAMESPACE_URL, f"{title}#{place.id}").urn,
        "type": "Feature",
        "properties": _properties(place),
        "when": _when(place),
        "names": list(_names(place, title)),
        "geometry": _geometry(place.place),
        **{name: values for name, values in optional.items() if values},
    }


def _properties(place: PlaceWithStops) -> dict[str, Any]:
    code, feature_class = place.place.country, FEATURE_CLASSES.get(place.place.precision)
    return {
        "title": place.name,
        "ccodes": [code] if code else [],
        "fclasses": [feature_class] if feature_class else [],
        "place_id": place.id,
        **({"precision": place.place.precision} if place.place.precision else {}),
        "events": [properties_of(event, PLACE_FIELDS) for event in place.events],
    }


def _when(place: PlaceWithStops) -> dict[str, Any]:
    certain = all(
        not (end.approximate or end.uncertain)
        for date in place.dates
        for end in (date.start, date.end)
        if end is not None
    )
    spans = [timespan_of(date) for date in place.dates]
    if not spans:
        return {"timespans": [], "label": "not dated"}
    return {"timespans": spans, "certainty": "certain" if certain else "less-certain"}


def _names(place: PlaceWithStops, title: str) -> Iterator[dict[str, Any]]:
    citations = [_citation(source) for source in place.sources or (title,)]
    yield {"toponym": place.name, "lang": place.place.language, "citations": citations}
    yield from ({"toponym": name, "citations": citations} for name in place.names_then)


def _citation(source: str) -> dict[str, Any]:
    year = year_of(source)
    return {"label": source, **({"year": int(year)} if year else {})}


def _geometry(place: StopRecord) -> dict[str, Any] | None:
    at = place.point
    if at is None:
        return None
    geometry: dict[str, Any] = {"type": "Point", "coordinates": [at[1], at[0]]}
    if place.place_certainty:
        geometry["certainty"] = place.place_certainty
    if place.coordinate_source:
        geometry["citations"] = [{"label": place.coordinate_source}]
    return geometry


def _links(place: StopRecord) -> Iterator[dict[str, str]]:
    for prefix, identifier in (("wd", place.wikidata), ("gn", place.geonames)):
        if identifier:
            yield {"type": "closeMatch", "identifier": f"{prefix}:{identifier}"}


def _depictions(place: PlaceWithStops) -> Iterator[dict[str, str]]:
    events = {event.picture: event for event in place.events if event.picture}
    for picture, event in events.items():
        depiction = {"@id": picture, "title": event.picture_alt, "license": event.picture_licence}
        yield {name: value for name, value in depiction.items() if value}


FORMAT = Format(
    name="linked-places",
    title="Linked Places Format 1.3",
    suffix=".lpf.json",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=(
        "The format describes places: the stops are added as “events”, which other programs ignore.",
        "A place’s class (fclasses) is taken from what its point stands for: building, street, town, region.",
        "“About” and “perhaps” of a date become “less-certain”; the date itself is kept among the events.",
        "The addresses of the places (@id) are made of the exhibit’s title and their ids, and lead nowhere.",
    ),
    needs_place=True,
)
