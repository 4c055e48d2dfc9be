"""Read the Linked Places Format: of any version, and of our own export.

A file of another program is read as one stop for each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.interchange.by_place import PLACES_NOT_EVENTS, PRECISION_OF_CLASS
from data.interchange.file_content import json_of
from data.interchange.formats import ImportedStops
from data.interchange.geojson import features_of
from data.interchange.linked_places_unread import own_events, report_unread
from data.interchange.lives import ordered_by_life
from data.interchange.named_values import report_members
from data.interchange.notes import Notes, labelled
from data.interchange.positions import geometry_position, position_fields
from data.interchange.properties import FileOfValues, record_from_properties
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of
from data.interchange.value_reader import ValueReader
from data.model.languages import canonical_language

SCHEMES = ("http", "https")
WIKIDATA = tuple(f"{scheme}://www.wikidata.org/{kind}/" for scheme in SCHEMES for kind in ("entity", "wiki"))
GEONAMES = tuple(f"{scheme}://{host}.geonames.org/" for scheme in SCHEMES for host in ("www", "sws"))


def read(data: bytes) -> ImportedStops:
    """The stops of a Linked Places file of any version; any `@context` is accepted."""
    document, notes = json_of(data), Notes()
    features = features_of(document)
    title = plain_text(document.get("title"))
    if document.get("type") != "Feature":
        report_members(
            document, ("type", "features", "title", "@context", "bbox"), "members of the file", notes
        )
    records: list[StopRecord] = []
    for number, feature in enumerate(features, start=1):
        if isinstance(feature, Mapping):
            found = list(_stops(feature, f"feature {number}", len(records) + 1, title, notes))
            report_unread(feature, found, title, notes)
            records += found
        else:
            notes.add("What stands among the features is none, and is left out", f"feature {number}")
    return ImportedStops(title, ordered_by_life(records), notes.sentences)


def _stops(
    feature: Mapping[str, Any], where: str, first: int, title: str, notes: Notes
) -> Iterator[StopRecord]:
    properties = _mapping(feature.get("properties"))
    where = labelled(where, properties.get("title"))
    place = _place_fields(feature, properties, where, notes)
    events = own_events(feature)
    for order, event in enumerate(events, start=first):
        yield record_from_properties(event, order, where, notes, **place)
    if not events:
        notes.add(PLACES_NOT_EVENTS)
        fields = _stop_fields(feature, where, notes)
        yield record_from_properties(
            {}, first, where, notes, FileOfValues(life=title or "Imported"), **place, **fields
        )


def _place_fields(
    feature: Mapping[str, Any], properties: Mapping[str, Any], where: str, notes: Notes
) -> dict[str, Any]:
    """What the feature says of the place."""
    at = geometry_position(feature.get("geometry"), where, notes)
    geometry = _geometry_with_certainty(feature.get("geometry"))
    links = [plain_text(link.get("identifier")) for link in _list(feature.get("links"))]
    codes = _texts(properties.get("ccodes") or properties.get("ccode"))
    classes = _texts(properties.get("fclasses"))
    class_precision = next((PRECISION_OF_CLASS[each] for each in classes if each in PRECISION_OF_CLASS), "")
    toponyms = _list(feature.get("names"))
    names = [plain_text(properties.get("title")), *(plain_text(name.get("toponym")) for name in toponyms)]
    return {
        "place_id": plain_text(properties.get("place_id")),
        "place_name": next((name for name in names if name), ""),
        "country": codes[0].upper() if codes else "",
        "precision": plain_text(properties.get("precision")) or class_precision,
        **position_fields(at),
        "place_certainty": plain_text(geometry.get("certainty")),
        "coordinate_source": next((plain_text(each.get("label")) for each in _citations(geometry)), ""),
        "wikidata": _identifier(links, ("wd:", *WIKIDATA)),
        "geonames": _identifier(links, ("gn:", *GEONAMES)),
    }


def _stop_fields(feature: Mapping[str, Any], where: str, notes: Notes) -> dict[str, Any]:
    """What a feature of another program says of a stop: date, text, picture, sources."""
    descriptions = [each for each in _list(feature.get("descriptions")) if each.get("value")]
    depictions = [each for each in _list(feature.get("depictions")) if plain_text(each.get("@id"))]
    citations = [each for name in _list(feature.get("names")) for each in _citations(name)]
    sources = [plain_text(each.get("label")) or plain_text(each.get("@id")) for each in citations]
    sources += [plain_text(each.get("@id")) or plain_text(each.get("source")) for each in descriptions]
    when = list(_whens(feature))
    reader = ValueReader(where, notes)
    text, pictures = reader.story(descriptions[0]["value"]) if descriptions else ("", ())
    picture = _picture(depictions, where, notes)
    return {
        **_date(when, where, notes),
        "date_label": next((label for each in when for label in _labels(each)), ""),
        "event_id": plain_text(feature.get("@id")),
        "text": text,
        "language": canonical_language(plain_text(descriptions[0].get("lang"))) if descriptions else "",
        **picture,
        **reader.picture_of_text(pictures, picture),
        "sources": tuple(dict.fromkeys(source for source in sources if source)),
    }


def _picture(depictions: Sequence[Mapping[str, Any]], where: str, notes: Notes) -> dict[str, str]:
    """The first depiction; its title becomes the description for those who do not see."""
    if not depictions:
        return {}
    first = depictions[0]
    title = plain_text(first.get("title"))
    if title:
        notes.add(
            "A picture’s title was taken as its description for those who do not see: read it again", where
        )
    return {
        "picture": plain_text(first["@id"]),
        "picture_alt": title,
        "picture_licence": plain_text(first.get("license")),
    }


def _whens(feature: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every `when` of a feature: its own first, then those of its members."""
    members = ("names", "types", "relations")
    parts = [feature, *(each for name in members for each in _list(feature.get(name)))]
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
                notes.add("A timespan cannot be read as a date", where)
                continue
            if text:
                is_doubtful = each.get("certainty") in ("less-certain", "uncertain")
                return {"date": _doubtful(text) if is_doubtful else text}
    return {}


def _doubtful(date: str) -> str:
    """A date with “perhaps”, at both ends of an interval; an open end stays as it is."""
    return "/".join(part if part in ("", "..") else f"{part}?" for part in date.split("/"))


def _labels(when: Mapping[str, Any]) -> Iterator[str]:
    """The names of the periods of a `when`, then its label."""
    yield from (name for period in _list(when.get("periods")) if (name := plain_text(period.get("name"))))
    if label := plain_text(when.get("label")):
        yield label


def _geometry_with_certainty(geometry: object) -> Mapping[str, Any]:
    """The geometry itself, or the first of a collection that has a certainty."""
    outer = _mapping(geometry)
    return next((each for each in (outer, *_list(outer.get("geometries"))) if "certainty" in each), outer)


def _identifier(links: list[str], prefixes: tuple[str, ...]) -> str:
    """The identifier in the first link with one of these prefixes; empty for none."""
    identifiers = (
        link[len(prefix) :].strip("/") for link in links for prefix in prefixes if link.startswith(prefix)
    )
    return next(identifiers, "")


def _citations(part: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The citations of a name or a geometry: `citations`, or `citation` as in the format's own samples."""
    return _list(part.get("citations") or part.get("citation"))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list, or a single object as a list; empty for anything else."""
    items = value if isinstance(value, list) else [value]
    return [each for each in items if isinstance(each, Mapping)]


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text for each in items if (text := plain_text(each))]
