"""From what the field checker found to what a curator can do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from dateutil import parser as day_reader
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from data.model.coordinates import normalize, parse_degrees, split_lettered, split_numbers
from data.model.edtf_date import parse_date
from data.schema.field_types import example

UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
SIDES = {"latitude": "NS", "south": "NS", "north": "NS", "longitude": "EW", "west": "EW", "east": "EW"}
A_DATE = re.compile(
    r"\d{1,2}[.\-/ ]+[^\W\d_]{3,}.*|[^\W\d_]{3,}[.\-/ ]+\d+|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d.*"
)
QUOTES = "“”„‟«»‘’‚'\"` "
BEYOND = "(cell beyond the last column)"
BEYOND_REMEDY = 'delete it; a text that holds a separator stands in straight quotation marks, "like, this"'


def fault_and_remedy(error: ErrorDetails, sheet: type[BaseModel]) -> tuple[str, str]:
    """What is wrong with the value, and what to type instead, in plain words."""
    kind, found, limits = error["type"], error.get("input"), error.get("ctx", {})
    sheet, name = _innermost(sheet, error["loc"])
    if kind == "missing":
        locate = ", or run: uv run app.py locate" if name in ("latitude", "longitude") else ""
        return "is missing", f"write {_example(sheet, name)}{locate}"
    if kind == "extra_forbidden" and name == BEYOND:
        return "stands beyond the last column", BEYOND_REMEDY
    if kind == "extra_forbidden":
        return "is not a field of this file", _closest(name, list(sheet.model_fields), "delete it")
    if kind == "edtf":
        return "is not a date the exhibit can read", f"write {suggested_date(str(found))}"
    if kind.startswith("int_"):
        return "is not a whole number", f"write a whole number such as {_example(sheet, name)}"
    if kind in ("float_parsing", "float_type"):
        return number_fault(str(found), name, _example(sheet, name))
    if kind.startswith(("greater_than", "less_than")):
        turned = " (is it the longitude?)" if name == "latitude" else ""
        return "is out of range", f"write a number {_bounds(limits)}{turned}"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(limits.get("expected", "")))
        return f"is not one of {', '.join(allowed)}", _closest(str(found), allowed, f"write {allowed[0]}")
    if kind.startswith("bool"):
        return "is neither true nor false", "write true or false"
    if kind == "string_type":
        return "is not text", f'write it in quotes: "{found}"'
    if kind == "unshowable":
        return "holds characters that cannot be shown", "type the text again"
    if kind == "string_too_long":
        return f"is longer than {limits['max_length']} characters", "shorten it"
    if kind in ("string_too_short", "too_short"):
        return "is empty", f"write {_example(sheet, name)}"
    if kind == "list_type":
        return "is not a list", f"write {_example(sheet, name)}"
    if meant := _fitting(str(found), str(limits.get("pattern", ""))):
        return "cannot be read", f"write {meant}"
    return "cannot be read", f"write it like {_example(sheet, name)}"


def number_fault(found: str, name: str, example: str) -> tuple[str, str]:
    """What is wrong with a number's text, and what to type instead."""
    sides = SIDES.get(name, "")
    both = (split_lettered(found) or split_numbers(found)) if sides else None
    if both is not None and not re.fullmatch(r"\s*-?\d+,\d+\s*", found):
        return "holds two numbers", f"write {both[0]} in latitude and {both[1]} in longitude"
    if sides and parse_degrees(found, "EWNS".replace(sides, "")) is not None:
        here, there = ("latitude", "longitude") if sides == "NS" else ("longitude", "latitude")
        return f"is a {there}", f"write it as the {there}, and the {here} here"
    if sides and parse_degrees(f"{found}{sides[0]}", sides) is not None and "°" in normalize(found):
        hint = "for north, S for south" if sides == "NS" else "for east, W for west"
        one = sides[0] if sides == "NS" else "E"
        return "does not say which side it is on", f"write {found.strip()}{one} {hint}"
    if re.search(r"[\d°'\"]\s*[OoОо]$", normalize(found)) and sides == "EW":
        return "ends in a letter of two meanings", "write E for east or W for west"
    if A_DATE.fullmatch(found.strip()):
        remedy = f"format the column as text, then write a number such as {example}"
        return "was turned into a date by a spreadsheet", remedy
    return "is not a number", f"write {suggested_number(found, example)}"


def suggested_number(found: str, example: str) -> str:
    """The number with a decimal point, where a decimal comma was typed."""
    pointed = normalize(found.strip(QUOTES)).replace(",", ".")
    return pointed if re.fullmatch(r"-?\d+(\.\d+)?", pointed) else f"a number such as {example}"


def _fitting(found: str, pattern: str) -> str:
    """The value without quotation marks and spaces, or in capitals, where that is what the field takes."""
    bare = UNSEEN.sub("", found).strip(QUOTES)
    dashed = "-".join(bare.split())
    near = (each for each in (bare, dashed, dashed.lower(), bare.upper()) if re.fullmatch(pattern, each))
    return next(near, "") if pattern else ""


def _innermost(sheet: type[BaseModel], path: tuple[int | str, ...]) -> tuple[type[BaseModel], str]:
    """The sheet and the field a fault lies in: `chapters.0.title` is the title of a chapter."""
    name = str(path[0])
    kind = sheet.model_fields[name].annotation if name in sheet.model_fields else None
    inner = next((each for each in (kind, *get_args(kind)) if _is_sheet(each)), None)
    rest = tuple(part for part in path[1:] if not isinstance(part, int))
    return _innermost(inner, rest) if inner is not None and rest else (sheet, name)


def _is_sheet(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def suggested_date(found: str) -> str:
    """The EDTF date a curator most likely meant; a model to follow when that is not clear."""
    found = UNSEEN.sub("", found).strip(QUOTES)
    if _is_date(found):
        return found
    about = re.fullmatch(r"(?i)\s*(?:c\.?|ca\.?|circa|about|around)\s*(\d{4})\s*", found)
    if about:
        return f"{about[1]}~ (about {about[1]})"
    decade = re.fullmatch(r"\s*(\d{3})0'?s\s*", found)
    if decade:
        return f"{decade[1]}X (the {decade[1]}0s)"
    span = re.fullmatch(r"\s*(\d{4})\s*[-–—]\s*(\d{4})\s*", found)
    if span:
        return f"{span[1]}/{span[2]}"
    return _read_day(found) or "a date such as 1933-09-06, 1941-10, 1872, 1934~ (about) or 1929/1933"


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _read_day(found: str) -> str:
    """A day written another way (6 September 1933, 06.09.1933) in EDTF; empty when it is none."""
    try:
        day = day_reader.parse(found, dayfirst=True).date().isoformat()
        parse_date(day)
    except (ValueError, OverflowError):
        return ""
    return day if re.search(r"\d{4}", found) and re.search(r"\d{1,2}\D", found) else ""


def _example(sheet: type[BaseModel], name: str) -> str:
    field = sheet.model_fields.get(name)
    return (example(field) if field is not None else "") or "a value"


def _closest(found: str, allowed: list[str], otherwise: str) -> str:
    near = get_close_matches(found, allowed, n=1)
    return f"write {near[0]}" if near else otherwise


def _bounds(limits: Mapping[str, Any]) -> str:
    low = limits.get("ge", limits.get("gt"))
    high = limits.get("le", limits.get("lt"))
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}"
    return f"of {low:g} or more" if low is not None else f"of {high:g} or less"
