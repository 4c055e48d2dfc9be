"""Cells of workbooks as text: numbers without an exponent, dates as ISO 8601 and no more exact than shown.

A spreadsheet turns "September 1933" into the date 1933-09-01 and goes on showing `Sep-33`. Only what is shown
tells that the day is nobody's: what a cell shows of its date is therefore part of its value here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

LARGEST_EXPONENT = 20
"""Numbers beyond 10 to this power keep their exponent: they are no year, coordinate or count."""
EPOCH, EPOCH_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
"""Day 0 of dates: in Excel's usual system, right from March 1900 on, and in that of old Macs."""
FALSE_LEAP_DAY = 60
"""Excel counts a 29 February 1900, which there was not. LibreOffice does not count it."""
FIRST_DAY = (
    "Dates of January and February 1900 are read as Excel shows them; LibreOffice shows the day before"
)
NO_YEAR = (
    "A cell shows a day without a year; the year that the spreadsheet added by itself is read: see that it "
    "is the right one"
)
SHORT_YEAR = "A cell shows two digits of a year; the year that the spreadsheet has for them is read"
NO_DATE = "A number that is shown as a date is beyond all dates, and is read as the number"

FORMAT_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].')
FORMAT_BRACKET = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
TIME_MINUTES = re.compile(r"(?<=h)[^a-z]*m+|m+(?=[^a-z]*s)", re.IGNORECASE)
DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,6})D)?(?:T(?:(?P<hours>\d{1,8})H)?(?:(?P<minutes>\d{1,8})M)?"
    r"(?:(?P<seconds>\d{1,8})(?:[.,]\d*)?S)?)?"
)


@dataclass(frozen=True, slots=True)
class ShownParts:
    """Which parts of a date or time a cell shows, and the words that its number format adds to a number."""

    year: bool = False
    month: bool = False
    day: bool = False
    time: bool = False
    two_digits: bool = False
    words: str = ""

    @property
    def is_date(self) -> bool:
        return self.year or self.month or self.day


FULL_DATE = ShownParts(year=True, month=True, day=True)


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell's text. `fault` is what a note says of it, empty for nothing; `found` is what the note shows."""

    text: str
    fault: str = ""
    found: str = ""


def parts_of_format(code: str) -> ShownParts:
    """What a number format of Excel shows: `mmm-yy` a month and a year of two digits.

    >>> parts_of_format("mmm-yy").day, parts_of_format('d/m/yyyy "at" h:mm').time
    (False, True)
    """
    section = code.split(";")[0]
    words = "".join(first or second for first, second in FORMAT_LITERAL.findall(section)).strip()
    letters = FORMAT_BRACKET.sub("", FORMAT_LITERAL.sub(" ", section)).lower()
    letters = letters.replace("general", "").replace("am/pm", "h").replace("a/p", "h")
    letters = re.sub(r"(?<=[0#?])e[+-]", "", letters)
    dates = TIME_MINUTES.sub("", re.sub(r"\[[hms]+\]", "h", letters))
    has_time = any(each in dates for each in "hs") or "[" in letters
    years = re.search(r"[ye]+|g+", dates)
    return ShownParts(
        year=bool(years),
        month="m" in dates,
        day="d" in dates,
        time=has_time,
        two_digits=bool(years) and re.search(r"y{3,}|e|g", dates) is None,
        words=words if re.search(r"[^\W\d_]|[?~]", words) else "",
    )


def parts_of_text(shown: str, at: date) -> ShownParts:
    """What a shown text says of its date: `Sep 33` a month and a year of two digits."""
    numbers = re.findall(r"\d+", shown)
    has_word = re.search(r"[^\W\d_年月日년월일]", shown) is not None
    years = [each for each in numbers if int(each[:9]) in (at.year, at.year % 100)]
    if len(numbers) >= 3 or not numbers:
        return ShownParts(True, True, True, two_digits=bool(numbers) and str(at.year) not in numbers)
    two_digits = str(at.year) not in numbers
    if len(numbers) == 1:
        is_day = not years and int(numbers[0][:9]) == at.day
        return ShownParts(year=not is_day, month=has_word, day=is_day, two_digits=two_digits and not is_day)
    if not years:
        return ShownParts(month=True, day=True)
    return ShownParts(True, True, day=has_word, two_digits=two_digits)


def date_text(at: datetime, parts: ShownParts) -> CellText:
    """A date as ISO 8601, without a first day of a month, or a first month, that the cell does not show."""
    day = at.date()
    text, fault = day.isoformat(), ""
    if parts.year and not parts.day and day.day == 1:
        text = text[:7] if parts.month or day.month != 1 else text[:4]
    if parts.is_date and not parts.year:
        fault = NO_YEAR
    elif parts.two_digits and day.year >= 2000:
        fault = SHORT_YEAR
    if parts.time and len(text) == 10 and (at.hour or at.minute or at.second):
        text = at.isoformat(timespec="minutes" if not at.second else "seconds")
    return CellText(text, fault, text)


def serial_text(serial: float, parts: ShownParts, is_1904: bool) -> CellText:
    """The date or time of a number of days, which is how Excel stores one."""
    if parts.time and not parts.is_date:
        return CellText(duration_text(timedelta(days=_limited(serial))))
    if not is_1904 and int(serial) == FALSE_LEAP_DAY:
        return CellText("1900-02-29", FIRST_DAY, "1900-02-29")
    try:
        seconds = timedelta(days=int(serial // 1), seconds=round(serial % 1 * 86_400))
        at = (EPOCH_OF_1904 if is_1904 else EPOCH) + seconds
    except (OverflowError, ValueError):
        return CellText(number_text(serial), NO_DATE, number_text(serial))
    if not is_1904 and 0 <= serial < FALSE_LEAP_DAY:
        found = date_text(at + timedelta(days=1), parts)
        return CellText(found.text, found.fault or FIRST_DAY, found.text)
    return date_text(at, parts)


def duration_text(duration: timedelta) -> str:
    """Hours and minutes, as in a time of day: `14:30`, `30:00`, `14:30:05`."""
    seconds = round(duration.total_seconds())
    sign, seconds = "-" if seconds < 0 else "", abs(seconds)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{sign}{hours:02}:{minutes:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")


def iso_duration_text(written: str) -> str:
    """A duration of ISO 8601 (`PT14H30M`) as `duration_text`; any other text unchanged."""
    found = DURATION.fullmatch(written)
    if not found:
        return written
    parts = {name: int(found[name] or 0) for name in ("days", "hours", "minutes", "seconds")}
    return found["sign"] + duration_text(timedelta(**parts))


def number_text(number: float) -> str:
    """A number with a decimal point, all the digits that a spreadsheet shows, and no `.0`.

    >>> number_text(1933.0), number_text(52.119999999999997), number_text(1e-07)
    ('1933', '52.12', '0.0000001')
    """
    shortest = format(number, ".15g")
    value = Decimal(shortest)
    if not value.is_finite() or abs(value.adjusted()) > LARGEST_EXPONENT:
        return shortest
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _limited(days: float) -> float:
    return max(-999_999.0, min(999_999.0, days))
