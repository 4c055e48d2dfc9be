"""Default values for an imported exhibit, where the exhibit needs a value and the file gives none.

Each default is neutral and states no fact that the file does not state. Each use is reported in a note.
"""

from __future__ import annotations

import re
from typing import get_args

from data.interchange.notes import Notes
from data.interchange.stop_record import StopRecord
from data.model.exhibit import UNKNOWN_COUNTRY, Certainty, LegCertainty, Precision
from data.reading.html_check import html_tags_of_markdown

EMPTY_STORY = "…"
DEFAULT_CERTAINTY: Certainty = "less-certain"
COLOURS = ("#9e2b25", "#1f4e79", "#2f6b3c", "#7a3b69", "#8a5a00", "#0f6b6b")
LINES = ("single", "double", "beaded")
MARKERS = ("circle", "diamond", "square", "hexagon")


def country(record: StopRecord, notes: Notes) -> str:
    """The country's two letters (ISO 3166); `ZZ` for none."""
    if re.fullmatch("[A-Z]{2}", record.country):
        return record.country
    notes.add(f"The country of a place is unknown and written as {UNKNOWN_COUNTRY}", place_name(record))
    return UNKNOWN_COUNTRY


def precision(record: StopRecord, notes: Notes) -> str:
    if record.precision in get_args(Precision):
        return record.precision
    notes.add("What a point stands for is unknown and written as town", place_name(record))
    return "town"


def place_certainty(record: StopRecord, notes: Notes) -> str:
    if record.place_certainty in get_args(Certainty):
        return record.place_certainty
    notes.add(f"How sure a point is, is unknown and written as {DEFAULT_CERTAINTY}", place_name(record))
    return DEFAULT_CERTAINTY


def certainty(record: StopRecord, notes: Notes) -> str:
    if record.certainty in get_args(Certainty):
        return record.certainty
    notes.add(f"How sure a stop is, is unknown and written as {DEFAULT_CERTAINTY}", record.title)
    return DEFAULT_CERTAINTY


def leg(record: StopRecord, notes: Notes) -> str:
    """The certainty of the leg to this stop; `presumed` where the file gives none, and a leg can lead
    there."""
    if record.leg in get_args(LegCertainty) or not record.has_place:
        return record.leg
    notes.add("How sure a way is, is unknown and written as presumed", record.title)
    return "presumed"


def date(record: StopRecord, notes: Notes) -> str:
    """The stop's date as EDTF; empty for none: it is shown without a date, in its place among the others."""
    if not record.date:
        notes.add("A stop has no date and is shown without one", record.title)
    return record.date


def story(record: StopRecord, notes: Notes) -> str:
    """The stop's text, its line ends as LF; `…` where there is none."""
    text = record.text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        notes.add(f"A stop has no text and shows {EMPTY_STORY}", record.title)
        return EMPTY_STORY
    for tag in reversed(list(html_tags_of_markdown(text))):
        text = (
            f"{text[: tag.start()]}\\{text[tag.start() :]}"  # it is text here, and would be reported as HTML
        )
    # A line that looks like a merge conflict marker would be reported as one.
    return re.sub(r"^(?=<{7}|>{7})", r"\\", text, flags=re.MULTILINE)


def place_name(record: StopRecord) -> str:
    """The place's name; the stop's title where the file names no place."""
    return record.place_name or record.title
