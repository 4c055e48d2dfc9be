"""KML and KMZ of Google Earth, My Maps and others, read as stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from data.interchange.geojson import labelled
from data.interchange.notes import Notes
from data.interchange.positions import position
from data.interchange.properties import in_order, is_ours, record_of
from data.interchange.sanitize import line
from data.interchange.stop_record import Read, Record, UnreadableError
from data.interchange.timespans import edtf_of
from data.interchange.xml_document import ZIP, unzipped, xml_of

SHAPES = ("LineString", "Polygon", "LinearRing", "Track", "MultiTrack", "Model")
ELSEWHERE = {
    "NetworkLink": "Links to files elsewhere are not followed",
    "GroundOverlay": "Overlays are left out",
    "PhotoOverlay": "Overlays are left out",
    "ScreenOverlay": "Overlays are left out",
}


def read(data: bytes) -> Read:
    """The placemarks with a point, or with no shape at all, as stops; a layer's name becomes the chapter."""
    root, notes = xml_of(unzipped(data, ".kml") if data.startswith(ZIP) else data), Notes()
    if _tag(root) != "kml":
        raise UnreadableError(f"this is no KML but <{_tag(root)[:40]}>; export the places as KML or KMZ.")
    for tag, fault in ELSEWHERE.items():
        for _ in root.iter(f"{{*}}{tag}"):
            notes.tell(fault)
    title = line(_text(next(root.iter("{*}Document"), root), "name"))
    marks = enumerate(root.iter("{*}Placemark"), start=1)
    kept = [(number, mark, _named(mark)) for number, mark in marks]
    stops = [each for each in kept if _is_stop(each[1], each[2], f"placemark {each[0]}", notes)]
    records = [
        _record(mark, named, order, f"placemark {number}", title, notes)
        for order, (number, mark, named) in enumerate(stops, start=1)
    ]
    return Read(title, in_order(records), notes.lines)


def _is_stop(mark: Any, named: dict[str, Any], where: str, notes: Notes) -> bool:
    if named.get("kind") == "leg" and "from" in named:
        return False  # drawn anew from the stops
    has_shape = any(next(mark.iter(f"{{*}}{shape}"), None) is not None for shape in SHAPES)
    if has_shape and next(mark.iter("{*}Point"), None) is None:
        notes.tell("Lines and areas are no stops, and are left out", labelled(where, _text(mark, "name")))
        return False
    return True


def _record(mark: Any, named: dict[str, Any], order: int, where: str, title: str, notes: Notes) -> Record:
    name = _text(mark, "name")
    where = labelled(where, name)
    at = _position(mark, where, notes)
    placed = {"latitude": at[0], "longitude": at[1]} if at is not None else {}
    if is_ours(named):
        return record_of(named, order, where, notes, **placed)
    described = {"name": name, "description": _text(mark, "description"), "address": _text(mark, "address")}
    known = {
        "event_id": mark.get("id", ""),
        "person_name": title or "Imported",
        "chapter": _layer(mark),
        "date": _date(mark, where, notes),
    }
    return record_of({**named, **described}, order, where, notes, **known, **placed)


def _named(mark: Any) -> dict[str, Any]:
    """The named data of a placemark; a name that is there several times gives a list."""
    values: dict[str, Any] = {}
    for name, text in _pairs(mark):
        known = values.get(name)
        values[name] = text if known is None else [*(known if isinstance(known, list) else [known]), text]
    return values


def _pairs(mark: Any) -> Iterator[tuple[str, str]]:
    for data in mark.iter("{*}Data"):
        yield data.get("name", ""), _text(data, "value")
    for data in mark.iter("{*}SimpleData"):
        yield data.get("name", ""), "".join(data.itertext())


def _position(mark: Any, where: str, notes: Notes) -> tuple[float, float] | None:
    point = next(mark.iter("{*}Point"), None)
    if point is None:
        return None
    parts = [part.strip() for part in _text(point, "coordinates").strip().split(",")]
    longitude, latitude = (*parts, "", "")[:2]
    return position(latitude.split(" ")[0], longitude, where, notes)


def _date(mark: Any, where: str, notes: Notes) -> str:
    """The placemark's own time, a TimeStamp or a TimeSpan."""
    for tag, ends in (("TimeStamp", ("when",)), ("TimeSpan", ("begin", "end"))):
        time = next(mark.iter(f"{{*}}{tag}"), None)
        found = [_text(time, end).strip() for end in ends] if time is not None else []
        if not any(found):
            continue
        try:
            return _edtf(found)
        except ValueError:
            notes.tell("A time cannot be read as a date", f"{where}: “{'/'.join(found)[:60]}”")
    return ""


def _edtf(found: list[str]) -> str:
    if len(found) == 2 and found[0] and not found[1]:
        return edtf_of({"start": found[0], "end": {"earliest": found[0]}})
    return edtf_of({"start": found[0], "end": found[1] if len(found) == 2 else None})


def _layer(mark: Any) -> str:
    folder = mark.getparent()
    return line(_text(folder, "name")) if folder is not None and _tag(folder) == "Folder" else ""


def _text(element: Any, tag: str) -> str:
    """The text of the first child of this name; empty where there is none."""
    child = element.find(f"{{*}}{tag}")
    return "" if child is None else "".join(child.itertext())


def _tag(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
