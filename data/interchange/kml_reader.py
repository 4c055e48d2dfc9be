"""Read KML and KMZ: of Google Earth, My Maps, ArcGIS, QGIS and others, and of our own export.

Each placemark with a point, or with no shape at all, becomes a stop. Notes tell of everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from data.interchange.field_names import compared_name, known_names
from data.interchange.formats import ImportedStops
from data.interchange.kml_balloons import add_texts_of_balloons
from data.interchange.kml_files import hrefs_of, kml_root
from data.interchange.lives import ordered_by_life, with_person_ids
from data.interchange.named_values import counted_values, most_frequent_language
from data.interchange.notes import MAP_DESCRIPTION, Notes, labelled
from data.interchange.positions import position, position_fields, report_further_points, report_height
from data.interchange.properties import FileOfValues, record_from_properties
from data.interchange.sanitize import plain_text, shown_text
from data.interchange.stop_record import StopRecord
from data.interchange.timespans import edtf_of, has_time_of_day
from data.interchange.value_reader import READ_FIELDS, is_own_export
from data.interchange.xml_elements import child_text, children, tag_of
from data.reading.story_markdown import story_html

SHAPES = ("LineString", "Polygon", "LinearRing", "Track", "MultiTrack", "Model")
IGNORED_ELEMENTS = {
    "NetworkLink": "Links to files elsewhere are not followed",
    "GroundOverlay": "Overlays are left out",
    "PhotoOverlay": "Overlays are left out",
    "ScreenOverlay": "Overlays are left out",
    "Tour": "Tours are left out",
}
OF_A_VIEW = (
    *("styleUrl", "Style", "StyleMap", "visibility", "open", "LookAt", "Camera", "Region"),
    *("balloonVisibility", "Schema", "NetworkLinkControl", "snippet", "altitudeMode"),
)
"""Elements that say how the file is shown in its program, and nothing of a stop."""
READ_ELEMENTS = ("ExtendedData", "TimeStamp", "TimeSpan", "Point", "MultiGeometry", *SHAPES)
ONLY_A_LINK = (
    "It holds only a link to a map on the internet, which is not opened. In My Maps, export the map again "
    "without “Keep data up to date with network link KML”; elsewhere, save the places and not the link"
)
CONTAINERS = ("Document", "Folder")
OWN_NAMES_OF_ELEMENTS = {"name": "title", "description": "text"}
KNOWN_NAMES = {compared_name(name) for name in known_names(READ_FIELDS)}
BREAK = r"(?:<br\s*/?>|\s*\n)"

NO_VALUES_OF_A_FOLDER = (*OF_A_VIEW, *CONTAINERS, *IGNORED_ELEMENTS, "name", "description", "Placemark")

Values = list[tuple[str, Any]]
"""Names with their values, in their order; a name may occur several times."""


def read(data: bytes) -> ImportedStops:
    """The stops of a KML or KMZ. The folders of a placemark become its chapter, the map becomes a life."""
    notes = Notes()
    root = kml_root(data, notes)
    top = next(root.iter("{*}Document"), root)
    title = plain_text(child_text(top, "name"))
    numbered = enumerate(root.iter("{*}Placemark"), start=1)
    placemarks = [(number, mark, _named_data(mark)) for number, mark in numbered]
    add_texts_of_balloons(root, [(mark, named) for _, mark, named in placemarks], notes)
    stops = [each for each in placemarks if _is_stop(each[1], each[2], f"placemark {each[0]}", notes)]
    names = [name for _, _, named in stops for name, _ in named]
    file = FileOfValues("data", most_frequent_language(names), title or "Imported")
    records = [
        _record(mark, named, order, labelled(f"placemark {number}", child_text(mark, "name")), file, notes)
        for order, (number, mark, named) in enumerate(stops, start=1)
    ]
    _report_ignored(root, top, [mark for _, mark, _ in stops], notes)
    links = [href for link in root.iter("{*}NetworkLink") for href in hrefs_of(link)]
    if not stops and any(href.startswith("http") for href in links):
        notes.add(ONLY_A_LINK)
    return ImportedStops(title, ordered_by_life(with_person_ids(records, notes)), notes.sentences)


def _is_stop(mark: Any, named: Values, where: str, notes: Notes) -> bool:
    names = dict(named)
    if names.get("kind") == "leg" and "from" in names:
        return False  # one of our own legs: export draws it again from the stops
    shapes = [tag_of(each) for each in mark.iter(*(f"{{*}}{shape}" for shape in SHAPES))]
    if not shapes:
        return True
    where = labelled(where, child_text(mark, "name"))
    has_point = next(mark.iter("{*}Point"), None) is not None
    beside = f"{where}: {len(shapes)} beside the point" if has_point else where
    notes.add("Lines and areas are no stops, and are left out", beside)
    if not has_point:
        for name, value in (*_elements(mark), *named):
            if name != "name":
                _add_left_out("data of lines and areas", name, value, notes)
    return has_point


def _record(mark: Any, named: Values, order: int, where: str, file: FileOfValues, notes: Notes) -> StopRecord:
    placed = position_fields(_position(mark, where, notes) or _looked_at(mark, where, notes))
    _report_if_hidden(mark, where, notes)
    elements = _elements(mark)
    own = _with_lists(named)
    if is_own_export(own):
        _report_edits(mark, own, where, notes)
        more = {name: value for name, value in elements if name not in ("name", "description")}
        return record_from_properties({**own, **more}, order, where, notes, file, **placed)
    known = {
        "event_id": mark.get("id", ""),
        "chapter": _layer_names(mark),
        "date": _date(mark, where, notes),
    }
    return record_from_properties(
        _with_elements(elements, named), order, where, notes, file, **known, **placed
    )


def _with_elements(elements: Values, named: Values) -> Values:
    """The elements of a placemark and its data. Its name and description count before data of such names.

    What is left of a description that repeats the data comes last.
    """
    values: Values = []
    rest: Values = []
    for name, value in elements:
        without_data = _without_data(value, named) if name == "description" else value
        if without_data == value:
            values.append((OWN_NAMES_OF_ELEMENTS.get(name, name), value))
        elif plain_text(without_data):
            rest.append((name, without_data))
        elif not any(each and each in without_data for each in map(_picture_address, named)):
            rest.append(("picture", without_data))
    return [*values, *named, *rest]


def _report_if_hidden(mark: Any, where: str, notes: Notes) -> None:
    """Report a placemark that its program does not show, itself or with its folder."""
    if any(child_text(each, "visibility").strip() == "0" for each in (mark, *mark.iterancestors())):
        notes.add(
            "Hidden in the file, and imported all the same: delete it if visitors shall not see it", where
        )


def _report_edits(mark: Any, own: dict[str, Any], where: str, notes: Notes) -> None:
    """Report a name, text or folder of our own export that another program has changed: its data counts."""
    folder = mark.getparent()
    pairs = {
        "name": (child_text(mark, "name"), own.get("title", "")),
        "description": (child_text(mark, "description"), story_html(shown_text(own.get("text", "")))),
        "folder": (child_text(folder, "name"), own.get("person_name", "")),
    }
    for element, (written, exported) in pairs.items():
        if written.strip() and " ".join(shown_text(exported).split()) != " ".join(written.split()):
            fault = f"The {element} was changed after the export and is left out; the placemark’s data count"
            notes.add(fault, f"{where}: “{plain_text(written)}”")


def _elements(mark: Any) -> Values:
    """The texts of a placemark that stand outside its data, by the names of their elements."""
    elements: Values = []
    for child in children(mark):
        if tag_of(child) == "Carousel":  # pictures of Google Earth on the web
            images = (each for each in child.iter() if tag_of(each).lower() == "imageurl")
            elements += [("picture", "".join(each.itertext()).strip()) for each in images]
        elif tag_of(child) not in (*OF_A_VIEW, *READ_ELEMENTS):
            elements.append((tag_of(child), _value_of(child)))
    return elements


def _value_of(element: Any) -> Any:
    """The text of an element, or its elements by their names."""
    inner = list(children(element))
    if inner and tag_of(element) != "description":
        return _with_lists([(tag_of(child), _value_of(child)) for child in inner])
    return "".join(element.itertext()) or element.get("href", "")


def _named_data(mark: Any) -> Values:
    """The `ExtendedData` of a placemark."""
    return [pair for data in mark.findall("{*}ExtendedData") for pair in _names_and_values(data)]


def _names_and_values(extended: Any) -> Iterator[tuple[str, Any]]:
    for child in children(extended):
        if tag_of(child) == "Data":
            name = _best_name(child.get("name", ""), child_text(child, "displayName"))
            yield name, child_text(child, "value")
        elif tag_of(child) == "SchemaData":
            for data in child.iter("{*}SimpleData", "{*}SimpleArrayData"):
                yield data.get("name", ""), "".join(data.itertext())
        else:
            yield tag_of(child), _value_of(child)


def _best_name(name: str, displayed: str) -> str:
    """The name of a value, or the one that is displayed where that is the one that is known."""
    is_known = compared_name(displayed) in KNOWN_NAMES and compared_name(name) not in KNOWN_NAMES
    return displayed if is_known or not name else name


def _with_lists(named: Values) -> dict[str, Any]:
    """The values by name; a name that occurs several times has a list."""
    values: dict[str, Any] = {}
    for name, text in named:
        known = values.get(name)
        values[name] = text if known is None else [*(known if isinstance(known, list) else [known]), text]
    return values


def _without_data(description: str, named: Values) -> str:
    """A description without lines `name: value` that repeat the data, as My Maps writes them."""
    for name, value in named:
        if not isinstance(value, str):
            continue
        words = r"\s+".join(map(re.escape, value.split()))
        lines = rf"(^|{BREAK})\s*{re.escape(name)}:\s*{words}\s*(?={BREAK}|$)"
        description = re.sub(lines, r"\1", description)
    return description if plain_text(description) or "<img" in description.lower() else ""


def _picture_address(pair: tuple[str, Any]) -> str:
    return shown_text(pair[1]).strip() if shown_text(pair[1]).strip().startswith("http") else ""


def _position(mark: Any, where: str, notes: Notes) -> tuple[float, float] | None:
    """The position of the first point; notes report the others, and its height."""
    texts = [child_text(point, "coordinates") for point in mark.iter("{*}Point")]
    points = [re.sub(r"\s*,\s*", ",", text).strip().split(",") for text in texts if text.strip()]
    if not points:
        return None
    report_further_points([(point[1] if len(point) > 1 else "", point[0]) for point in points], where, notes)
    longitude, latitude, *height = (*points[0], "") if len(points[0]) == 1 else points[0]
    if any(len(part.split()) > 1 for part in points[0]):
        # Several tuples, or decimal commas: nothing is guessed.
        longitude, latitude, height = texts[0], "", []
    report_height(height, where, notes)
    return position(latitude, longitude, where, notes)


def _looked_at(mark: Any, where: str, notes: Notes) -> tuple[float, float] | None:
    """The position that the view of a placemark without any shape looks at, as Google Earth saves a view."""
    view = mark.find("{*}LookAt")
    if view is None or next(mark.iter("{*}Point"), None) is not None:
        return None
    latitude, longitude = child_text(view, "latitude").strip(), child_text(view, "longitude").strip()
    if not (latitude and longitude):
        return None
    fault = "A placemark has no point; its position is that which its view looks at: see whether it is right"
    notes.add(fault, where)
    return position(latitude, longitude, where, notes)


def _date(mark: Any, where: str, notes: Notes) -> str:
    """The placemark's own time, a TimeStamp or a TimeSpan."""
    for tag, ends in (("TimeStamp", ("when",)), ("TimeSpan", ("begin", "end"))):
        element = mark.find(f"{{*}}{tag}")
        times = [child_text(element, end).strip() for end in ends] if element is not None else []
        if not any(times):
            continue
        if any(map(has_time_of_day, times)):
            notes.add("The time of day is left out", f"{where}: “{'/'.join(times)}”")
        try:
            return _edtf(times)
        except ValueError:
            notes.add("A time cannot be read as a date", f"{where}: “{'/'.join(times)}”")
    return ""


def _edtf(times: list[str]) -> str:
    """One time, or a begin and an end, as EDTF; an end left empty is open."""
    if len(times) == 2 and times[0] and not times[1]:
        return edtf_of({"start": times[0], "end": {"earliest": times[0]}})
    return edtf_of({"start": times[0], "end": times[1] if len(times) == 2 else None})


def _layer_names(mark: Any) -> str:
    """The names of the folders a placemark is in, the outermost first: what My Maps calls a layer."""
    containers = [each for each in mark.iterancestors() if tag_of(each) in CONTAINERS]
    folders = [each for each in containers if tag_of(each) == "Folder" or each is not containers[-1]]
    names = (name for each in reversed(folders) if (name := plain_text(child_text(each, "name"))))
    return " – ".join(dict.fromkeys(names))


def _report_ignored(root: Any, top: Any, stops: Sequence[Any], notes: Notes) -> None:
    """Report what is no placemark: links, overlays, and what a folder says."""
    for tag, fault in IGNORED_ELEMENTS.items():
        for each in root.iter(f"{{*}}{tag}"):
            notes.add(fault, labelled(tag, child_text(each, "name"), *hrefs_of(each)))
    with_stops = {ancestor for mark in stops for ancestor in mark.iterancestors()}
    for each in root.iter(*(f"{{*}}{tag}" for tag in CONTAINERS)):
        name = plain_text(child_text(each, "name"))
        if each is not top and name and each not in with_stops:
            notes.add("A folder without stops is left out", f"“{name}”")
        if description := plain_text(child_text(each, "description")):
            fault = MAP_DESCRIPTION if each is top else "The description of a folder is left out"
            notes.add(fault, labelled(f"“{description}”", "" if each is top else name))
        for child in children(each):
            if tag_of(child) not in NO_VALUES_OF_A_FOLDER:
                is_data = tag_of(child) == "ExtendedData"
                value = dict(_names_and_values(child)) if is_data else _value_of(child)
                _add_left_out("values of folders and maps", tag_of(child), value, notes)


def _add_left_out(kind: str, name: str, value: object, notes: Notes) -> None:
    for path, count in counted_values(name, value):
        notes.add_left_out(kind, path, count)
