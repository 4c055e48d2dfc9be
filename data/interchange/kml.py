"""KML 2.2: a folder for each life, a placemark for each stop, a line for each leg. Longitude comes first.

`ExtendedData` carries every field of a record by its own name. `TimeStamp`, `TimeSpan` and `description` are
for other programs. KML and KMZ of Google Earth, My Maps and others are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lxml import etree

from data.interchange.file_content import UnreadableError, text_of
from data.interchange.formats import Format, ImportedStops
from data.interchange.leg_geometry import LegGeometry, leg_geometries
from data.interchange.lives import ordered_by_life
from data.interchange.notes import Notes, labelled
from data.interchange.positions import position, position_fields
from data.interchange.properties import (
    properties_of,
    record_from_properties,
)
from data.interchange.sanitize import plain_text
from data.interchange.stop_record import ALL_FIELDS, StopRecord
from data.interchange.timespans import edges, edtf_of
from data.interchange.value_reader import is_own_export
from data.interchange.zip_container import is_zip, zip_file_by_suffix
from data.model.edtf_date import is_edtf, parse_date
from data.model.exhibit import Point
from data.reading.story_markdown import story_html
from data.schema.field_types import UNSHOWABLE

NAMESPACE = "http://www.opengis.net/kml/2.2"
SHAPES = ("LineString", "Polygon", "LinearRing", "Track", "MultiTrack", "Model")
IGNORED_ELEMENTS = {
    "NetworkLink": "Links to files elsewhere are not followed",
    "GroundOverlay": "Overlays are left out",
    "PhotoOverlay": "Overlays are left out",
    "ScreenOverlay": "Overlays are left out",
}

XML_DECLARATION = re.compile(r"\A\s*<\?xml\b.*?\?>", re.DOTALL)
DOCTYPE = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL | re.IGNORECASE)
"""A DOCTYPE before the root, the one place where XML allows it. Within a description it is plain text."""


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """A KML document in UTF-8."""
    kml = etree.Element(f"{{{NAMESPACE}}}kml", nsmap={None: NAMESPACE})
    document = _add(kml, "Document")
    _add(document, "name", title)
    style = _add(_add(document, "Style", id="way"), "LineStyle")
    _add(style, "width", "2")
    for name, life in groupby(records, key=lambda record: record.person_name):
        stops = list(life)
        folder = _add(document, "Folder")
        _add(folder, "name", name)
        for record in stops:
            _add_stop(folder, record)
        for leg in leg_geometries(stops):
            _add_leg(folder, leg)
    return bytes(etree.tostring(kml, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_stop(folder: Any, record: StopRecord) -> None:
    mark = _add(folder, "Placemark")
    _add(mark, "name", record.title)
    if record.text:
        _add(mark, "description", story_html(UNSHOWABLE.sub("", record.text)))
    _add_time(mark, record.date)
    _add_data(mark, properties_of(record))
    at = record.point
    if at is not None:
        _add(_add(mark, "Point"), "coordinates", _coordinates(at))


def _add_time(mark: Any, date: str) -> None:
    if not date or not is_edtf(date):
        return
    begin, end = edges(parse_date(date))
    if begin == end:
        _add(_add(mark, "TimeStamp"), "when", begin)
        return
    span = _add(mark, "TimeSpan")
    for name, moment in (("begin", begin), ("end", end)):
        if moment:
            _add(span, name, moment)


def _add_leg(folder: Any, leg: LegGeometry) -> None:
    mark = _add(folder, "Placemark")
    _add(mark, "name", f"{leg.start.place_name} – {leg.end.place_name}")
    _add(mark, "styleUrl", "#way")
    certainty = {"leg": leg.end.leg, "travel": leg.end.travel}
    values = {"kind": "leg", "from": leg.start.event_id, "to": leg.end.event_id, **certainty}
    _add_data(mark, {name: value for name, value in values.items() if value})
    parent = _add(mark, "MultiGeometry") if len(leg.lines) > 1 else mark
    for part in leg.lines:
        drawn = _add(parent, "LineString")
        _add(drawn, "tessellate", "1")
        _add(drawn, "coordinates", " ".join(_coordinates(each) for each in part))


def _add_data(mark: Any, values: dict[str, Any]) -> None:
    """Each value as a `Data` element; a list as several elements of one name."""
    extended = _add(mark, "ExtendedData")
    for name, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            text = str(each).lower() if isinstance(each, bool) else str(each)
            _add(_add(extended, "Data", name=name), "value", text)


def _add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """A new child element, without characters that XML forbids."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    if text:
        element.text = UNSHOWABLE.sub("", text)
    return element


def _coordinates(at: Point) -> str:
    return f"{at[1]},{at[0]}"


def read(data: bytes) -> ImportedStops:
    """The placemarks with a point, or with no shape at all, as stops; a layer's name becomes the chapter."""
    notes = Notes()
    root = _xml_root(zip_file_by_suffix(data, ".kml") if is_zip(data) else data)
    if _tag(root) != "kml":
        raise UnreadableError(f"this is no KML but <{_tag(root)[:40]}>; export the places as KML or KMZ.")
    for tag, fault in IGNORED_ELEMENTS.items():
        for _ in root.iter(f"{{*}}{tag}"):
            notes.add(fault)
    title = plain_text(_text(next(root.iter("{*}Document"), root), "name"))
    numbered = enumerate(root.iter("{*}Placemark"), start=1)
    placemarks = [(number, mark, _named_data(mark)) for number, mark in numbered]
    stops = [each for each in placemarks if _is_stop(each[1], each[2], f"placemark {each[0]}", notes)]
    records = [
        _record(mark, named, order, f"placemark {number}", title, notes)
        for order, (number, mark, named) in enumerate(stops, start=1)
    ]
    return ImportedStops(title, ordered_by_life(records), notes.sentences)


def _is_stop(mark: Any, named: dict[str, Any], where: str, notes: Notes) -> bool:
    if named.get("kind") == "leg" and "from" in named:
        return False  # one of our own legs: export draws it again from the stops
    has_shape = any(next(mark.iter(f"{{*}}{shape}"), None) is not None for shape in SHAPES)
    if has_shape and next(mark.iter("{*}Point"), None) is None:
        notes.add("Lines and areas are no stops, and are left out", labelled(where, _text(mark, "name")))
        return False
    return True


def _record(mark: Any, named: dict[str, Any], order: int, where: str, title: str, notes: Notes) -> StopRecord:
    name = _text(mark, "name")
    where = labelled(where, name)
    at = _position(mark, where, notes)
    placed = position_fields(at)
    if is_own_export(named):
        return record_from_properties(named, order, where, notes, **placed)
    described = {tag: text for tag in ("name", "description", "address") if (text := _text(mark, tag))}
    known = {
        "event_id": mark.get("id", ""),
        "person_name": title or "Imported",
        "chapter": _layer_name(mark),
        "date": _date(mark, where, notes),
    }
    return record_from_properties({**named, **described}, order, where, notes, **known, **placed)


def _named_data(mark: Any) -> dict[str, Any]:
    """The `ExtendedData` of a placemark; a name that occurs several times gives a list."""
    values: dict[str, Any] = {}
    for name, text in _names_and_values(mark):
        known = values.get(name)
        values[name] = text if known is None else [*(known if isinstance(known, list) else [known]), text]
    return values


def _names_and_values(mark: Any) -> Iterator[tuple[str, str]]:
    for data in mark.iter("{*}Data"):
        yield data.get("name", ""), _text(data, "value")
    for data in mark.iter("{*}SimpleData"):
        yield data.get("name", ""), "".join(data.itertext())


def _position(mark: Any, where: str, notes: Notes) -> tuple[float, float] | None:
    point = next(mark.iter("{*}Point"), None)
    if point is None:
        return None
    numbers = [number.strip() for number in _text(point, "coordinates").strip().split(",")]
    longitude, latitude = (*numbers, "", "")[:2]
    return position(latitude.split(" ")[0], longitude, where, notes)


def _date(mark: Any, where: str, notes: Notes) -> str:
    """The placemark's own time, a TimeStamp or a TimeSpan."""
    for tag, ends in (("TimeStamp", ("when",)), ("TimeSpan", ("begin", "end"))):
        element = next(mark.iter(f"{{*}}{tag}"), None)
        times = [_text(element, end).strip() for end in ends] if element is not None else []
        if not any(times):
            continue
        try:
            return _edtf(times)
        except ValueError:
            notes.add("A time cannot be read as a date", f"{where}: “{'/'.join(times)[:60]}”")
    return ""


def _edtf(times: list[str]) -> str:
    """One time, or a begin and an end, as EDTF; an end left empty is open."""
    if len(times) == 2 and times[0] and not times[1]:
        return edtf_of({"start": times[0], "end": {"earliest": times[0]}})
    return edtf_of({"start": times[0], "end": times[1] if len(times) == 2 else None})


def _layer_name(mark: Any) -> str:
    """The name of the folder a placemark is in: what My Maps calls a layer."""
    folder = mark.getparent()
    return plain_text(_text(folder, "name")) if folder is not None and _tag(folder) == "Folder" else ""


def _text(element: Any, tag: str) -> str:
    """The text of the first child of this name; empty where there is none."""
    child = element.find(f"{{*}}{tag}")
    return "" if child is None else "".join(child.itertext())


def _tag(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _xml_root(data: bytes) -> Any:
    """The root element, parsed without entities, DTD and network.

    Raises UnreadableError for damaged XML, and for a DOCTYPE: it could make a parser open other files or
    expand entities without end.
    """
    text = text_of(data)
    if DOCTYPE.match(text):
        raise UnreadableError(
            "the file declares a DOCTYPE, which can make a reader open other files; no KML needs it. "
            "Export it again, or delete that line."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # The text is decoded already: lxml must not see the encoding that the declaration names.
        return etree.fromstring(XML_DECLARATION.sub("", text).strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise UnreadableError(
            f"line {line}: the XML breaks off or is damaged; export it again where it came from."
        ) from error


FORMAT = Format(
    name="kml",
    title="KML 2.2",
    suffix=".kml",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=(
        "Ways are drawn straight from stop to stop; they are not read back, but drawn anew.",
        "“About” and “perhaps” are not in a stop’s time; the date itself is kept in its named data.",
    ),
)
