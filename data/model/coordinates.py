"""Degrees as people copy them: `59°57′N`, `N 59,95°`, `30°19'12" в. д.`; geopy turns them into numbers."""

from __future__ import annotations

import re

from geopy.point import Point

INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u061c]")
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f]+")
SIGNS = str.maketrans(
    {
        **dict.fromkeys("−–—‒‐‑﹣－", "-"),
        **dict.fromkeys("′’‘´`ʹʼ‵", "'"),
        **dict.fromkeys("″”“„ʺ", '"'),
        **dict.fromkeys("º˚◦", "°"),
    }
)
CYRILLIC = ((r"с\.?\s*ш\.?", "N"), (r"ю\.?\s*ш\.?", "S"), (r"в\.?\s*д\.?", "E"), (r"з\.?\s*д\.?", "W"))
NUMBER = r"\d{1,3}(?:[.,]\d+)?"
DEGREES = rf"{NUMBER}(?:\s*°(?:\s*{NUMBER}\s*'(?:\s*{NUMBER}\s*(?:\"|''))?)?)?"
ONE = re.compile(rf"(?P<sign>-?)(?:(?P<before>[NSEW])\s*)?(?P<degrees>{DEGREES})(?:\s*(?P<after>[NSEW]))?")
SIDE = rf"(?:[NSEW]\s*{DEGREES}|{DEGREES}\s*[NSEW])"
TWO = re.compile(rf"({SIDE})\s*[,;/]?\s*({SIDE})")
PAIR = re.compile(
    r"(-?\d{1,3}(?:\.\d+)?)\s*[,;/\s]\s*(-?\d{1,3}(?:\.\d+)?)|(-?\d+,\d+)\s*[;/\s]\s*(-?\d+,\d+)"
)


def tidy(text: str) -> str:
    """A number's text without what only looks: odd spaces, invisible marks, a typographer's minus."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).translate(SIGNS).strip()


def degrees(text: str, sides: str) -> float | None:
    """One coordinate in decimal degrees; None when the text does not say plainly which it is.

    `sides` is "NS" for a latitude, "EW" for a longitude. Degrees with minutes need their letter; with a
    letter or a ° a decimal comma is a comma. South and west are negative. Nothing is rounded, and what lies
    beyond a pole is given back as it is, for the sheet to refuse.
    """
    found = ONE.fullmatch(_lettered(text))
    if found is None or (found["before"] and found["after"]):
        return None
    letter = found["before"] or found["after"] or ""
    whole, *parts = re.findall(r"[\d.]+", found["degrees"].replace(",", "."))
    if any(float(each) >= 60 for each in parts) or not (letter or ("°" in found["degrees"] and not parts)):
        return None
    if letter and (letter not in sides or found["sign"]):
        return None
    minutes, seconds = [*parts, "0", "0"][:2]
    value = float(Point.parse_degrees(whole, minutes, seconds, letter or None))
    return -value if found["sign"] else value


def two(text: str) -> tuple[str, str] | None:
    """Latitude and longitude written in one cell with their letters, each as it was typed; None otherwise."""
    found = TWO.fullmatch(_lettered(text))
    if found is None:
        return None
    one, other = found[1], found[2]
    if degrees(one, "NS") is not None and degrees(other, "EW") is not None:
        return one, other
    if degrees(one, "EW") is not None and degrees(other, "NS") is not None:
        return other, one
    return None


def pair(text: str) -> tuple[str, str] | None:
    """Two bare numbers in one cell, with decimal points: `59.95, 30.32`; None otherwise."""
    found = PAIR.fullmatch(tidy(text).strip("()[] "))
    if found is None:
        return None
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    return first.replace(",", "."), second.replace(",", ".")


def _lettered(text: str) -> str:
    """The text tidied, its hemisphere as one capital letter."""
    plain = tidy(text)
    for written, letter in CYRILLIC:
        plain = re.sub(written, letter, plain, flags=re.IGNORECASE)
    return plain.upper()
