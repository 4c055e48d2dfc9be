"""Dates as historians write them: EDTF, level 1 (ISO 8601-2).

Dates in words are understood by `data/model/date_words.py`; what is suggested for a mistyped date is in
`data/schema/validation_messages.py`.

The `edtf` package parses them. This module adds what the exhibit needs of a date: when it begins and ends,
for the timeline, and which of its parts are known, to show it in words.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor, inf, isfinite
from time import struct_time
from typing import Any

from edtf import EDTFParseException, parse_edtf

POINT = r"-?(\d{4}|\d{3}X|\d\dXX)(-(XX|0[1-9]|1[0-2])(-(XX|[0-3]\d))?|-2[1-4])?[?~%]?"
LEVEL_1 = re.compile(rf"{POINT}|({POINT}|\.\.)?/({POINT}|\.\.)?", re.ASCII)
"""What the `edtf` package is given to parse. It reads level 2 too, but there a near miss makes it print to
the terminal and raise errors of any type."""

PLAIN = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?[?~%]?", re.ASCII)

UNKNOWN_SPAN = 10.0
"""Years that an interval with an unknown end is taken to last, as the `edtf` package does."""
LESS_THAN_A_DAY = 0.001
"""In years. The last moment of 1944 is 1945.0 minus this."""


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A year, month or day; of an interval, its start or its end. Parts that are not known are None.

    `season` is 1 spring to 4 winter; `digits` is how many digits of the year are known (3 for `188X`), and
    `year` the first that it can be: 1880, and -49 for `-004X`.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    digits: int = 4
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date or an interval.

    `first` and `last` are decimal years (1933.68 is early September 1933), both ends included; `last` of an
    open interval is infinite. `end` is None for a single date; `start` is None where the start is unknown.
    """

    text: str
    first: float
    last: float
    start: DatePoint | None
    end: DatePoint | None = None
    is_interval: bool = False

    @property
    def begins(self) -> float:
        """`first`, but never infinite: an open start counts as the year of the end."""
        return self.first if isfinite(self.first) else float(floor(self.last - LESS_THAN_A_DAY))

    @property
    def ends(self) -> float:
        """`last`, but never infinite: an open end counts as the year of the start."""
        return self.last if isfinite(self.last) else float(floor(self.first) + 1)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse_date(text: str) -> EdtfDate:
    """Parse an EDTF date such as `1933-09-06`, `1934~`, `1917-06?`, `1934-23` or `1929/1933`.

    Raises ValueError when the text is not EDTF of level 1, names a day the calendar does not have, or ends
    before it begins.
    """
    if not LEVEL_1.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is not an EDTF date of level 1")
    first, last, start, end = _parse_plain(text.strip()) or _parse_any(text)
    if first >= last:
        raise ValueError(f"{text!r} ends before it begins")
    return EdtfDate(
        text=text.strip(),
        first=first,
        last=last,
        start=_point(start),
        end=None if end is None else _point(end),
        is_interval=end is not None,
    )


def iso_year(year: int) -> str:
    """An astronomical year with four digits: `-320` is `-0320`."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date of level 1."""
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _parse_any(text: str) -> tuple[float, float, str, str | None]:
    """First and last moment as decimal years, the text of the start, the text of the end (None for a single
    date).

    The package is given each end by itself and without its qualifier: of intervals it refuses some that are
    valid, `../19XX` and `1934-21~` among them, and for some it raises errors of other types.
    """
    start, *rest = text.strip().split("/")
    end = rest[0] if rest else start
    first, _ = _limits(start)
    _, last = _limits(end)
    if first is None and last is None:
        raise ValueError(f"{text!r} has neither a start nor an end")
    if first is None and last is not None:
        first = -inf if start == ".." else last - UNKNOWN_SPAN
    if last is None and first is not None:
        last = inf if end == ".." else first + UNKNOWN_SPAN
    assert first is not None
    assert last is not None
    return first, last, start, rest[0] if rest else None


def _limits(point: str) -> tuple[float | None, float | None]:
    """The first and last moment of one end of a date; None for an open or unknown end."""
    bare = point.rstrip("?~%")
    if bare in ("", ".."):
        return None, None
    try:
        parsed = parse_edtf(bare)
    except EDTFParseException as error:
        raise ValueError(f"{point!r} is not an EDTF date") from error
    return _decimal_year(parsed.lower_strict(), day_share=0.0), _decimal_year(
        parsed.upper_strict(), day_share=1.0
    )


def _parse_plain(text: str) -> tuple[float, float, str, str | None] | None:
    """The same as `_parse_any`, a hundred times as fast, for years, months and days; None for any other date.

    The package's grammar takes 20 ms a date; an exhibit of ten thousand stops has ten thousand dates.
    """
    ends = [PLAIN.fullmatch(each) for each in text.split("/")]
    start, end = ends[0], ends[-1]
    if start is None or end is None:
        return None
    try:
        first = _decimal_year(_day(start, 1, 1).timetuple(), day_share=0.0)
        last = _decimal_year(_day(end, 12, 31).timetuple(), day_share=1.0)
    except ValueError:  # a day the calendar does not have: `_parse_any` raises the error
        return None
    return first, last, start[0], end[0] if len(ends) > 1 else None


def _day(point: re.Match[str], month: int, day: int) -> date:
    """A plain date as a day. `month` and `day` stand in for parts it does not give; a `day` beyond the
    month's end means the last of the month."""
    year, month = int(point["year"]), int(point["month"] or month)
    return date(year, month, int(point["day"] or min(day, monthrange(year, month)[1])))


def _point(text: str) -> DatePoint | None:
    """The parts of one EDTF date written `1917-06?`; None for an open or unknown end."""
    bare = text.rstrip("?~%")
    if bare in ("", ".."):
        return None
    marks = text[len(bare) :]
    sign, unsigned = (-1, bare[1:]) if bare.startswith("-") else (1, bare)
    parts = [part for part in unsigned.split("-") if part != "XX"]
    known = parts[0].rstrip("X")
    month = int(parts[1]) if len(parts) > 1 else None
    return DatePoint(
        year=sign * int(known.ljust(4, "0" if sign > 0 else "9")),
        month=month if month is not None and month <= 12 else None,
        day=int(parts[2]) if len(parts) > 2 else None,
        season=month - 20 if month is not None and 21 <= month <= 24 else None,
        digits=len(known),
        approximate="~" in marks or "%" in marks,
        uncertain="?" in marks or "%" in marks,
    )


def _decimal_year(moment: struct_time | float | Any, day_share: float) -> float:
    """A calendar day as a decimal year; `day_share` is 0.0 for its first moment, 1.0 for its last."""
    if isinstance(moment, float):
        return moment
    days = 366 if isleap(moment.tm_year) else 365
    # Count in another year of the same length: `date` has no year before 1.
    in_another_year = date(2000 if days == 366 else 2001, moment.tm_mon, moment.tm_mday)
    day_of_year = in_another_year.timetuple().tm_yday
    return float(moment.tm_year + (day_of_year - 1 + day_share) / days)
