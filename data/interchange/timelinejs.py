"""TimelineJS: one JSON file, an event for each dated stop, a group for each person.

A date is numbers, which place the event on the timeline, and words for what numbers cannot express. Years are
those of EDTF: -43 is 44 BCE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from data.interchange.file_content import UnreadableError, json_bytes, json_of
from data.interchange.formats import Format, ImportedStops
from data.interchange.html_text import escaped, plain_text_of_html
from data.interchange.lives import numbered_by_life, with_person_ids
from data.interchange.notes import Notes
from data.interchange.sanitize import plain_text
from data.interchange.slide import (
    SLIDE_MEMBERS,
    add_unread_members,
    filled_members,
    media_of_slide,
    members_in_words,
    person_of,
    plain_line,
    read_slide,
    slide_label,
    text_of_slide,
    text_value,
    welcome_of,
)
from data.interchange.stop_record import StopRecord
from data.interchange.timelinejs_2 import as_version_3, is_before_version_3
from data.interchange.typed_dates import date_fields
from data.model.date_words import date_in_words, read_date
from data.model.edtf_date import DatePoint, is_edtf, iso_year, parse_date

DateNumbers = dict[str, int]
"""`year`, `month` and `day` as far as known; empty for no date."""
SEASON_START = {1: 3, 2: 6, 3: 9, 4: 12}
"""Season → its first month: autumn starts in September."""
LABEL_WITH_DATE = re.compile(r"(.+) \[([^\[\]]+)\]", re.DOTALL)
DOCUMENT_MEMBERS = {"title", "events", "eras", "scale"}
EVENT_MEMBERS = SLIDE_MEMBERS | {
    *("unique_id", "group", "display_date", "start_date.display_date"),
    *(f"{end}_date.{name}" for end in ("start", "end") for name in ("year", "month", "day")),
}
NO_COLUMNS: Mapping[str, str] = {}
TITLE_SLIDE = "The title slide is no stop; all but its headline and its text is left out"
TIME_OF_DAY = ("hour", "minute", "second", "millisecond")


def write(records: Sequence[StopRecord], title: str) -> bytes:
    """Every record with a date as an event; records without a date are left out."""
    document = {
        "title": {"unique_id": "title", "text": {"headline": escaped(title), "text": ""}},
        "events": [_event(record) for record in records if date_numbers(record.date)[0]],
        "scale": "human",
    }
    return json_bytes(document)


def read(data: bytes) -> ImportedStops:
    """The events of a TimelineJS file. Raises UnreadableError for anything else."""
    document, notes = json_of(data), Notes()
    if is_before_version_3(document):
        document = as_version_3(document)
    events = document.get("events")
    if not isinstance(events, list):
        raise UnreadableError("there is no list of “events” in it; export the timeline again.")
    title, welcome = _title(document.get("title"), notes)
    eras = document.get("eras") or []
    for number, era in enumerate(eras if isinstance(eras, list) else [eras], start=1):
        told = members_in_words(era) if isinstance(era, Mapping) else str(era)
        notes.add("Eras are no stops, and are left out", f"era {number} ({told})")
    if document.get("scale") == "cosmological":
        notes.add("The timeline counts in millions of years; what the exhibit cannot date has no date")
    others = {name: each for name, each in document.items() if name not in DOCUMENT_MEMBERS}
    add_unread_members(others, (), notes, "members of the timeline")
    numbered = enumerate(events, start=1)
    stops = [fields for number, event in numbered if (fields := event_fields(number, event, notes))]
    return ImportedStops(title, records_by_group(stops, title, notes), notes.sentences, welcome=welcome)


def _title(slide: object, notes: Notes) -> tuple[str, str]:
    """The timeline's title and its welcome. A note reports all else of the title slide, which is left out."""
    if not isinstance(slide, Mapping):
        return "", ""
    fields = read_slide(slide, "the title slide", Notes())
    ours = {"unique_id"} if slide.get("unique_id") == "title" else set()
    if told := members_in_words(slide, {"text.headline", "text.text", *ours}):
        notes.add(TITLE_SLIDE, told)
    return str(fields["title"]), welcome_of(slide, "the title slide", notes)


def event_fields(
    number: int, event: object, notes: Notes, unit: str = "slide", columns: Mapping[str, str] = NO_COLUMNS
) -> dict[str, Any]:
    """One event as fields of a StopRecord; empty, with a note, where it is no object.

    `unit` is what the file counts: slides, or rows of a table. `columns` are those of a table, by the path of
    the member that each stands for.
    """
    where = slide_label(number, event, unit)
    if not isinstance(event, Mapping):
        notes.add("What stands among the events is none, and is left out", f"{where}: “{event}”")
        return {}
    event_id = plain_text(event.get("unique_id"))
    start, end = event.get("start_date"), event.get("end_date")
    display = plain_text_of_html(text_value(event.get("display_date"))) or _display_date_within(start)
    dates = _read_date(start, end, display, where, notes)
    if not dates["date"]:
        notes.add("No date can be read; write one", where)
    fields = read_slide(event, where, notes)
    read = EVENT_MEMBERS - _unread_dates(event)
    add_unread_members(event, read, notes, "columns" if columns else "members of events", columns)
    name = plain_line(text_value(event.get("group")), where, notes)
    ids = {"event_id": event_id or str(number), "person": person_of(event_id), "person_name": name}
    return fields | ids | dates | {"title": fields["title"] or f"{unit.title()} {number}"}


def _unread_dates(event: Mapping[str, Any]) -> set[str]:
    """The members of an event's dates that are filled and not read."""
    unread, start = set(), _read_numbers(event.get("start_date"), "", Notes())
    for name in ("start_date", "end_date"):
        numbers = start and _read_numbers(event.get(name), "", Notes())
        unread |= {f"{name}.{part}" for part in ("year", "month", "day") if part not in numbers}
    if plain_text_of_html(text_value(event.get("display_date"))):
        unread.add("start_date.display_date")
    zeros = {path for path, member in filled_members(event) if plain_text(member) == "0"}
    return unread - zeros


def records_by_group(events: Iterable[dict[str, Any]], title: str, notes: Notes) -> tuple[StopRecord, ...]:
    """Records, numbered within each life. A group is a life; without groups all events are one life."""
    records = []
    for order, fields in enumerate(events, start=1):
        name = fields["person_name"] or title or "Imported"
        records.append(StopRecord(**fields | {"person_name": name, "order": order}))
    return numbered_by_life(with_person_ids(records, notes))


def _event(record: StopRecord) -> dict[str, Any]:
    start, end = date_numbers(record.date)
    event = {
        "unique_id": record.event_id,
        "group": record.person_name,
        "start_date": start,
        "end_date": end,
        "display_date": words_for_date(record.date, record.date_label),
        "text": text_of_slide(record),
        "media": media_of_slide(record, alt=record.picture_alt),
    }
    return {name: value for name, value in event.items() if value}


def _display_date_within(date: object) -> str:
    """A `display_date` within the start date, as in some files."""
    return plain_text_of_html(text_value(date.get("display_date"))) if isinstance(date, Mapping) else ""


def date_numbers(edtf: str) -> tuple[DateNumbers, DateNumbers]:
    """Start and end as numbers; both empty for no date.

    An interval with an open start is placed at its end. A decade or a century runs from its first year to its
    last.
    """
    try:
        date = parse_date(edtf)
    except ValueError:
        return {}, {}
    start, end = date.start or date.end, date.end if date.start else None
    if start is None:
        return {}, {}
    if end is None and start.digits < 4 and not date.is_interval:
        return _numbers_of_point(start), {"year": _last_year(start)}
    return _numbers_of_point(start), _numbers_of_point(end) if end else {}


def words_for_date(edtf: str, label: str) -> str:
    """`display_date`: the curator's label, or the date in words; empty where the numbers are enough."""
    if not label:
        return "" if _is_exact(edtf) else date_in_words(edtf)
    is_read_as_label = not LABEL_WITH_DATE.fullmatch(label) and not _date_beyond_numbers(
        label, date_numbers(edtf)
    )
    return label if _is_exact(edtf) and is_read_as_label else f"{label} [{edtf}]"


def _read_date(start: object, end: object, display: str, where: str, notes: Notes) -> dict[str, str]:
    """The date as fields of a StopRecord. Words count instead of numbers only where both agree."""
    numbers = _read_numbers(start, where, notes), _read_numbers(end, where, notes)
    if (match := LABEL_WITH_DATE.fullmatch(display)) and is_edtf(match[2]):
        return {"date": match[2], "date_label": match[1]}
    if date := _date_beyond_numbers(display, numbers):
        return {"date": date}
    if not numbers[0]:
        return date_fields(display, where, notes)
    date = _valid_edtf(*numbers, where, notes)
    return {"date": date, "date_label": "" if _says_the_same(display, date) else display}


def _says_the_same(display: str, date: str) -> bool:
    reading = read_date(display)
    return bool(date) and reading.in_full and reading.date == date


def _date_beyond_numbers(display: str, numbers: tuple[DateNumbers, DateNumbers]) -> str:
    """The date in words, if numbers cannot express it and do not contradict it; otherwise empty."""
    date = read_date(display).date
    return date if date and not _is_exact(date) and date_numbers(date) == numbers else ""


def _is_exact(edtf: str) -> bool:
    """Whether numbers express the whole date. TimelineJS shows years before 1 one year off."""
    start, end = date_numbers(edtf)
    return bool(start) and start["year"] > 0 and _edtf_of_numbers(start, end) == edtf


def _numbers_of_point(point: DatePoint) -> DateNumbers:
    month = SEASON_START[point.season] if point.season else point.month
    parts = {"year": point.year, "month": month, "day": point.day}
    return {name: number for name, number in parts.items() if number is not None}


def _last_year(point: DatePoint) -> int:
    return point.year + int(10 ** (4 - point.digits)) - 1


def _valid_edtf(start: DateNumbers, end: DateNumbers, where: str, notes: Notes) -> str:
    """The whole date, or as much of it as is a date of the calendar; empty for a year beyond EDTF."""
    whole, year = _edtf_of_numbers(start, end), {"year": start["year"]}
    for text in (whole, _edtf_of_numbers(start, {}), _edtf_of_numbers(year, {})):
        if is_edtf(text):
            if text != whole:
                notes.add("The date is not one of the calendar; as much as is sure was taken", where)
            return text
    notes.add("The year is beyond what the exhibit can show", f"{where}: {start['year']}")
    return ""


def _edtf_of_numbers(start: DateNumbers, end: DateNumbers) -> str:
    if not end or end == start:
        return _single_edtf(start)
    return f"{_single_edtf(start)}/{_single_edtf(end)}"


def _single_edtf(numbers: DateNumbers) -> str:
    parts = [iso_year(numbers["year"])]
    for name in ("month", "day"):
        if name not in numbers:
            break
        parts.append(f"{numbers[name]:02}")
    return "-".join(parts)


def _read_numbers(date: object, where: str, notes: Notes) -> DateNumbers:
    """The numbers of a date object, also written as text; empty, with a note, where there is no year."""
    if not isinstance(date, Mapping):
        if date not in (None, ""):
            notes.add("A date is not written as an object, and is left out", where)
        return {}
    year = _whole_number(date.get("year"))
    if year is None:
        if any(plain_text(value) for value in date.values()):
            notes.add("A date has no year that is a whole number, and is left out", where)
        return {}
    if any(_whole_number(date.get(name)) for name in TIME_OF_DAY):
        notes.add("The time of day is not kept", where)
    numbers = {"year": year}
    for name, most in (("month", 12), ("day", 31)):
        number = _whole_number(date.get(name))
        if number is None or not 1 <= number <= most:
            if plain_text(date.get(name)) not in ("", "0"):
                notes.add(f"The {name} is not a number from 1 to {most}, and is left out", where)
            break
        numbers[name] = number
    return numbers


def _whole_number(value: Any) -> int | None:
    """A whole number, also as text, also with a thousands separator as in spreadsheets: `1,933`."""
    text = re.sub(r"[\s,]", "", plain_text(value))
    match = re.fullmatch(r"([-−]?)(\d{1,12})(\.0+)?", text, re.ASCII)
    return None if match is None else int(match[2]) * (-1 if match[1] else 1)


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
    ),
    needs_date=True,
)
