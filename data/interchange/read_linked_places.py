"""Linked Places files read as stops: ours from their `events`, others’ as one stop for each place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.interchange.by_place import PLACES_TOLD, PRECISIONS
from data.interchange.file_content import json_of
from data.interchange.geojson import features_of, labelled
from data.interchange.notes import Notes
from data.interchange.positions import geometry_position
from data.interchange.properties import in_order, is_ours, record_of
from data.interchange.sanitize import line, prose
from data.interchange.stop_record import Read, Record
from data.interchange.timespans import edtf_of

SCHEMES = ("http", "https")
WIKIDATA = tuple(f"{scheme}://www.wikidata.org/{kind}/" for scheme in SCHEMES for kind in ("entity", "wiki"))
GEONAMES = tuple(f"{scheme}://{host}.geonames.org/" for scheme in SCHEMES for host in ("www", "sws"))


def read(data: bytes) -> Read:
    """The stops of a file of the Linked Places Format, of any version; any `@context` is accepted."""
    document, notes = json_of(data), Notes()
    title = line(document.get("title"))
    records: list[Record] = []
    for number, feature in enumerate(features_of(document), start=1):
        if isinstance(feature, Mapping):
            records += _stops(feature, f"feature {number}", len(records) + 1, title, notes)
        else:
            notes.tell("What stands among the features is none, and is left out", f"feature {number}")
    return Read(title, in_order(records), notes.lines)


def _stops(feature: Mapping[str, Any], where: str, first: int, title: str, notes: Notes) -> Iterator[Record]:
    properties = _mapping(feature.get("properties"))
    where = labelled(where, properties.get("title"))
    place = _place(feature, properties, where, notes)
    events = [event for event in _list(properties.get("events")) if is_ours(event)]
    for order, event in enumerate(events, start=first):
        yield record_of(event, order, where, notes, **place)
    if not events:
        notes.tell(PLACES_TOLD)
        told = _told(feature, where, notes)
        yield record_of({}, first, where, notes, person_name=title or "Imported", **place, **told)


def _place(
    feature: Mapping[str, Any], properties: Mapping[str, Any], where: str, notes: Notes
) -> dict[str, Any]:
    """What the feature says of the place itself."""
    at = geometry_position(feature.get("geometry"), where, notes)
    geometry = _located(feature.get("geometry"))
    links = [line(link.get("identifier")) for link in _list(feature.get("links"))]
    codes = _texts(properties.get("ccodes") or properties.get("ccode"))
    classes = _texts(properties.get("fclasses"))
    known_class = next((PRECISIONS[each] for each in classes if each in PRECISIONS), "")
    named = _list(feature.get("names"))
    names = [line(properties.get("title")), *(line(name.get("toponym")) for name in named)]
    return {
        "place_id": line(properties.get("place_id")),
        "place_name": next((name for name in names if name), ""),
        "country": codes[0].upper() if codes else "",
        "precision": line(properties.get("precision")) or known_class,
        "latitude": at[0] if at is not None else None,
        "longitude": at[1] if at is not None else None,
        "place_certainty": line(geometry.get("certainty")),
        "coordinate_source": next((line(each.get("label")) for each in _cited(geometry)), ""),
        "wikidata": _identifier(links, ("wd:", *WIKIDATA)),
        "geonames": _identifier(links, ("gn:", *GEONAMES)),
    }


def _told(feature: Mapping[str, Any], where: str, notes: Notes) -> dict[str, Any]:
    """What another program's feature says that belongs to a stop: a date, a text, a picture, sources."""
    described = [each for each in _list(feature.get("descriptions")) if each.get("value")]
    pictures = [each for each in _list(feature.get("depictions")) if line(each.get("@id"))]
    cited = [each for name in _list(feature.get("names")) for each in _cited(name)]
    sources = [line(each.get("label")) or line(each.get("@id")) for each in cited]
    sources += [line(each.get("@id")) or line(each.get("source")) for each in described]
    when = list(_whens(feature))
    return {
        **_date(when, where, notes),
        "date_label": next((label for each in when for label in _labels(each)), ""),
        "event_id": line(feature.get("@id")),
        "text": prose(described[0]["value"]) if described else "",
        "language": line(described[0].get("lang")) if described else "",
        "picture": line(pictures[0]["@id"]) if pictures else "",
        "picture_licence": line(pictures[0].get("license")) if pictures else "",
        "sources": tuple(dict.fromkeys(source for source in sources if source)),
    }


def _whens(feature: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every `when` of a feature: its own first, then those of its parts."""
    inner = ("names", "types", "relations")
    parts = [feature, *(each for name in inner for each in _list(feature.get(name)))]
    geometry = _mapping(feature.get("geometry"))
    for part in (*parts, geometry, *_list(geometry.get("geometries"))):
        if when := _mapping(part.get("when")):
            yield when


def _date(when: list[Mapping[str, Any]], where: str, notes: Notes) -> dict[str, str]:
    for each in when:
        for span in _list(each.get("timespans")):
            try:
                text = edtf_of(span)
            except ValueError:
                notes.tell("A timespan cannot be read as a date", where)
                continue
            if text:
                doubted = each.get("certainty") in ("less-certain", "uncertain")
                return {"date": f"{text}?" if doubted and "/" not in text else text}
    return {}


def _labels(when: Mapping[str, Any]) -> Iterator[str]:
    """The names of a time: of its periods (which some files give an `@id`, some a `uri`), or its label."""
    yield from (name for period in _list(when.get("periods")) if (name := line(period.get("name"))))
    if label := line(when.get("label")):
        yield label


def _located(geometry: object) -> Mapping[str, Any]:
    """The geometry, or the first of a collection, that says how certain it is."""
    whole = _mapping(geometry)
    return next((each for each in (whole, *_list(whole.get("geometries"))) if "certainty" in each), whole)


def _identifier(links: list[str], prefixes: tuple[str, ...]) -> str:
    found = (link[len(start) :].strip("/") for link in links for start in prefixes if link.startswith(start))
    return next(found, "")


def _cited(part: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a name or a geometry cites: `citations`, or `citation` as the format's own samples have it."""
    return _list(part.get("citations") or part.get("citation"))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list, or the object that stands where a list should; empty for anything else."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, Mapping)]


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [text for each in listed if (text := line(each))]
