"""TimelineJS before version 3: its JSON, and its dates, as those of version 3.

`{"timeline": {"headline": …, "text": …, "date": [{"startDate": "1933,9,6", "headline": …, "asset": …}]}}`.
A date is numbers between commas, the year first, or between strokes, the month first: its documents say so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from data.interchange.sanitize import plain_text

PARTS = ("year", "month", "day", "hour", "minute", "second", "millisecond")
COMMAS = re.compile(r"-?\d+(?:\s*,\s*\d*)*")
STROKES = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(-?\d{3,})(?:\s+(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?)?")
MEMBERS_OF_A_TIMELINE = ("headline", "text", "asset", "date", "era", "type", "startDate", "endDate")
MEMBERS_OF_AN_EVENT = ("headline", "text", "asset", "startDate", "endDate", "tag")


def is_before_version_3(document: Mapping[str, Any]) -> bool:
    """Whether this is the JSON of a timeline before version 3."""
    timeline = document.get("timeline")
    return isinstance(timeline, Mapping) and isinstance(timeline.get("date"), list)


def as_version_3(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with the members of version 3. What that does not have keeps its name."""
    timeline = document["timeline"]
    title = {**_slide(timeline), "startDate": timeline.get("startDate"), "endDate": timeline.get("endDate")}
    around = {name: each for name, each in document.items() if name != "timeline"}
    rest = {name: each for name, each in timeline.items() if name not in MEMBERS_OF_A_TIMELINE}
    events = [_event(each) if isinstance(each, Mapping) else each for each in timeline["date"]]
    return {**around, **rest, "title": title, "events": events, "eras": timeline.get("era")}


def dates_of(start: object, end: object) -> dict[str, Any]:
    """`start_date`, `end_date` and `display_date` of an event; the words where they are not in numbers."""
    first, last = _numbers(start), _numbers(end)
    words = [text for each in (start, end) if (text := plain_text(each))]
    if words and not first or (plain_text(end) and not last):
        return {"display_date": " – ".join(dict.fromkeys(words))}
    return {"start_date": first, "end_date": last}


def _event(event: Mapping[str, Any]) -> dict[str, Any]:
    rest = {name: each for name, each in event.items() if name not in MEMBERS_OF_AN_EVENT}
    dates = dates_of(event.get("startDate"), event.get("endDate"))
    return {**rest, **_slide(event), **dates, "group": event.get("tag")}


def _slide(value: Mapping[str, Any]) -> dict[str, Any]:
    """The text and the picture; a picture's `media` is the `url` of version 3."""
    media = value.get("asset")
    if isinstance(media, Mapping):
        media = {"url" if name == "media" else name: each for name, each in media.items()}
    return {"text": {"headline": value.get("headline"), "text": value.get("text")}, "media": media}


def _numbers(value: object) -> dict[str, str]:
    """The parts of a date by their names in version 3; empty for what is none, or not in numbers."""
    text = plain_text(value)
    if COMMAS.fullmatch(text):
        parts = [part.strip() for part in text.split(",")]
    elif found := STROKES.fullmatch(text):
        month, day, year, *time = found.groups(default="")
        parts = [year, month, day, *time]
        if int(month) > 12:  # not as the format defines it: its words are read as any other date
            return {}
    else:
        return {}
    return {name: part for name, part in zip(PARTS, parts, strict=False) if part}
