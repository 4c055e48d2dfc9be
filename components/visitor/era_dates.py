"""Dates with their era, in CLDR's patterns: "44 BC", "15 March 44 BC", "63 BC – 14 AD".

Babel formats dates of Python, which have no year before 1 and no era. Years here are astronomical, as in
EDTF: 0 is 1 BC, -43 is 44 BC.
"""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import DateTimeFormat, tokenize_pattern

from data import DatePoint

FIRST_YEAR_WITHOUT_ERA = 100
"""From this year on a year alone is understood: "12" is not, "476" is."""
A_LEAP_YEAR = 2000
"""Has every day that any year may have."""
SKELETONS = {"year": ("Gy",), "month": ("GyMMMM", "GyMMM"), "day": ("GyMMMMd", "GyMMMd")}
"""CLDR's names of the patterns, by what is known of a date; the first that a locale has is taken."""


def has_era(year: int) -> bool:
    """Whether a year is shown with its era."""
    return year < FIRST_YEAR_WITHOUT_ERA


def historical_year(year: int) -> int:
    """The number of an astronomical year within its era: 44 for -43, 12 for 12."""
    return year if year > 0 else 1 - year


def date_with_era(point: DatePoint, locale: Locale) -> str:
    """A year, month or day: "44 BC", "March 44 BC", "15 March 44 BC"."""
    known = locale.datetime_skeletons
    patterns = [known[name].pattern for name in SKELETONS[_precision(point)] if name in known]
    return _filled(patterns[0] if patterns else "y G", point, locale)


def interval_with_era(start: DatePoint, end: DatePoint, locale: Locale) -> str:
    """Two years, two months or two days: "63–14 BC", "63 BC – 14 AD", "13–15 March 44 BC"."""
    formats = locale.interval_formats.get(SKELETONS[_precision(start)][-1], {})
    ends = (start, end)
    for field, values in (
        ("G", [each.year > 0 for each in ends]),
        ("y", [each.year for each in ends]),
        ("M", [each.month for each in ends]),
        ("d", [each.day for each in ends]),
    ):
        patterns = formats.get(field, ())
        if values[0] != values[1] and len(patterns) == len(ends):
            return "".join(_filled(str(each), end, locale) for each, end in zip(patterns, ends, strict=True))
    texts = [date_with_era(each, locale) for each in ends]
    return texts[0] if texts[0] == texts[1] else " – ".join(texts)


def _precision(point: DatePoint) -> str:
    return "year" if point.month is None else "month" if point.day is None else "day"


def _filled(pattern: str, point: DatePoint, locale: Locale) -> str:
    """A CLDR pattern with the parts of a date. Month names are full where the locale's long date has one."""
    day = DateTimeFormat(date(A_LEAP_YEAR, point.month or 1, point.day or 1), locale)
    has_full_names = "MMMM" in locale.date_formats["long"].pattern

    def text(kind: str, value: str | tuple[str, int]) -> str:
        if kind == "chars" or isinstance(value, str):
            return str(value)
        field, width = value
        if field == "G":
            return str(locale.eras["abbreviated"][int(point.year > 0)])
        if field == "y":
            return str(historical_year(point.year))
        return str(day[field * (4 if field in "ML" and width == 3 and has_full_names else width)])

    return "".join(text(*token) for token in tokenize_pattern(pattern))
