"""TimelineJS: one JSON file, an event for each dated stop, a group for each person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.interchange.file_content import json_of
from data.interchange.html_text import html_line, line_of
from data.interchange.notes import Notes
from data.interchange.sanitize import line
from data.interchange.slide import media_of_slide, person_of, read_slide, slug, spot, text_of_slide, words
from data.interchange.stop_record import Format, Read, Record, UnreadableError
from data.interchange.timeline_date import numbers_of, read_date, words_of


def write(records: Sequence[Record], title: str) -> bytes:
    """Every record with a date as an event. One without has no place on a timeline and is left out."""
    document = {
        "title": {"unique_id": "title", "text": {"headline": html_line(title), "text": ""}},
        "events": [_event(record) for record in records if numbers_of(record.date)[0]],
        "scale": "human",
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode()


def read(data: bytes) -> Read:
    """A TimelineJS file; raises UnreadableError for anything else."""
    document, notes = json_of(data), Notes()
    events = document.get("events")
    if not isinstance(events, list):
        raise UnreadableError("there is no list of “events” in it; export the timeline again.")
    title = title_of(document.get("title"), notes)
    if eras := document.get("eras"):
        notes.tell(f"Eras are no stops, and are left out ({len(eras) if isinstance(eras, list) else 1})")
    if document.get("scale") == "cosmological":
        notes.tell("The timeline counts in millions of years; what the exhibit cannot date has no date")
    fields = [fields_of(number, event, notes) for number, event in enumerate(events, start=1)]
    return Read(title, tuple(in_lives((each for each in fields if each), title)), notes.lines)


def title_of(slide: object, notes: Notes) -> str:
    """The timeline's title. A title slide needs no date; its text and picture are told to be left out."""
    if not isinstance(slide, Mapping):
        return ""
    found = read_slide(slide, "the title slide", Notes())
    if found["text"] or found.get("picture"):
        notes.tell("The title slide’s text and picture are no stop, and are left out")
    return str(found["title"])


def fields_of(number: int, event: object, notes: Notes, what: str = "slide") -> dict[str, Any]:
    """One event as fields of a Record; empty, and told, where it is none."""
    where = spot(number, event, what)
    if not isinstance(event, Mapping):
        notes.tell("What stands among the events is none, and is left out", where)
        return {}
    event_id = line(event.get("unique_id"))
    display = line_of(words(event.get("display_date"))) or _display(event.get("start_date"))
    dates = read_date(event.get("start_date"), event.get("end_date"), display, where, notes)
    if not dates["date"]:
        notes.tell("No date can be read; write one", where)
    fields = read_slide(event, where, notes)
    name = line(event.get("group"))
    named = {"event_id": event_id or str(number), "person": person_of(event_id), "person_name": name}
    return fields | named | dates | {"title": fields["title"] or f"{what.title()} {number}"}


def in_lives(found: Iterable[dict[str, Any]], title: str) -> Iterable[Record]:
    """Records, numbered within each life. A life is a group; without groups all events are of one life."""
    count: dict[str, int] = {}
    for fields in found:
        name = fields["person_name"] or title or "Imported"
        person = fields["person"] or slug(name)
        count[person] = count.get(person, 0) + 1
        yield Record(order=count[person], **fields | {"person": person, "person_name": name})


def _event(record: Record) -> dict[str, Any]:
    start, end = numbers_of(record.date)
    event = {
        "unique_id": record.event_id,
        "group": record.person_name,
        "start_date": start,
        "end_date": end,
        "display_date": words_of(record.date, record.date_label),
        "text": text_of_slide(record),
        "media": media_of_slide(record, alt=record.picture_alt),
    }
    return {name: value for name, value in event.items() if value}


def _display(date: object) -> str:
    """Words within the start date, where some files have them."""
    return line_of(words(date.get("display_date"))) if isinstance(date, Mapping) else ""


FORMAT = Format(
    name="timelinejs",
    title="TimelineJS (JSON)",
    suffix=".json",
    holds=frozenset(
        {
            *("person", "person_name", "event_id", "order", "title", "text", "date", "date_label"),
            *("picture", "picture_alt", "picture_creator"),
        }
    ),
    write=write,
    read=read,
    remarks=(
        "A timeline has no places. Events are shown in order of their dates, each person as a group.",
        "What numbers cannot say (about, perhaps, a season, an open end) is written in the words beside the "
        "date, and read from them again. Years before 1 are EDTF’s: -43 is 44 BCE.",
        "A stop without a date has no place on a timeline, and is left out.",
    ),
)
