"""GPX 1.0 and 1.1, of receivers and of outdoor programs: waypoints, and the named points of routes, as stops.

A track from one stop to the next is the course of the way there; any other is told with its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from data.interchange.courses import Line, with_courses
from data.interchange.field_names import names_by_field
from data.interchange.file_content import UnreadableError
from data.interchange.formats import Format, ImportedStops, not_written
from data.interchange.lives import ordered_by_life, with_person_ids
from data.interchange.named_values import is_empty
from data.interchange.notes import MAP_DESCRIPTION, Notes, labelled
from data.interchange.positions import position, position_fields, report_height
from data.interchange.properties import FileOfValues, record_from_properties
from data.interchange.sanitize import plain_text
from data.interchange.slide import PICTURE_ADDRESS
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of, has_time_of_day
from data.interchange.xml_content import add_unread, value_of, xml_root
from data.interchange.xml_elements import child_text, children, tag_of
from data.model.exhibit import Point

READ_OF_FILE = ("name", "metadata", "desc", "wpt", "rte", "trk", "bounds")
READ_OF_METADATA = ("name", "desc", "bounds")
READ_OF_POINT = ("name", "desc", "cmt", "time", "ele", "src", "link", "url", "urlname", "extensions")
READ_OF_WAY = ("name", "rtept", "trkseg", "number")
OF_TOGPX = re.compile(r"[\w:@ -]+=.*")
"""A line of a description as togpx writes it, for uMap and geojson.io: every value of a feature, by name."""
NO_STOPS = (
    "The file has tracks or routes, and no waypoint with a name: give each place where something happened a "
    "waypoint, in the program that made the file, and export it again; or write a table"
)


def read(data: bytes) -> ImportedStops:
    """Each waypoint as a stop, then the named points of each route, whose name becomes their chapter."""
    notes = Notes()
    root = xml_root(data, "gpx")
    if tag_of(root) != "gpx":
        raise UnreadableError(f"this is no GPX but <{tag_of(root)[:40]}>; export the waypoints as GPX.")
    metadata = next(children(root, "metadata"), root)
    title = plain_text(child_text(metadata, "name")) or plain_text(child_text(root, "name"))
    add_unread(root, "values of the file", READ_OF_FILE, notes)
    if metadata is not root:
        add_unread(metadata, "values of the file", READ_OF_METADATA, notes)
    if description := plain_text(child_text(metadata, "desc")):
        notes.add(MAP_DESCRIPTION, f"“{description}”")
    file = FileOfValues("values of points", "", title or "Imported")
    records: list[StopRecord] = []
    for where, chapter, point in _named_points(root, notes):
        records.append(_record(point, len(records) + 1, where, chapter, file, notes))
    ordered = ordered_by_life(with_person_ids(records, notes))
    stops, tracks = with_courses(ordered, [*_routes(root), *_tracks(root, notes)], notes)
    for each in tracks:
        if each.where.startswith("track"):
            fault = "A track leads from no stop to the next, and is left out"
            notes.add(fault, f"{each.where}: {_counted(each.points)}, {each.kilometres:.3g} km")
    if not records and next(children(root, "rte", "trk"), None) is not None:
        notes.add(NO_STOPS)
    return ImportedStops(title, stops, notes.sentences)


def _routes(root: Any) -> Iterator[Line]:
    """Each route with points that have no name: these say how the way went between those that have one."""
    for number, route in enumerate(children(root, "rte"), 1):
        points = list(children(route, "rtept"))
        if any(not child_text(each, "name").strip() for each in points):
            line = tuple(at for each in points if (at := _point(each)) is not None)
            yield Line(labelled(f"route {number}", child_text(route, "name")), line)


def _named_points(root: Any, notes: Notes) -> Iterator[tuple[str, str, Any]]:
    """Each point that becomes a stop, with its place in the file and its chapter.

    A point of a route that is a waypoint already is no second stop; one without a name only gives the way.
    """
    waypoints = list(children(root, "wpt"))
    for number, point in enumerate(waypoints, 1):
        yield f"waypoint {number}", "", point
    known: dict[tuple[str, ...], dict[str, Any]] = {
        _name_and_position(each): value_of(each) for each in waypoints
    }
    for number, route in enumerate(children(root, "rte"), 1):
        name = plain_text(child_text(route, "name"))
        add_unread(route, "values of routes and tracks", READ_OF_WAY, notes)
        points = list(children(route, "rtept"))
        unnamed = [each for each in points if not child_text(each, "name").strip()]
        if unnamed:
            shown = f"{labelled(f'route {number}', name)}: {len(unnamed)} of {_counted(points)}"
            notes.add("A point of a route without a name is no stop", shown)
        for order, point in enumerate(points, 1):
            where = f"route {number}, point {order}"
            waypoint = known.get(_name_and_position(point))
            if not child_text(point, "name").strip():
                add_unread(point, "values of points without a name", (), notes)
            elif waypoint is not None and value_of(point).items() <= waypoint.items():
                fault = "A point of a route is a waypoint too, and is one stop: the route’s order is not kept"
                notes.add(fault, labelled(where, child_text(point, "name")))
            else:
                yield where, name, point


def _name_and_position(point: Any) -> tuple[str, ...]:
    """What a waypoint and its copy in a route have in common."""
    return (child_text(point, "name").strip(), point.get("lat", ""), point.get("lon", ""))


def _record(point: Any, order: int, where: str, chapter: str, file: FileOfValues, notes: Notes) -> StopRecord:
    name = child_text(point, "name")
    where = labelled(where, name)
    texts, others = _texts(point, name), _other_values(point)
    known = {
        "chapter": chapter,
        "date": _date(point, [each for each, _ in (*texts, *others)], where, notes),
        "coordinate_source": plain_text(child_text(point, "src")),
        **position_fields(position(point.get("lat"), point.get("lon"), where, notes)),
    }
    report_height([child_text(point, "ele").strip()], where, notes)
    values = [("title", name), *texts, *_links(point, where, notes), *others]
    return record_from_properties(values, order, where, notes, file, **known)


def _texts(point: Any, name: str) -> list[tuple[str, str]]:
    """The description and the comment as one text, or as named values; programs often write one twice."""
    description, comment = child_text(point, "desc").strip(), child_text(point, "cmt").strip()
    lines = description.split("\n")
    if f"name={name}" in lines and all(map(OF_TOGPX.fullmatch, lines)):
        pairs = [(key, value) for key, _, value in (line.partition("=") for line in lines) if key != "name"]
        return [*pairs, ("description", comment)]
    parts = [each for each in (description, comment) if each and each != name]
    if len(parts) == 2 and parts[1] in parts[0]:
        parts.pop()
    return [("text", "\n\n".join(parts))]


def _links(point: Any, where: str, notes: Notes) -> list[tuple[str, str]]:
    """The addresses of pictures; a note tells of every other link, with its words."""
    links = [(each.get("href", ""), child_text(each, "text")) for each in children(point, "link")]
    for each in children(point, "link"):
        add_unread(each, "values of links", ("text",), notes)
    links.append((child_text(point, "url"), child_text(point, "urlname")))
    pictures = []
    for address, words in links:
        shown = ": ".join(filter(None, (plain_text(words), address.strip())))
        if PICTURE_ADDRESS.search(address):
            pictures.append(("picture", address.strip()))
            if words.strip():
                notes.add("The words of a picture’s link are left out", f"{where}: {shown}")
        elif shown:
            notes.add("A link is left out: an exhibit opens no pages of the web", f"{where}: {shown}")
    return pictures


def _other_values(point: Any) -> list[tuple[str, Any]]:
    """The extensions, in which QGIS and others write the columns of a table, and the values of a receiver."""
    extensions = [
        (tag_of(each), value_of(each)) for part in children(point, "extensions") for each in children(part)
    ]
    others = [(tag_of(each), value_of(each)) for each in children(point) if tag_of(each) not in READ_OF_POINT]
    return [(name, value) for name, value in (*extensions, *others) if not is_empty(value)]


def _date(point: Any, names: Sequence[str], where: str, notes: Notes) -> str:
    """The day of a point's time, which is in UTC and may be when it was recorded; empty where a value of one
    of these names is the date."""
    time = child_text(point, "time").strip()
    if not time:
        return ""
    if names_by_field(names, ["date"]):
        notes.add(
            "A point’s time is left out: another value gives the date of the stop", f"{where}: “{time}”"
        )
        return ""
    try:
        date = edtf_of({"start": time})
    except ValueError:
        notes.add("A time cannot be read as a date", f"{where}: “{time}”")
        return ""
    fault = (
        "A point’s time was taken as the date of the stop: it may be when the point was made; see each date"
    )
    notes.add(fault, f"{where}: {date}")
    if has_time_of_day(time):
        notes.add("The time of day (UTC) is left out", f"{where}: “{time}”")
    return date


def _tracks(root: Any, notes: Notes) -> Iterator[Line]:
    """Each track as one line, its segments joined; notes report what it says besides."""
    for number, track in enumerate(children(root, "trk"), 1):
        every = (point for segment in children(track, "trkseg") for point in children(segment, "trkpt"))
        points = [at for each in every if (at := _point(each)) is not None]
        yield Line(labelled(f"track {number}", child_text(track, "name")), tuple(points))
        add_unread(track, "values of routes and tracks", READ_OF_WAY, notes)
        _report_points_of_track(track, notes)


def _report_points_of_track(track: Any, notes: Notes) -> None:
    """Report what the points of a track say besides where and when they are, and how high."""
    for segment in children(track, "trkseg"):
        add_unread(segment, "values of routes and tracks", ("trkpt",), notes)
        for point in children(segment, "trkpt"):
            add_unread(point, "values of the points of tracks", (), notes)


def _point(element: Any) -> Point | None:
    return position(element.get("lat"), element.get("lon"), "", Notes())


def _counted(points: Sequence[object]) -> str:
    return "1 point" if len(points) == 1 else f"{len(points)} points"


FORMAT = Format(
    name="gpx",
    title="GPX",
    suffix=".gpx",
    holds=frozenset(),
    write=not_written,
    read=read,
)
