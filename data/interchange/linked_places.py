"""Linked Places Format 1.3 (LinkedPasts/linked-places-format): one feature for each distinct place.

The place's name is the title. The stops made there stand in an added property, `events`, which others ignore.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from data.interchange.by_place import CLASSES, Gathered, gather, year_of
from data.interchange.leg_geometry import point
from data.interchange.properties import POSITION, properties_of
from data.interchange.read_linked_places import read
from data.interchange.stop_record import ALL_FIELDS, Format, Record
from data.interchange.timespans import timespan_of

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
OF_THE_PLACE = POSITION | {
    *("place_id", "place_name", "country", "precision", "place_certainty"),
    *("wikidata", "geonames", "coordinate_source"),
}
"""Fields the feature says once; the events leave them out."""


def write(records: Sequence[Record], title: str) -> bytes:
    """A FeatureCollection that is JSON-LD too, in UTF-8."""
    features = [_feature(place, title) for place in gather(records)]
    document = {"type": "FeatureCollection", "@context": CONTEXT, "title": title, "features": features}
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _feature(place: Gathered, title: str) -> dict[str, Any]:
    encouraged = {"links": list(_links(place.place)), "depictions": list(_depictions(place))}
    return {
        # No web address is known, and none is invented: a name that stays the same from export to export.
        "@id": uuid5(NAMESPACE_URL, f"{title}#{place.id}").urn,
        "type": "Feature",
        "properties": _properties(place),
        "when": _when(place),
        "names": list(_names(place, title)),
        "geometry": _geometry(place.place),
        **{name: values for name, values in encouraged.items() if values},
    }


def _properties(place: Gathered) -> dict[str, Any]:
    code, kind = place.place.country, CLASSES.get(place.place.precision)
    return {
        "title": place.name,
        "ccodes": [code] if code else [],
        "fclasses": [kind] if kind else [],
        "place_id": place.id,
        **({"precision": place.place.precision} if place.place.precision else {}),
        "events": [properties_of(event, OF_THE_PLACE) for event in place.events],
    }


def _when(place: Gathered) -> dict[str, Any]:
    sure = all(
        not (end.approximate or end.uncertain)
        for date in place.dates
        for end in (date.start, date.end)
        if end is not None
    )
    spans = [timespan_of(date) for date in place.dates]
    if not spans:
        return {"timespans": [], "label": "not dated"}
    return {"timespans": spans, "certainty": "certain" if sure else "less-certain"}


def _names(place: Gathered, title: str) -> Iterator[dict[str, Any]]:
    citations = [_citation(source) for source in place.sources or (title,)]
    yield {"toponym": place.name, "lang": place.place.language, "citations": citations}
    yield from ({"toponym": name, "citations": citations} for name in place.names_then)


def _citation(source: str) -> dict[str, Any]:
    year = year_of(source)
    return {"label": source, **({"year": int(year)} if year else {})}


def _geometry(place: Record) -> dict[str, Any] | None:
    at = point(place)
    if at is None:
        return None
    geometry: dict[str, Any] = {"type": "Point", "coordinates": [at[1], at[0]]}
    if place.place_certainty:
        geometry["certainty"] = place.place_certainty
    if place.coordinate_source:
        geometry["citations"] = [{"label": place.coordinate_source}]
    return geometry


def _links(place: Record) -> Iterator[dict[str, str]]:
    for prefix, identifier in (("wd", place.wikidata), ("gn", place.geonames)):
        if identifier:
            yield {"type": "closeMatch", "identifier": f"{prefix}:{identifier}"}


def _depictions(place: Gathered) -> Iterator[dict[str, str]]:
    pictured = {event.picture: event for event in place.events if event.picture}
    for picture, event in pictured.items():
        told = {"@id": picture, "title": event.picture_alt, "license": event.picture_licence}
        yield {name: value for name, value in told.items() if value}


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
)
