"""StoryMapJS: one JSON file, a slide for each stop after an overview slide.

Written so that its editor takes it too: `media` and `location` are objects on every slide, positions numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.interchange.date_words import said, unsaid
from data.interchange.file_content import json_of
from data.interchange.html_text import html_line, line_of
from data.interchange.notes import Notes
from data.interchange.positions import position
from data.interchange.sanitize import line
from data.interchange.slide import (
    media_of_slide,
    part,
    person_of,
    read_slide,
    slug,
    spot,
    text_of_slide,
    words,
)
from data.interchange.stop_record import Format, Read, Record, UnreadableError
from data.interchange.zip_file import is_zip, member

EDITOR_FILES = ("published.json", "draft.json")
"""What the editor's own export holds; what was published comes first."""
GROUND = "osm:standard"
BETWEEN_NAMES = " · "
LABELLED = re.compile(r"(.+) \[([^\[\]]*)\]", re.DOTALL)


def write(records: Sequence[Record], title: str) -> bytes:
    """Every record as a slide, in the order given."""
    names = dict.fromkeys(record.person_name for record in records)
    overview = {
        "type": "overview",
        "text": {"headline": html_line(title), "text": html_line(BETWEEN_NAMES.join(names))},
        "location": {},
        "media": {},
    }
    storymap = {
        "language": records[0].language if records else "en",
        "map_type": GROUND,
        "map_as_image": False,
        "slides": [overview, *(_slide(record) for record in records)],
    }
    return json.dumps({"storymap": storymap}, ensure_ascii=False, indent=1, allow_nan=False).encode()


def read(data: bytes) -> Read:
    """A StoryMapJS file, or the zip its editor exports; raises UnreadableError for anything else."""
    notes = Notes()
    storymap = _storymap(json_of(member(data, EDITOR_FILES) if is_zip(data) else data))
    if (kind := line(storymap.get("map_type"))) not in ("", GROUND):
        notes.tell("The kiosk draws its own ground; the file’s is left out", kind[:100])
    title, names = _overview(storymap["slides"])
    language = line(storymap.get("language")) or "en"
    found = [
        _fields(number, slide, kind == "zoomify", notes)
        for number, slide in enumerate(storymap["slides"], start=1)
        if not _is_overview(slide)
    ]
    kept = [fields for fields in found if fields]
    people = list(dict.fromkeys(fields["person"] for fields in kept if fields["person"]))
    called = dict(zip(people, names, strict=True)) if len(names) == len(people) else {}
    if names and not called:
        notes.tell("The text of the overview is no stop, and is left out")
    records = _in_lives(kept, title, called, language)
    return Read(title, tuple(records), notes.lines)


def _slide(record: Record) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if record.latitude is not None and record.longitude is not None:
        drawn = record.present and record.leg != "none"
        location = {"lat": record.latitude, "lon": record.longitude, "line": drawn}
    if record.place_name:
        location["name"] = record.place_name
    return {
        "uniqueid": record.event_id,
        "date": _when(record.date, record.date_label),
        "text": text_of_slide(record),
        "location": location,
        "media": media_of_slide(record, caption=html_line(record.picture_alt)),
    }


def _when(date: str, label: str) -> str:
    """`6 September 1933`; or the curator's own label with the date behind it, `That autumn [1933-09]`."""
    if not label:
        return said(date) if date else ""
    return label if not date and not unsaid(label) and not LABELLED.fullmatch(label) else f"{label} [{date}]"


def _read_when(text: str, where: str, notes: Notes) -> dict[str, str]:
    labelled = LABELLED.fullmatch(text)
    if labelled and (not labelled[2] or unsaid(labelled[2]) == labelled[2]):
        return {"date_label": labelled[1], "date": labelled[2]}
    if date := unsaid(text):
        return {"date": date} if text in (said(date), date) else {"date": date, "date_label": text}
    if text:
        notes.tell("The date cannot be read for sure; write it anew", f"{where}: “{text[:60]}”")
    return {"date_label": text}


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
    """The map's title, and what its overview says: in our own files, the names of the people."""
    text = next((slide.get("text") for slide in slides if _is_overview(slide)), None)
    if not isinstance(text, Mapping):
        return "", []
    said_there = line_of(words(text.get("text")))
    return line_of(words(text.get("headline"))), said_there.split(BETWEEN_NAMES) if said_there else []


def _fields(number: int, slide: object, on_picture: bool, notes: Notes) -> dict[str, Any]:
    """One slide as fields of a Record; empty, and told, where it is none."""
    where = spot(number, slide)
    if not isinstance(slide, Mapping):
        notes.tell("What stands among the slides is none, and is left out", where)
        return {}
    event_id = line(slide.get("uniqueid"))
    fields = {"event_id": event_id or str(number), "person": person_of(event_id)}
    fields |= read_slide(slide, where, notes) | _read_when(line_of(words(slide.get("date"))), where, notes)
    fields["title"] = fields["title"] or f"Slide {number}"
    return fields | _place(part(slide, "location", where, notes), on_picture, where, notes)


def _place(location: Mapping[str, Any], on_picture: bool, where: str, notes: Notes) -> dict[str, Any]:
    latitude, longitude = location.get("lat"), location.get("lon")
    place: dict[str, Any] = {"place_name": line(location.get("name"))}
    if on_picture and latitude is not None:
        notes.tell("The coordinates are of a picture, not of the earth; the place is written without", where)
        return place
    if at := position(latitude, longitude, where, notes):
        place |= {"latitude": at[0], "longitude": at[1]}
        if isinstance(latitude, str) or isinstance(longitude, str):
            notes.tell("The coordinates are texts; StoryMapJS drops such a marker, here it is kept", where)
    return place


def _in_lives(
    found: list[dict[str, Any]], title: str, called: Mapping[str, str], language: str
) -> Iterable[Record]:
    """Records, numbered within each life. A slide that names no person is of the map's one life."""
    count: dict[str, int] = {}
    for fields in found:
        person = fields["person"] or slug(title)
        count[person] = count.get(person, 0) + 1
        name = called.get(person) or (person.replace("-", " ").title() if fields["person"] else title)
        named = {"person": person, "person_name": name or "Imported", "language": language}
        yield Record(order=count[person], **fields | named)


FORMAT = Format(
    name="storymapjs",
    title="StoryMapJS (JSON)",
    suffix=".json",
    holds=frozenset(
        {
            *(
                "person",
                "person_name",
                "event_id",
                "order",
                "title",
                "text",
                "language",
                "date",
                "date_label",
            ),
            *("place_name", "latitude", "longitude", "picture", "picture_creator"),
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
