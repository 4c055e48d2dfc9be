"""Convert EDTF dates to the timespans of the Linked Places Format (`when.timespans`), and back.

`{"start": {"in": "1832"}}` means "during 1832". Years are astronomical, as in ISO 8601 and EDTF: -0320 is
321 BCE.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from data.model.edtf_date import DatePoint, EdtfDate, iso_year, parse_date

ISO = re.compile(
    r"\s*([+-]?)(\d{1,4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T.*)?)?)?Z?\s*", re.ASCII | re.DOTALL
)
TIME_OF_DAY = re.compile(r"T(?!00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?\s*$)\d")
"""The time of an ISO 8601 date, but for midnight: programs write that where no time is known."""
SEASON_MONTHS = {1: ("03", "05"), 2: ("06", "08"), 3: ("09", "11"), 4: ("12", "02")}
"""First and last month of spring to winter; winter ends in the following year."""


def timespan_of(date: EdtfDate) -> dict[str, dict[str, str]]:
    """A date as a timespan. `~` and `?` are left out; `188X` becomes earliest 1880, latest 1889.

    An open or unknown end is written as `earliest`: it is no earlier than the start.
    """
    start, end = date.start, date.end
    span: dict[str, dict[str, str]] = {}
    if start is not None:
        span["start"] = _timespan_end(start)
    elif end is not None:
        span["start"] = {"latest": limits(end)[1]}
    if end is not None:
        span["end"] = _timespan_end(end)
    elif date.is_interval and start is not None:
        span["end"] = {"earliest": limits(start)[0]}
    return span


def edges(date: EdtfDate) -> tuple[str, str]:
    """The first and the last ISO 8601 date of a date, as exact as it is; empty for an open or unknown end."""
    last = date.end if date.is_interval else date.start
    begin = limits(date.start)[0] if date.start is not None else ""
    return begin, limits(last)[1] if last is not None else ""


def limits(point: DatePoint) -> tuple[str, str]:
    """The earliest and the latest ISO date that one end of a date can mean; equal where it is exact."""
    width = 10 ** (4 - point.digits) - 1
    if width:
        return iso_year(point.year), iso_year(point.year + width)
    if point.season:
        first, last = SEASON_MONTHS[point.season]
        return f"{iso_year(point.year)}-{first}", f"{iso_year(point.year + (point.season == 4))}-{last}"
    parts = [iso_year(point.year), *(f"{part:02}" for part in (point.month, point.day) if part is not None)]
    return "-".join(parts), "-".join(parts)


def has_time_of_day(written: str) -> bool:
    """Whether an ISO 8601 date has a time, which EDTF does not hold; midnight is none."""
    return TIME_OF_DAY.search(written) is not None


def edtf_of(timespan: Mapping[str, Any]) -> str:
    """A timespan as EDTF; empty where it names no date. Raises ValueError for text that is no date.

    `start` and `end` may be objects, or a text or number, as in some files.
    """
    start, end = _limits_of_end(timespan.get("start")), _limits_of_end(timespan.get("end"))
    if not any(start) and not any(end):
        return ""
    if not any(end):
        text = _single_date(*start) or f"{start[0] or '..'}/{start[1] or '..'}"
    else:
        first = _single_date(*start) or start[0] or ".."
        last = _single_date(*end) or end[1] or ".."
        text = first if first == last else f"{first}/{last}"
    return str(parse_date(text))


def unsaid_limits(timespan: Mapping[str, Any]) -> str:
    """What a timespan says of its ends that its date in EDTF does not; empty where that says all.

    `1883/1887` is a span: that something began at some time between these years is not in it.

    >>> unsaid_limits({"start": {"earliest": "1883", "latest": "1887"}})
    'start between 1883 and 1887'
    """
    start, end = _limits_of_end(timespan.get("start")), _limits_of_end(timespan.get("end"))
    unsaid = []
    for name, (earliest, latest) in (("start", start), ("end", end)):
        given, said = timespan.get(name), start[0] if name == "end" else ""
        if isinstance(given, Mapping) and given.get("in") not in (None, "") and earliest != latest:
            unsaid.append(f"{name} in {given['in']}")
        if earliest and latest and not _single_date(earliest, latest):
            unsaid.append(f"{name} between {earliest} and {latest}")
        elif earliest and not latest and name == "end" and earliest != said:
            unsaid.append(f"end no earlier than {earliest}")
        elif latest and not earliest and any(end) and name == "start":
            unsaid.append(f"start no later than {latest}")
    return ", ".join(unsaid)


def iso_date(value: object) -> str:
    """A year, month or day as ISO 8601 with four digits of year: `-320` is `-0320`. Raises ValueError."""
    found = (
        ISO.fullmatch(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
    )
    if found is None:
        raise ValueError(f"{value!r} is not a date")
    sign = "-" if found[1] == "-" and int(found[2]) else ""
    return "-".join([f"{sign}{int(found[2]):04}", *(part for part in (found[3], found[4]) if part)])


def _timespan_end(point: DatePoint) -> dict[str, str]:
    earliest, latest = limits(point)
    return {"in": earliest} if earliest == latest else {"earliest": earliest, "latest": latest}


def _limits_of_end(end: object) -> tuple[str, str]:
    """The earliest and the latest date of one end of a timespan; empty where it gives none."""
    if end is None or end == "":
        return "", ""
    if not isinstance(end, Mapping):
        return iso_date(end), iso_date(end)
    dates = [
        iso_date(end[key]) if end.get(key) not in (None, "") else "" for key in ("in", "earliest", "latest")
    ]
    exact, earliest, latest = dates
    return earliest or exact, latest or exact


def _single_date(earliest: str, latest: str) -> str:
    """The EDTF date that means exactly from `earliest` to `latest`; empty where there is none."""
    if not earliest or not latest:
        return ""
    return next((text for text in _candidates(earliest) if _means(text, earliest, latest)), "")


def _candidates(earliest: str) -> list[str]:
    sign = 1 if earliest.startswith("-") else 0
    year, month = earliest[: 4 + sign], earliest[: 7 + sign]
    seasons = (f"{year}-2{season}" for season in SEASON_MONTHS)
    return [earliest, month, year, f"{year[:-1]}X", f"{year[:-2]}XX", *seasons]


def _means(text: str, earliest: str, latest: str) -> bool:
    try:
        point = parse_date(text).start
    except ValueError:
        return False
    if point is None:
        return False
    low, high = limits(point)
    return _full_date(low, 0) == _full_date(earliest, 0) and _full_date(high, 1) == _full_date(latest, 1)


def _full_date(date: str, end: int) -> str:
    """The first (`end` 0) or the last (1) day of a month or a year: 1884-02 ends on 1884-02-29."""
    sign, parts = ("-", date[1:].split("-")) if date.startswith("-") else ("", date.split("-"))
    month = parts[1] if len(parts) > 1 else ("01", "12")[end]
    days = monthrange(max(int(parts[0]), 1), int(month))[1]
    return f"{sign}{parts[0]}-{month}-{parts[2] if len(parts) > 2 else ('01', f'{days:02}')[end]}"
