"""Convert EDTF dates to plain English and back, for formats whose dates are text.

`edtf_from_words(date_in_words(date))` is `date` for every EDTF date of level 1. `edtf_from_words` also reads
dates as people type them into tables and slides, but only where they have one meaning: 03/04/1905 is a day in
April to some readers and in March to others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.dates import get_month_names

from data.model.edtf_date import iso_year, parse_date

SINGLE_DATE = re.compile(r"(-?\d{4}|\d{3}X|\d\dXX)(?:-(XX|\d\d)(?:-(XX|\d\d))?)?([?~%]?)")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}
ENGLISH_MONTHS = get_month_names("wide", locale="en")
MAX_LENGTH = 80
"""Characters of a date in words; a longer text is not read as a date."""

APPROXIMATE = re.compile(r"(?:about|around|circa|approx(?:imately)?\.?|ca?\.?(?=[\s\d])|~)\s*")
UNCERTAIN = re.compile(r"(?:perhaps|probably|possibly|maybe)\s+")
DAY, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?", r"(?P<year>\d{3,4})"
MONTH = r"(?P<month>[^\W\d_]+)\.?"
DATE_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}",
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",
        rf"(?:(?P<any_day>some day of)\s+|in\s+)?{MONTH},?\s+{YEAR}",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ].*)?",
        r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    )
]
NUMERIC_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def date_in_words(edtf: str) -> str:
    """A date in words: "about 1934", "6 September 1933"; EDTF itself where words cannot express it."""
    parts = [_single_in_words(each) for each in edtf.split("/")]
    words = parts[0] if len(parts) == 1 else _interval_in_words(edtf, parts)
    return words if edtf_from_words(words) == edtf else edtf


@lru_cache(maxsize=4096)
def edtf_from_words(words: str) -> str:
    """The EDTF date of a text; empty where it is no date, or has two meanings."""
    text = " ".join(words.split())
    if not 0 < len(text) <= MAX_LENGTH:
        return ""
    return next((date for each in (text, _interval(text.lower())) if (date := _valid_edtf(each))), "")


def is_ambiguous(words: str) -> bool:
    """Whether a date of numbers can be read with the day first and with the month first."""
    found = NUMERIC_DATE.fullmatch(words.strip())
    return (
        found is not None
        and found[1].zfill(2) != found[2].zfill(2)
        and max(int(found[1]), int(found[2])) < 13
    )


def _single_in_words(text: str) -> str:
    found = SINGLE_DATE.fullmatch(text)
    if found is None:
        return ""
    year, month, day, qualifier = found.groups()
    named, words = _year_in_words(year), ""
    if month == "XX":
        words = f"some {'day' if day else 'month'} of {named}"
    elif month in SEASONS:
        words = f"{SEASONS[month]} {named}"
    elif month:
        named = f"{ENGLISH_MONTHS.get(int(month), '')} {named}"
        words = f"some day of {named}" if day == "XX" else f"{int(day)} {named}" if day else named
    return QUALIFIERS[qualifier] + (words or named)


def _year_in_words(year: str) -> str:
    if year.endswith("XX"):
        return f"the {int(year[:2]) + 1}th century"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    number = int(year)
    return f"{1 - number} BCE" if number < 1 else f"{number} CE" if number < 100 else str(number)


def _interval_in_words(edtf: str, parts: list[str]) -> str:
    first, last = parts[0], parts[-1]
    if first and last:
        return f"{first}–{last}" if re.fullmatch(r"\d{4}/\d{4}", edtf) else f"{first} to {last}"
    if first:
        return f"since {first}" if edtf.endswith("..") else f"from {first}, end unknown"
    return f"until {last}" if edtf.startswith("..") else f"until {last}, start unknown"


def _interval(text: str) -> str:
    """An interval or a single date, in lower case, as EDTF that may be invalid: the caller checks it."""
    if found := re.fullmatch(r"(from|until) (.+), (end|start) unknown", text):
        point = _single(found[2])
        return f"{point}/" if found[1] == "from" else f"/{point}"
    if found := re.fullmatch(r"(since|until|till) (.+)", text):
        point = _single(found[2])
        return f"{point}/.." if found[1] == "since" else f"../{point}"
    if found := re.fullmatch(r"(\d\d)(\d\d)\s?[–—]\s?(\d\d)", text):
        return f"{found[1]}{found[2]}/{found[1]}{found[3]}"
    between = re.fullmatch(r"between (.+) and (.+)", text) or re.fullmatch(r"(?:from )?(.+?) to (.+)", text)
    if dashed := between or re.fullmatch(r"(.+?)\s?[–—]\s?(.+)|(\d{4})\s?-\s?(\d{4})", text):
        first, last = (each for each in dashed.groups() if each)
        return f"{_single(first)}/{_single(last)}" if _single(first) and _single(last) else ""
    return _single(text)


def _single(text: str) -> str:
    """One date with its qualifiers, in lower case, as EDTF; empty for none."""
    qualifier = ""
    if text.endswith("?"):
        text, qualifier = text[:-1].rstrip(), "?"
    if found := UNCERTAIN.match(text):
        text, qualifier = text[found.end() :], "?"
    if found := APPROXIMATE.match(text):
        text, qualifier = text[found.end() :], "%" if qualifier else "~"
    date = _valid_edtf(text.upper()) or _unqualified(text)
    return f"{date}{qualifier}" if date and not qualifier or date[-1:] not in ("?", "~", "%") else ""


def _unqualified(text: str) -> str:
    """One date without qualifiers, in lower case, as EDTF; empty for none."""
    year = _year(text)
    if year:
        return year
    if found := re.fullmatch(r"(spring|summer|autumn|fall|winter)(?: of)? (.+)", text):
        season = {"fall": "autumn"}.get(found[1], found[1])
        number = next(number for number, name in SEASONS.items() if name == season)
        return f"{_year(found[2])}-{number}" if _year(found[2]) else ""
    if (found := re.fullmatch(r"some (month|day) of (.+)", text)) and (year := _year(found[2])):
        return f"{year}-XX" if found[1] == "month" else f"{year}-XX-XX"
    return _day_or_month(text)


def _year(text: str) -> str:
    """A text that is a year, decade or century, as EDTF; empty for none."""
    if found := re.fullmatch(r"(\d{1,4}) ?(bce?|ce|ad)|(\d{3,4})", text):
        number = int(found[1] or found[3])
        return iso_year(1 - number if found[2] in ("bc", "bce") else number)
    if found := re.fullmatch(r"(?:the )?(\d{3})0[’']?s", text):
        return f"{found[1]}X"
    if found := re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", text):
        return f"{int(found[1]) - 1:02}XX"
    return ""


def _day_or_month(text: str) -> str:
    """A text that is a day or a month, as EDTF; empty for none."""
    if found := NUMERIC_DATE.fullmatch(text):
        one, two, year = found.groups()
        day, month = (one, two) if int(one) > 12 or one.zfill(2) == two.zfill(2) else (two, one)
        return "" if is_ambiguous(text) else f"{year}-{int(month):02}-{int(day):02}"
    for pattern in DATE_PATTERNS:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month = _month(parts["month"] or "")
            day = "XX" if parts.get("any_day") else f"{int(parts['day']):02}" if parts.get("day") else ""
            if month or not parts["month"]:
                return "-".join(filter(None, (parts["year"].zfill(4), month, day)))
    return ""


def _month(name: str) -> str:
    return f"{int(name):02}" if name.isdecimal() else _months().get(name.rstrip("."), "")


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """Month names in lower case, full and abbreviated → number, in the languages of the exhibit's tables."""
    numbers = {"sept": "09"}
    for language in ("fr", "de", "ru", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                numbers[name.lower().rstrip(".")] = f"{number:02}"
    return numbers


def _valid_edtf(text: str) -> str:
    try:
        return str(parse_date(text)) if text.strip("./") else ""
    except ValueError:
        return ""
