"""StoryMapJS: one JSON file, an overview slide, then a slide for each stop.

Every slide has the objects `media` and `location`, and positions are numbers: its editor requires that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from data.interchange.file_content import UnreadableError, json_bytes, json_of
from data.interchange.formats import Format, ImportedStops
from data.interchange.html_text import escaped, plain_text_of_html
from data.interchange.lives import numbered_by_life, with_person_ids
from data.interchange.notes import Notes
from data.interchange.position_cells import position_of_cells
from data.interchange.positions import position_fields
from data.interchange.sanitize import plain_text
from data.interchange.slide import (
    SLIDE_MEMBERS,
    add_unread_members,
    media_of_slide,
    members_in_words,
    object_member,
    person_of,
    plain_line,
    read_slide,
    slide_label,
    text_of_slide,
    text_value,
    welcome_of,
)
from data.interchange.stop_record import StopRecord
from data.interchange.typed_dates import date_fields
from data.interchange.zip_container import is_zip, names_not_read, zip_files_by_name
from data.model.date_words import date_in_words, read_date
from data.model.edtf_date import is_edtf
from data.model.languages import canonical_language

EDITOR_FILES = ("published.json", "draft.json")
"""Files in the zip that the editor exports; the published one is preferred."""
STORYMAP_MEMBERS = {"storymap", "slides", "language", "map_type"}
SLIDE_AND_PLACE = SLIDE_MEMBERS | {
    *("uniqueid", "date", "location.name", "location.lat", "location.lon", "location.line"),
}
MAP_TYPE = "osm:standard"
NAME_SEPARATOR = " · "
PICTURE_MAP = (
    "This is a map of a picture: its positions are of the picture, not of the earth. The stories are "
    "imported without places, as list and timeline; to show them on the map, give each the place it tells of"
)
LABEL_WITH_DATE = re.compile(r"(.+) \[([^\[\]]*)\]", re.DOTALL)


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """Every record as a slide, in the order given."""
    names = dict.fromkeys(record.person_name for record in records)
    overview = {
        "type": "overview",
        "text": {"headline": escaped(title), "text": escaped(NAME_SEPARATOR.join(names))},
        "location": {},
        "media": {},
    }
    storymap = {
        "language": records[0].language if records else "en",
        "map_type": MAP_TYPE,
        "map_as_image": False,
        "slides": [overview, *(_slide(record) for record in records)],
    }
    return json_bytes({"storymap": storymap})


def read(data: bytes) -> ImportedStops:
    """A StoryMapJS file, or the zip that its editor exports. Raises UnreadableError for anything else."""
    notes = Notes()
    document = _document_of_zip(data, notes) if is_zip(data) else json_of(data)
    storymap = _storymap(document)
    if (kind := plain_text(storymap.get("map_type"))) not in ("", MAP_TYPE):
        notes.add("The kiosk draws its own ground; the file’s is left out", kind)
    around = {} if document is storymap else document
    members = {name: each for name, each in {**around, **storymap}.items() if name not in STORYMAP_MEMBERS}
    add_unread_members(members, (), notes, "members of the story map")
    is_picture_map = _is_picture_map(storymap)
    if is_picture_map:
        notes.add(PICTURE_MAP)
    title, names = _overview(storymap["slides"])
    language = canonical_language(plain_text(storymap.get("language"))) or "en"
    slides = [
        _fields(number, slide, is_picture_map, notes)
        for number, slide in enumerate(storymap["slides"], start=1)
        if not _is_overview(slide)
    ]
    stops = [fields for fields in slides if fields]
    people = list(dict.fromkeys(fields["person"] for fields in stops if fields["person"]))
    person_names = dict(zip(people, names, strict=True)) if len(names) == len(people) else {}
    _tell_overviews(storymap["slides"], notes)
    lives = [_with_life(stop, title, person_names, language) for stop in stops]
    records = [StopRecord(**fields, order=order) for order, fields in enumerate(lives, start=1)]
    welcome = "" if person_names else _welcome(storymap["slides"], notes)
    stops_of_lives = numbered_by_life(with_person_ids(records, notes))
    return ImportedStops(title, stops_of_lives, notes.sentences, welcome=welcome)


def _document_of_zip(data: bytes, notes: Notes) -> dict[str, Any]:
    """The published story map, or else the draft. A note reports what else the zip holds."""
    files = zip_files_by_name(data, EDITOR_FILES)
    chosen = next((name for name in EDITOR_FILES if name in files), None)
    if chosen is None:
        raise UnreadableError(f"the zip holds neither {' nor '.join(EDITOR_FILES)}; export it again.")
    document = json_of(files.pop(chosen))
    for name, content in files.items():
        if _differs(content, document):
            notes.add(f"The zip has two story maps that differ; {chosen} is read, and the other is not", name)
    for path in names_not_read(data, EDITOR_FILES):
        notes.add("A file in the zip is not read", path)
    return document


def _differs(content: bytes, document: Mapping[str, Any]) -> bool:
    try:
        return json_of(content) != document
    except UnreadableError:
        return True


def _slide(record: StopRecord) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if record.latitude is not None and record.longitude is not None:
        drawn = record.present and record.leg != "none"
        location = {"lat": record.latitude, "lon": record.longitude, "line": drawn}
    if record.place_name:
        location["name"] = record.place_name
    return {
        "uniqueid": record.event_id,
        "date": _date_text(record.date, record.date_label),
        "text": text_of_slide(record),
        "location": location,
        "media": media_of_slide(record, caption=escaped(record.picture_alt)),
    }


def _date_text(date: str, label: str) -> str:
    """`6 September 1933`, or the curator's own label followed by the date: `That autumn [1933-09]`."""
    if not label:
        return date_in_words(date) if date else ""
    if not date and not read_date(label).date and not LABEL_WITH_DATE.fullmatch(label):
        return label
    return f"{label} [{date}]"


def _date_fields(text: str, where: str, notes: Notes) -> dict[str, str]:
    match = LABEL_WITH_DATE.fullmatch(text)
    if match and (not match[2] or is_edtf(match[2])):
        return {"date_label": match[1], "date": match[2]}
    return date_fields(text, where, notes)


def _storymap(document: Mapping[str, Any]) -> dict[str, Any]:
    inner = document.get("storymap", document)
    if not isinstance(inner, dict) or not isinstance(inner.get("slides"), list):
        raise UnreadableError("there is no “storymap” with “slides” in it; export the story map again.")
    if not inner["slides"]:
        raise UnreadableError("the story map has no slides; export it again.")
    return inner


def _is_overview(slide: object) -> bool:
    return isinstance(slide, Mapping) and slide.get("type") == "overview"


def _overview(slides: list[Any]) -> tuple[str, list[str]]:
    """The map's title, and the names of the people that our own export writes into the overview slide."""
    text = next((slide.get("text") for slide in slides if _is_overview(slide)), None)
    if not isinstance(text, Mapping):
        return "", []
    headline = plain_text_of_html(text_value(text.get("headline")))
    overview_text = plain_text_of_html(text_value(text.get("text")))
    return headline, overview_text.split(NAME_SEPARATOR) if overview_text else []


def _welcome(slides: list[Any], notes: Notes) -> str:
    """The text of the first overview slide, which presents the map."""
    return next((welcome_of(each, "the overview", notes) for each in slides if _is_overview(each)), "")


def _tell_overviews(slides: list[Any], notes: Notes) -> None:
    """Report what the overview slides hold besides the map's title and its text, which are read."""
    for number, slide in enumerate(filter(_is_overview, slides), start=1):
        read = {"type", "text.headline", "text.text"} if number == 1 else {"type"}
        if told := members_in_words(slide, read):
            notes.add("The overview is no stop; all but its headline and its text is left out", told)


def _is_picture_map(storymap: Mapping[str, Any]) -> bool:
    """Whether the slides' positions are of a picture (Gigapixel, Zoomify), and not of the earth.

    A map of the earth may also be shown as a picture (`map_as_image`); its positions are of the earth.
    """
    kind = plain_text(storymap.get("map_type")).lower()
    own_tiles = "/" in kind and "{" in kind and storymap.get("map_as_image") in (True, "true", "True")
    return kind == "zoomify" or own_tiles


def _fields(number: int, slide: object, is_picture_map: bool, notes: Notes) -> dict[str, Any]:
    """One slide as fields of a StopRecord; empty, with a note, where it is no object."""
    where = slide_label(number, slide)
    if not isinstance(slide, Mapping):
        notes.add("What stands among the slides is none, and is left out", f"{where}: “{slide}”")
        return {}
    event_id, date = plain_text(slide.get("uniqueid")), plain_text_of_html(text_value(slide.get("date")))
    fields = {"event_id": event_id or str(number), "person": person_of(event_id)}
    fields |= read_slide(slide, where, notes) | _date_fields(date, where, notes)
    location = object_member(slide, "location", where, notes)
    unread = set() if isinstance(location.get("line"), bool) else {"location.line"}
    add_unread_members(slide, SLIDE_AND_PLACE - unread, notes, "members of slides")
    fields["title"] = fields["title"] or f"Slide {number}"
    return fields | _place(location, is_picture_map, where, notes)


def _place(location: Mapping[str, Any], is_picture_map: bool, where: str, notes: Notes) -> dict[str, Any]:
    latitude, longitude = location.get("lat"), location.get("lon")
    place: dict[str, Any] = {"place_name": plain_line(text_value(location.get("name")), where, notes)}
    if location.get("line") is False:
        place["leg"] = "none"
    if is_picture_map:
        if latitude not in (None, "") or longitude not in (None, ""):
            notes.add("A position on the picture is left out", f"{where}: {latitude}, {longitude}")
        return place | {"has_place": False}
    if at := position_of_cells(text_value(latitude), text_value(longitude), where, notes):
        place |= position_fields(at)
        if isinstance(latitude, str) or isinstance(longitude, str):
            notes.add("The coordinates are texts; StoryMapJS drops such a marker, here it is kept", where)
    elif latitude in (None, "") and longitude in (None, "") and not place["place_name"]:
        return place | {"has_place": False}
    return place


def _with_life(
    stop: dict[str, Any], title: str, person_names: Mapping[str, str], language: str
) -> dict[str, Any]:
    """The fields of a stop with its life. Slides without a person form one life with the map's title."""
    person = stop["person"]
    name = person_names.get(person) or (person.replace("-", " ").title() if person else title)
    return stop | {"person_name": name or "Imported", "language": language}


FORMAT = Format(
    name="storymapjs",
    title="StoryMapJS (JSON)",
    suffix=".json",
    holds=frozenset(
        {
            *("person", "person_name", "event_id", "order", "title", "text", "language"),
            *("date", "date_label", "place_name", "latitude", "longitude", "picture", "picture_creator"),
        }
    ),
    write=write,
    read=read,
    remarks=(
        "A story map follows one life. All lives go into one file, one after the other; which life a slide "
        "is of stands in its uniqueid, so that Sojourn reads them apart again. Its editor may change ids.",
        "The description of a picture is written as its caption: all see it, and no screen reader says it.",
        "A line to a stop is drawn only where the exhibit draws one.",
    ),
)
