"""Dates in plain English and back: what a file can only say in words is said so that it can be read again.

`said` and `unsaid` undo each other for every EDTF date of level 1. `unsaid` also reads what people type into
tables and slides, but only where it has one meaning: 03/04/1905 is April to some and March to others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.dates import get_month_names

from data.model.edtf_date import parse_date

POINT = re.compile(r"(-?\d{4}|\d{3}X|\d\dXX)(?:-(XX|\d\d)(?:-(XX|\d\d))?)?([?~%]?)")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about ", "": ""}
ENGLISH = get_month_names("wide", locale="en")
LONGEST = 80
"""Characters of a date in words; beyond, it is a sentence."""

ABOUT = re.compile(r"(?:about|around|circa|approx(?:imately)?\.?|ca?\.?(?=[\s\d])|~)\s*")
PERHAPS = re.compile(r"(?:perhaps|probably|possibly|maybe)\s+")
DAY, YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?", r"(?P<year>\d{3,4})"
MONTH = r"(?P<month>[^\W\d_]+)\.?"
FORMS = [
    re.compile(form)
    for form in (
        rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}",
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",
        rf"(?:(?P<any>some day of)\s+|in\s+)?{MONTH},?\s+{YEAR}",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[t ].*)?",
        r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
    )
]
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def said(edtf: str) -> str:
    """A date in words, "about 1934", "6 September 1933"; EDTF itself where there are no words for it."""
    parts = [_point_in_words(each) for each in edtf.split("/")]
    words = parts[0] if len(parts) == 1 else _span_in_words(edtf, parts)
    return words if unsaid(words) == edtf else edtf


@lru_cache(maxsize=4096)
def unsaid(words: str) -> str:
    """The EDTF date that words mean; empty where they mean none, or may mean two."""
    text = " ".join(words.split())
    if not 0 < len(text) <= LONGEST:
        return ""
    return next((found for each in (text, _span(text.lower())) if (found := _valid(each))), "")


def ambiguous(words: str) -> bool:
    """Whether a date of numbers could be read day first and month first."""
    found = SLASHED.fullmatch(words.strip())
    return (
        found is not None
        and found[1].zfill(2) != found[2].zfill(2)
        and max(int(found[1]), int(found[2])) < 13
    )


def _point_in_words(text: str) -> str:
    found = POINT.fullmatch(text)
    if found is None:
        return ""
    year, month, day, doubt = found.groups()
    named, words = _year_in_words(year), ""
    if month == "XX":
        words = f"some {'day' if day else 'month'} of {named}"
    elif month in SEASONS:
        words = f"{SEASONS[month]} {named}"
    elif month:
        named = f"{ENGLISH.get(int(month), '')} {named}"
        words = f"some day of {named}" if day == "XX" else f"{int(day)} {named}" if day else named
    return DOUBTS[doubt] + (words or named)


def _year_in_words(year: str) -> str:
    if year.endswith("XX"):
        return f"the {int(year[:2]) + 1}th century"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    number = int(year)
    return f"{1 - number} BCE" if number < 1 else f"{number} CE" if number < 100 else str(number)


def _span_in_words(edtf: str, parts: list[str]) -> str:
    first, last = parts[0], parts[-1]
    if first and last:
        return f"{first}–{last}" if re.fullmatch(r"\d{4}/\d{4}", edtf) else f"{first} to {last}"
    if first:
        return f"since {first}" if edtf.endswith("..") else f"from {first}, end unknown"
    return f"until {last}" if edtf.startswith("..") else f"until {last}, start unknown"


def _span(text: str) -> str:
    """An interval or a single date, in lower case, as EDTF; the caller sees whether it is one."""
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
    doubt = ""
    if text.endswith("?"):
        text, doubt = text[:-1].rstrip(), "?"
    if found := PERHAPS.match(text):
        text, doubt = text[found.end() :], "?"
    if found := ABOUT.match(text):
        text, doubt = text[found.end() :], "%" if doubt else "~"
    bare = _valid(text.upper()) or _without_doubt(text)
    return f"{bare}{doubt}" if bare and not doubt or bare[-1:] not in ("?", "~", "%") else ""


def _without_doubt(text: str) -> str:
    year = _year(text)
    if year:
        return year
    if found := re.fullmatch(r"(spring|summer|autumn|fall|winter)(?: of)? (.+)", text):
        season = {"fall": "autumn"}.get(found[1], found[1])
        number = next(number for number, name in SEASONS.items() if name == season)
        return f"{_year(found[2])}-{number}" if _year(found[2]) else ""
    if (found := re.fullmatch(r"some (month|day) of (.+)", text)) and (year := _year(found[2])):
        return f"{year}-XX" if found[1] == "month" else f"{year}-XX-XX"
    return _named(text)


def _year(text: str) -> str:
    """The year, decade or century alone."""
    if found := re.fullmatch(r"(\d{1,4}) ?(bce?|ce|ad)|(\d{3,4})", text):
        number = int(found[1] or found[3])
        number = 1 - number if found[2] in ("bc", "bce") else number
        return f"{'-' if number < 0 else ''}{abs(number):04}"
    if found := re.fullmatch(r"(?:the )?(\d{3})0[’']?s", text):
        return f"{found[1]}X"
    if found := re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", text):
        return f"{int(found[1]) - 1:02}XX"
    return ""


def _named(text: str) -> str:
    if found := SLASHED.fullmatch(text):
        one, two, year = found.groups()
        day, month = (one, two) if int(one) > 12 or one.zfill(2) == two.zfill(2) else (two, one)
        return "" if ambiguous(text) else f"{year}-{int(month):02}-{int(day):02}"
    for form in FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = _month(parts["month"] or "")
            day = "XX" if parts.get("any") else f"{int(parts['day']):02}" if parts.get("day") else ""
            if month or not parts["month"]:
                return "-".join(filter(None, (parts["year"].zfill(4), month, day)))
    return ""


def _month(name: str) -> str:
    return f"{int(name):02}" if name.isdecimal() else _months().get(name.rstrip("."), "")


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """Month names in lower case, whole and short, in the languages of the exhibit's tables."""
    named = {"sept": "09"}
    for language in ("fr", "de", "ru", "en"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=language).items():
                named[name.lower().rstrip(".")] = f"{number:02}"
    return named


def _valid(text: str) -> str:
    try:
        return str(parse_date(text)) if text.strip("./") else ""
    except ValueError:
        return ""
