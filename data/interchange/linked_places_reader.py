"""Read the Linked Places Format: of any version, and of our own export.

A file of another program is read as one stop for each place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.interchange.by_place import PLACES_NOT_EVENTS, PRECISION_OF_CLASS
from data.interchange.file_content import json_of
from data.interchange.formats import ImportedStops
from data.interchange.geojson import features_of
from data.interchange.linked_places_unread import ChosenParts, as_timespan, own_events, report_unread
from data.interchange.lives import ordered_by_life
from data.interchange.named_values import report_members
from data.interchange.notes import Notes, labelled
from data.interchange.positions import geometry_position, is_same_degree, position_fields, wkt_position
from data.interchange.properties import FileOfValues, record_from_properties
from data.interchange.sanitize import plain_text
from data.interchange.slide import members_in_words
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of, unsaid_limits
from data.interchange.value_reader import ValueReader
from data.model.edtf_date import EdtfDate, parse_date
from data.model.languages import canonical_language

SCHEMES = ("http", "https")
WIKIDATA = tuple(f"{scheme}://www.wikidata.org/{kind}/" for scheme in SCHEMES for kind in ("entity", "wiki"))
NO_MATCHES = ("primaryTopicOf", "subjectOf", "seeAlso")
"""Types of links that do not lead to the same place in another gazetteer."""
COLLECTION_MEMBERS = ("type", "features", "title", "@context", "bbox")
EMPTY: Mapping[str, Any] = {}
GEONAMES = tuple(f"{scheme}://{host}.geonames.org/" for scheme in SCHEMES for host in ("www", "sws"))


def read(data: bytes) -> ImportedStops:
    """The stops of a Linked Places file of any version; any `@context` is accepted."""
    document, notes = json_of(data), Notes()
    features = features_of(document)
    title = plain_text(document.get("title"))
    if document.get("type") != "Feature":
        report_members(document, COLLECTION_MEMBERS, "members of the file", notes)
    numbered = [(f"feature {number}", feature) for number, feature in enumerate(features, start=1)]
    return ImportedStops(title, stops_of_places(numbered, title, notes), notes.sentences)


def stops_of_places(features: Sequence[tuple[str, Any]], title: str, notes: Notes) -> tuple[StopRecord, ...]:
    """The stops of features, each with its place in the file, `feature 3`. `title` is that of the file."""
    file = FileOfValues(
        "members of places", _language_of([each for _, each in features]), title or "Imported"
    )
    records: list[StopRecord] = []
    for where, feature in features:
        if isinstance(feature, Mapping):
            records += _stops(feature, where, len(records) + 1, title, file, notes)
        else:
            notes.add("What stands among the features is none, and is left out", where)
    return ordered_by_life(records)


def _language_of(features: Sequence[Any]) -> str:
    """The language that most descriptions are in; empty where none is named."""
    codes = (
        canonical_language(plain_text(each.get("lang")))
        for feature in features
        if isinstance(feature, Mapping)
        for each in _list(feature.get("descriptions"))
    )
    counted = Counter(filter(None, codes)).most_common(1)
    return counted[0][0] if counted else ""


def _stops(
    feature: Mapping[str, Any], where: str, first: int, title: str, file: FileOfValues, notes: Notes
) -> list[StopRecord]:
    properties = _mapping(feature.get("properties"))
    where = labelled(where, properties.get("title"))
    chosen = _chosen_parts(feature, file.language, where, notes)
    place = _place_fields(feature, properties, chosen, where, notes)
    events = own_events(feature)
    if events:
        stops = [
            record_from_properties(event, order, where, notes, **place)
            for order, event in enumerate(events, start=first)
        ]
    else:
        notes.add(PLACES_NOT_EVENTS)
        reader = ValueReader(where, notes, language=file.language)
        fields = _stop_fields(feature, chosen, place["place_name"], reader)
        stops = [record_from_properties({}, first, where, notes, file, **place, **fields)]
    report_unread(feature, stops, title, chosen, notes)
    return stops


def _chosen_parts(feature: Mapping[str, Any], language: str, where: str, notes: Notes) -> ChosenParts:
    """The parts that are read where there are several; notes report dates that cannot be read."""
    found: list[tuple[str, Mapping[str, Any], object, str]] = []
    for origin, when in _whens(feature):
        for span in _items(when.get("timespans")):
            try:
                date = edtf_of(as_timespan(span))
            except ValueError:
                notes.add("A timespan cannot be read as a date", f"{where}: {_in_words(span)}")
                continue
            if date:
                found.append((origin, when, span, date))
    texts = [each for each in _list(feature.get("descriptions")) if each.get("value")]
    wanted = (each for each in texts if canonical_language(plain_text(each.get("lang"))) == language)
    description = next(wanted, texts[0] if texts else EMPTY)
    geometry = _geometry_of_point(_mapping(feature.get("geometry")))
    if not found:
        return ChosenParts(geometry, description)
    origin, when, span, date = found[0]
    if origin and not own_events(feature):
        notes.add(f"The date is that of a part of the place ({origin}): see that it is the stop’s", where)
    return ChosenParts(geometry, description, when, span, date)


def _in_words(span: object) -> str:
    return members_in_words(span) if isinstance(span, Mapping) else f"“{plain_text(span) or span}”"


def _place_fields(
    feature: Mapping[str, Any],
    properties: Mapping[str, Any],
    chosen: ChosenParts,
    where: str,
    notes: Notes,
) -> dict[str, Any]:
    """What the feature says of the place."""
    at = geometry_position(_with_points(feature.get("geometry"), where, notes), where, notes)
    links = [
        plain_text(link.get("identifier"))
        for link in _list(feature.get("links"))
        if plain_text(link.get("type")) not in NO_MATCHES
    ]
    codes = _texts(properties.get("ccodes") or properties.get("ccode"))
    classes = _texts(properties.get("fclasses"))
    class_precision = next((PRECISION_OF_CLASS[each] for each in classes if each in PRECISION_OF_CLASS), "")
    toponyms = _list(feature.get("names"))
    names = [plain_text(properties.get("title")), *(plain_text(name.get("toponym")) for name in toponyms)]
    citations = _citations(chosen.geometry)
    return {
        "place_id": plain_text(properties.get("place_id")),
        "place_name": next((name for name in names if name), ""),
        "country": codes[0].upper() if codes else "",
        "precision": plain_text(properties.get("precision")) or class_precision,
        **position_fields(at),
        "place_certainty": plain_text(chosen.geometry.get("certainty")),
        "coordinate_source": next((plain_text(each.get("label")) for each in citations), ""),
        "wikidata": _identifier(links, ("wd:", *WIKIDATA)),
        "geonames": _identifier(links, ("gn:", *GEONAMES)),
    }


def _stop_fields(
    feature: Mapping[str, Any], chosen: ChosenParts, place_name: str, reader: ValueReader
) -> dict[str, Any]:
    """What a feature of another program says of a stop: date, text, picture, sources."""
    where, notes = reader.where, reader.notes
    descriptions = [each for each in _list(feature.get("descriptions")) if each.get("value")]
    depictions = [each for each in _list(feature.get("depictions")) if plain_text(each.get("@id"))]
    citations = [each for name in _list(feature.get("names")) for each in _citations(name)]
    sources = [*map(_citation, citations)]
    sources += [plain_text(each.get("@id")) or plain_text(each.get("source")) for each in descriptions]
    text, pictures = reader.story(chosen.description["value"]) if chosen.description else ("", ())
    picture = _picture(depictions, where, notes)
    return {
        **_date(feature, chosen, where, notes),
        "event_id": plain_text(feature.get("@id")),
        "place_name_then": _name_then(feature, chosen, place_name),
        "text": text,
        "language": canonical_language(plain_text(chosen.description.get("lang"))) or reader.language,
        **picture,
        **reader.picture_of_text(pictures, picture),
        "sources": tuple(dict.fromkeys(source for source in sources if source)),
    }


def _citation(citation: Mapping[str, Any]) -> str:
    """The label, the year where the label does not name it, and the address."""
    label, year, address = (plain_text(citation.get(name)) for name in ("label", "year", "@id"))
    return ", ".join(filter(None, (label, "" if year in label else year, address)))


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


def _whens(feature: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every `when` of a feature, with the member it is of: its own first, which is of none."""
    geometry = _mapping(feature.get("geometry"))
    parts = [("", feature)]
    parts += [("names", each) for each in _list(feature.get("names"))]
    parts += [("geometry", each) for each in (geometry, *_list(geometry.get("geometries")))]
    parts += [(name, each) for name in ("types", "relations") for each in _list(feature.get(name))]
    yield from ((name, when) for name, part in parts if (when := _mapping(part.get("when"))))


def _date(feature: Mapping[str, Any], chosen: ChosenParts, where: str, notes: Notes) -> dict[str, str]:
    """The date with its certainty; the name of a period, or a label, where there is none."""
    if not chosen.date:
        labels = (label for _, when in _whens(feature) for label in _labels(when))
        return {"date_label": next(labels, "")}
    if unsaid := unsaid_limits(as_timespan(chosen.span)):
        fault = "A date between two limits is written as a span, or without one of them"
        notes.add(fault, f"{where}: {chosen.date} ({unsaid})")
    of_span = as_timespan(chosen.span).get("certainty")
    certainty = plain_text(of_span or chosen.when.get("certainty"))
    is_doubtful = certainty in ("less-certain", "uncertain")
    return {"date": _doubtful(chosen.date) if is_doubtful else chosen.date, "certainty": certainty}


def _doubtful(date: str) -> str:
    """A date with “perhaps”, at both ends of an interval; an open end stays as it is."""
    return "/".join(part if part in ("", "..") else f"{part}?" for part in date.split("/"))


def _labels(when: Mapping[str, Any]) -> Iterator[str]:
    """The names of the periods of a `when`, then its label."""
    yield from (name for period in _list(when.get("periods")) if (name := plain_text(period.get("name"))))
    if label := plain_text(when.get("label")):
        yield label


def _name_then(feature: Mapping[str, Any], chosen: ChosenParts, place_name: str) -> str:
    """The one name besides the place’s that was in use during the whole date; empty for none or several."""
    if not chosen.date:
        return ""
    date = parse_date(chosen.date)
    found = set()
    for name in _list(feature.get("names")):
        when, toponym = _mapping(name.get("when")), plain_text(name.get("toponym"))
        if (
            when is not chosen.when
            and toponym != place_name
            and any(span.begins <= date.begins and date.ends <= span.ends for span in _readable_dates(when))
        ):
            found.add(toponym)
    return found.pop() if len(found) == 1 else ""


def _readable_dates(when: Mapping[str, Any]) -> Iterator[EdtfDate]:
    for span in _items(when.get("timespans")):
        try:
            if date := edtf_of(as_timespan(span)):
                yield parse_date(date)
        except ValueError:
            continue


def _geometry_of_point(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """The geometry whose point is taken, the geometry itself or one of a collection; a member without any
    certainty and citations has those of the collection."""
    parts = _list(geometry.get("geometries"))
    first = next((each for each in parts if each.get("type") in ("Point", "MultiPoint")), None)
    if first is None:
        first = (
            next((each for each in parts if "certainty" in each), geometry) if len(parts) == 1 else geometry
        )
    return first if first.keys() & {"certainty", "citations", "citation"} else geometry


def _with_points(geometry: object, where: str, notes: Notes) -> object:
    """The geometry, with coordinates in a member of a collection that has them in well-known text alone.

    A note reports well-known text that gives another point than the coordinates beside it.
    """
    if not isinstance(geometry, Mapping):
        return geometry
    if isinstance(parts := geometry.get("geometries"), list):
        return {**geometry, "geometries": [_with_points(each, where, notes) for each in parts]}
    wkt, at = geometry.get("geowkt") or geometry.get("geo_wkt"), geometry.get("coordinates")
    if not wkt or geometry.get("type") != "Point":
        return geometry
    found = wkt_position(wkt, where, Notes())
    if not at:
        return geometry if found is None else {**geometry, "coordinates": [found[1], found[0]]}
    pair = at[:2] if isinstance(at, list) else []
    if found is None or not all(map(is_same_degree, pair, (found[1], found[0]))):
        fault = "The well-known text gives another place than the coordinates, which count"
        notes.add(fault, f"{where}: {plain_text(wkt)}")
    return geometry


def _identifier(links: list[str], prefixes: tuple[str, ...]) -> str:
    """The identifier in the first link with one of these prefixes; empty for none."""
    identifiers = (
        link[len(prefix) :].strip("/") for link in links for prefix in prefixes if link.startswith(prefix)
    )
    return next(identifiers, "")


def _items(value: object) -> list[Any]:
    """The values of a list, or a single one as a list; empty for none."""
    return value if isinstance(value, list) else [] if value in (None, "", {}) else [value]


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
