"""KML 2.2: a folder for each life, a placemark for each stop, a line for each way. Longitude comes first.

`ExtendedData` carries every field of a record, by its own name; time and description are for other programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin

from data.interchange.leg_geometry import Way, point, ways
from data.interchange.properties import is_edtf, properties_of
from data.interchange.read_kml import read
from data.interchange.stop_record import ALL_FIELDS, Format, Record
from data.interchange.timespans import edges
from data.model.edtf_date import parse_date
from data.model.exhibit import Point
from data.schema.field_types import UNSHOWABLE

NAMESPACE = "http://www.opengis.net/kml/2.2"


def write(records: Sequence[Record], title: str) -> bytes:
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
        for way in ways(stops):
            _add_way(folder, way)
    return bytes(etree.tostring(kml, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_stop(folder: Any, record: Record) -> None:
    mark = _add(folder, "Placemark")
    _add(mark, "name", record.title)
    if record.text:
        _add(mark, "description", _reader().render(UNSHOWABLE.sub("", record.text)))
    _add_time(mark, record.date)
    _add_data(mark, properties_of(record))
    at = point(record)
    if at is not None:
        _add(_add(mark, "Point"), "coordinates", _position(at))


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


def _add_way(folder: Any, way: Way) -> None:
    mark = _add(folder, "Placemark")
    _add(mark, "name", f"{way.start.place_name} – {way.end.place_name}")
    _add(mark, "styleUrl", "#way")
    told = {"leg": way.end.leg, "travel": way.end.travel}
    given = {"kind": "leg", "from": way.start.event_id, "to": way.end.event_id, **told}
    _add_data(mark, {name: value for name, value in given.items() if value})
    parent = _add(mark, "MultiGeometry") if len(way.lines) > 1 else mark
    for line in way.lines:
        drawn = _add(parent, "LineString")
        _add(drawn, "tessellate", "1")
        _add(drawn, "coordinates", " ".join(_position(each) for each in line))


def _add_data(mark: Any, values: dict[str, Any]) -> None:
    """Each value as named data; a list as several of one name."""
    extended = _add(mark, "ExtendedData")
    for name, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            text = str(each).lower() if isinstance(each, bool) else str(each)
            _add(_add(extended, "Data", name=name), "value", text)


def _add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    if text:
        element.text = UNSHOWABLE.sub("", text)
    return element


def _position(at: Point) -> str:
    return f"{at[1]},{at[0]}"


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """The exhibit's own Markdown, as the screen reads it: paragraphs, emphasis, `[phrase]{lang=fr}`."""
    reader = MarkdownIt("zero", {"html": False}).enable(["emphasis", "escape", "newline"])
    return reader.use(attrs_plugin, spans=True, allowed=["lang"])


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
