"""What stands in a new exhibit where the file said nothing and the exhibit needs a value.

Each is neutral, true as far as it goes, and told to the curator with its count. Nothing here is a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from data.interchange.notes import Notes
from data.interchange.stop_record import Record
from data.model.edtf_date import parse_date
from data.model.exhibit import Certainty, LegCertainty, Precision, Travel

NO_COUNTRY = "ZZ"
"""An unknown country, as Unicode's CLDR writes it; ISO 3166 leaves it to users."""

NO_TEXT = "…"
MIDDLING: Certainty = "less-certain"
COLOURS = ("#9e2b25", "#1f4e79", "#2f6b3c", "#7a3b69", "#8a5a00", "#0f6b6b")
LINES = ("single", "double", "beaded")
MARKERS = ("circle", "diamond", "square", "hexagon")


def country(record: Record, notes: Notes) -> str:
    """The country's two letters; `ZZ` for none."""
    if re.fullmatch("[A-Z]{2}", record.country):
        return record.country
    notes.tell(f"The country of a place is unknown and written as {NO_COUNTRY}", place_name(record))
    return NO_COUNTRY


def precision(record: Record, notes: Notes) -> str:
    if record.precision in get_args(Precision):
        return record.precision
    notes.tell("What a point stands for is unknown and written as town", place_name(record))
    return "town"


def place_certainty(record: Record, notes: Notes) -> str:
    if record.place_certainty in get_args(Certainty):
        return record.place_certainty
    notes.tell(f"How sure a point is, is unknown and written as {MIDDLING}", place_name(record))
    return MIDDLING


def certainty(record: Record, notes: Notes) -> str:
    if record.certainty in get_args(Certainty):
        return record.certainty
    notes.tell(f"How sure a stop is, is unknown and written as {MIDDLING}", record.title)
    return MIDDLING


def leg(record: Record, notes: Notes) -> str:
    """How sure the way is: `presumed` where the file does not say."""
    if record.leg in get_args(LegCertainty):
        return record.leg
    notes.tell("How sure a way is, is unknown and written as presumed", record.title)
    return "presumed"


def travel(record: Record, notes: Notes) -> str:
    """How the person travelled; empty for none, or for a word the exhibit has not."""
    if record.travel and record.travel not in get_args(Travel):
        notes.tell("A way of travelling is not one the exhibit knows and is left out", record.travel[:60])
    return record.travel if record.travel in get_args(Travel) else ""


def when(record: Record, notes: Notes) -> str:
    """The stop's date; “until this year” where there is none, which is all that is known."""
    if record.date:
        return record.date
    notes.tell(f"A stop has no date and is written as {undated()} (until this year)", record.title)
    return undated()


def undated() -> str:
    return f"../{date.today().year}"


def story(record: Record, notes: Notes) -> str:
    """The stop's text, its line ends as LF; `…` where there is none."""
    text = record.text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        notes.tell(f"A stop has no text and shows {NO_TEXT}", record.title)
        return NO_TEXT
    return re.sub(r"^(?=<{7}|>{7})", r"\\", text, flags=re.MULTILINE)  # not the marks of a merge


def life_span(stops: Iterable[Record], name: str, notes: Notes) -> tuple[str, str]:
    """Birth and death as far as dated stops tell them: no later than the first, no earlier than the last."""
    known = [parse_date(stop.date) for stop in stops if stop.date and stop.present]
    notes.tell("Birth and death are unknown; the first and the last date stand for them", name)
    if not known:
        return undated(), undated()
    first, last = min(each.begins for each in known), max(each.ends for each in known)
    return f"../{_year(int(first // 1))}", f"{_year(int((last - 0.001) // 1))}/.."


def place_name(record: Record) -> str:
    """The place's name; the stop's title where the file names no place."""
    return record.place_name or record.title


def view(records: Iterable[Record]) -> dict[str, Any]:
    """The part of the world that holds every stop, with room around; all of it where none has a place."""
    points = [
        (each.latitude, each.longitude)
        for each in records
        if each.latitude is not None and each.longitude is not None
    ]
    if not points:
        return {"south": -60, "west": -180, "north": 75, "east": 180}
    latitudes, longitudes = [point[0] for point in points], [point[1] for point in points]
    return {
        "south": round(max(min(latitudes) - 2, -90), 2),
        "west": round(max(min(longitudes) - 2, -180), 2),
        "north": round(min(max(latitudes) + 2, 90), 2),
        "east": round(min(max(longitudes) + 2, 180), 2),
    }


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"
