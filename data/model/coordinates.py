"""Parse coordinates as people copy them: `59°57′N`, `N 59,95°`, `30°19'12" в. д.`; geopy converts them."""

from __future__ import annotations

import re

from geopy.point import Point

INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u061c]")
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f]+")
CHARACTER_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("−–—‒‐‑﹣－", "-"),
        **dict.fromkeys("′’‘´`ʹʼ‵", "'"),
        **dict.fromkeys("″”“„ʺ", '"'),
        **dict.fromkeys("º˚◦", "°"),
    }
)
CYRILLIC_HEMISPHERES = (
    (r"с\.?\s*ш\.?", "N"),
    (r"ю\.?\s*ш\.?", "S"),
    (r"в\.?\s*д\.?", "E"),
    (r"з\.?\s*д\.?", "W"),
)
NUMBER = r"\d{1,3}(?:[.,]\d+)?"
DEGREES = rf"{NUMBER}(?:\s*°(?:\s*{NUMBER}\s*'(?:\s*{NUMBER}\s*(?:\"|''))?)?)?"
COORDINATE = re.compile(
    rf"(?P<sign>-?)(?:(?P<before>[NSEW])\s*)?(?P<degrees>{DEGREES})(?:\s*(?P<after>[NSEW]))?"
)
LETTERED = rf"(?:[NSEW]\s*{DEGREES}|{DEGREES}\s*[NSEW])"
LETTERED_PAIR = re.compile(rf"({LETTERED})\s*[,;/]?\s*({LETTERED})")
NUMBER_PAIR = re.compile(
    r"(-?\d{1,3}(?:\.\d+)?)\s*[,;/\s]\s*(-?\d{1,3}(?:\.\d+)?)|(-?\d+,\d+)\s*[;/\s]\s*(-?\d+,\d+)"
)


def normalize(text: str) -> str:
    """The text with plain characters: one kind of space, minus, prime and degree sign; no invisible ones."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).translate(CHARACTER_VARIANTS).strip()


def parse_degrees(text: str, hemispheres: str) -> float | None:
    """One coordinate in decimal degrees, south and west negative; None where the text is ambiguous.

    `hemispheres` is "NS" for a latitude, "EW" for a longitude. Degrees with minutes need their letter. A
    comma is read as a decimal comma only beside a letter or a °. Nothing is rounded, and a value out of range
    is returned as it is: the field's limits refuse it.
    """
    found = COORDINATE.fullmatch(_with_hemisphere_letters(text))
    if found is None or (found["before"] and found["after"]):
        return None
    letter = found["before"] or found["after"] or ""
    whole, *parts = re.findall(r"[\d.]+", found["degrees"].replace(",", "."))
    if any(float(each) >= 60 for each in parts) or not (letter or ("°" in found["degrees"] and not parts)):
        return None
    if letter and (letter not in hemispheres or found["sign"]):
        return None
    minutes, seconds = [*parts, "0", "0"][:2]
    value = float(Point.parse_degrees(whole, minutes, seconds, letter or None))
    return -value if found["sign"] else value


def split_lettered(text: str) -> tuple[str, str] | None:
    """Split a cell with two lettered coordinates, in any order: `30°19′E 59°57′N`.

    Returns latitude and longitude, each as it was typed; None for any other text.
    """
    found = LETTERED_PAIR.fullmatch(_with_hemisphere_letters(text))
    if found is None:
        return None
    one, other = found[1], found[2]
    if parse_degrees(one, "NS") is not None and parse_degrees(other, "EW") is not None:
        return one, other
    if parse_degrees(one, "EW") is not None and parse_degrees(other, "NS") is not None:
        return other, one
    return None


def split_numbers(text: str) -> tuple[str, str] | None:
    """Split a cell with two numbers without letters: `59.95, 30.32`.

    Returns both in the order they were typed, with decimal points; None for any other text.
    """
    found = NUMBER_PAIR.fullmatch(normalize(text).strip("()[] "))
    if found is None:
        return None
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    return first.replace(",", "."), second.replace(",", ".")


def _with_hemisphere_letters(text: str) -> str:
    """The text normalized, its hemisphere as a capital letter: `59°57′ с. ш.` becomes `59°57'N`."""
    plain = normalize(text)
    for written, letter in CYRILLIC_HEMISPHERES:
        plain = re.sub(written, letter, plain, flags=re.IGNORECASE)
    return plain.upper()
