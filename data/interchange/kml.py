"""KML 2.2: a folder for each life, a placemark for each stop, a line for each leg. Longitude comes first.

`ExtendedData` carries every field of a record by its own name. `TimeStamp`, `TimeSpan` and `description` are
for other programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from lxml import etree

from data.interchange.formats import Format
from data.interchange.kml_reader import read
from data.interchange.leg_geometry import LegGeometry, leg_geometries
from data.interchange.properties import properties_of
from data.interchange.stop_record import ALL_FIELDS, StopRecord
from data.interchange.timespans import edges
from data.model.edtf_date import is_edtf, parse_date
from data.model.exhibit import Point
from data.reading.story_markdown import story_html
from data.schema.field_types import UNSHOWABLE

NAMESPACE = "http://www.opengis.net/kml/2.2"


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


FORMAT = Format(
    name="kml",
    title="KML 2.2",
    suffix=".kml",
    holds=ALL_FIELDS,
    write=write,
    read=read,
    remarks=(
        "Ways are drawn along their course, else straight from stop to stop; reading draws them anew.",
        "“About” and “perhaps” are not in a stop’s time; the date itself is kept in its named data.",
    ),
)
