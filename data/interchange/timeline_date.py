"""TimelineJS's dates: numbers for where a slide stands, words for what numbers cannot say.

The numbers are those of EDTF, where the year -43 is 44 BCE.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from data.interchange.date_words import said, unsaid
from data.interchange.notes import Notes
from data.interchange.sanitize import line
from data.model.edtf_date import DatePoint, parse_date

Numbers = dict[str, int]
"""`year`, `month`, `day`; empty for no date."""
FIRST_MONTH = {1: 3, 2: 6, 3: 9, 4: 12}
"""Of a season, so that autumn stands in September."""
LABELLED = re.compile(r"(.+) \[([^\[\]]+)\]", re.DOTALL)
FINER = ("hour", "minute", "second", "millisecond")


def numbers_of(edtf: str) -> tuple[Numbers, Numbers]:
    """Start and end as numbers; both empty for no date.

    An open start stands where it ends; a decade and a century run from their first year to their last.
    """
    try:
        date = parse_date(edtf)
    except ValueError:
        return {}, {}
    start, end = date.start or date.end, date.end if date.start else None
    if start is None:
        return {}, {}
    if end is None and start.digits < 4 and not date.is_interval:
        return _numbers(start), {"year": _last_year(start)}
    return _numbers(start), _numbers(end) if end else {}


def words_of(edtf: str, label: str) -> str:
    """`display_date`: the curator's label, or what the numbers leave unsaid; empty where they say it all."""
    if not label:
        return "" if _exact(edtf) else said(edtf)
    if _exact(edtf) and not LABELLED.fullmatch(label) and not _in_words(label, numbers_of(edtf)):
        return label
    return f"{label} [{edtf}]"


def read_date(start: object, end: object, display: str, where: str, notes: Notes) -> dict[str, str]:
    """The date as fields of a Record. Words are believed before numbers only where both agree."""
    numbers = _read(start, where, notes), _read(end, where, notes)
    if (labelled := LABELLED.fullmatch(display)) and unsaid(labelled[2]) == labelled[2]:
        return {"date": labelled[2], "date_label": labelled[1]}
    if found := _in_words(display, numbers):
        return {"date": found}
    if not numbers[0]:
        date = unsaid(display)
        return {"date": date, "date_label": "" if date else display}
    return {"date": _edtf(*numbers, where, notes), "date_label": display}


def _in_words(display: str, numbers: tuple[Numbers, Numbers]) -> str:
    """The date that words give where numbers cannot, and do not speak against it."""
    found = unsaid(display)
    return found if found and not _exact(found) and numbers_of(found) == numbers else ""


def _exact(edtf: str) -> bool:
    """Whether numbers say the whole of it; a year before 1 is shown one year off."""
    start, end = numbers_of(edtf)
    return bool(start) and start["year"] > 0 and _joined(start, end) == edtf


def _numbers(point: DatePoint) -> Numbers:
    month = FIRST_MONTH[point.season] if point.season else point.month
    parts = {"year": point.year, "month": month, "day": point.day}
    return {name: number for name, number in parts.items() if number is not None}


def _last_year(point: DatePoint) -> int:
    return point.year + int(10 ** (4 - point.digits)) - 1


def _edtf(start: Numbers, end: Numbers, where: str, notes: Notes) -> str:
    for text in (_joined(start, end), _joined(start, {}), _joined({"year": start["year"]}, {})):
        if unsaid(text) == text:
            if text != _joined(start, end):
                notes.tell("The date is not one of the calendar; as much as is sure was taken", where)
            return text
    notes.tell("The year is beyond what the exhibit can show", f"{where}: {start['year']}")
    return ""


def _joined(start: Numbers, end: Numbers) -> str:
    if not end or end == start:
        return _point(start)
    return f"{_point(start)}/{_point(end)}"


def _point(numbers: Numbers) -> str:
    year = numbers["year"]
    parts = [f"{'-' if year < 0 else ''}{abs(year):04}"]
    for name in ("month", "day"):
        if name not in numbers:
            break
        parts.append(f"{numbers[name]:02}")
    return "-".join(parts)


def _read(date: object, where: str, notes: Notes) -> Numbers:
    """Numbers of a date object; texts that are numbers count. Empty, and told, where there is no year."""
    if not isinstance(date, Mapping):
        if date not in (None, ""):
            notes.tell("A date is not written as an object, and is left out", where)
        return {}
    year = _whole(date.get("year"))
    if year is None:
        if any(line(value) for value in date.values()):
            notes.tell("A date has no year that is a whole number, and is left out", where)
        return {}
    if any(_whole(date.get(name)) for name in FINER):
        notes.tell("The time of day is not kept", where)
    found = {"year": year}
    for name, most in (("month", 12), ("day", 31)):
        number = _whole(date.get(name))
        if number is None or not 1 <= number <= most:
            if line(date.get(name)) not in ("", "0"):
                notes.tell(f"The {name} is not a number from 1 to {most}, and is left out", where)
            break
        found[name] = number
    return found


def _whole(value: Any) -> int | None:
    """A whole number, also as text; `1,933` as a sheet writes it."""
    text = re.sub(r"[\s,]", "", line(value))
    found = re.fullmatch(r"([-−]?)(\d{1,12})(\.0+)?", text, re.ASCII)
    return None if found is None else int(found[2]) * (-1 if found[1] else 1)
