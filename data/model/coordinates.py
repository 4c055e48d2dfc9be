"""Parse coordinates as people type and copy them: `59°57′N`, `N 59,95°`, `30°19'12" в. д.`, `59.95, 30.32`.

geopy converts degrees, minutes and seconds.
"""

from __future__ import annotations

import re
from math import isfinite

from geopy.point import Point as GeopyPoint

from data.model.exhibit import Point

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u061c]")
"""Characters without width that are copied along from web pages."""
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f]+")
CHARACTER_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("−–—‒‐‑﹣－", "-"),
        **dict.fromkeys("′’‘´`ʹʼ‵", "'"),
        **dict.fromkeys("″”“„ʺ", '"'),
        **dict.fromkeys("º˚◦", "°"),
    }
)
HEMISPHERES = {
    "N": (
        *(
            r"nördl\w*\.?(?:\s*br(?:eite|\.))?",
            r"n\.?\s*br\.",
            r"n\.b\.",
            "noord(?:erbreedte)?",
            "north",
            "nord",
            "norte",
        ),
        *(r"с\.?\s*ш\.?", r"северн\w+\s+широт\w+", r"пн\.?\s*ш\.?", r"північн\w+\s+широт\w+", "с"),
    ),
    "S": (
        *(
            r"südl\w*\.?(?:\s*br(?:eite|\.))?",
            r"s\.?\s*br\.",
            r"z\.b\.",
            "zuid(?:erbreedte)?",
            "south",
            "süd",
            "sud",
            "sur",
        ),
        *("sul", r"ю\.?\s*ш\.?", r"южн\w+\s+широт\w+", r"пд\.?\s*ш\.?", r"південн\w+\s+широт\w+", "ю"),
    ),
    "E": (
        *(
            r"östl\w*\.?(?:\s*l(?:änge|\.))?",
            r"ö\.?\s*l\.",
            r"o\.l\.",
            "oost(?:erlengte)?",
            "east",
            "ost",
            "este",
            "est",
        ),
        *("leste", r"в\.?\s*д\.?", r"восточн\w+\s+долгот\w+", r"сх\.?\s*д\.?", r"східн\w+\s+довгот\w+", "в"),
    ),
    "W": (
        *(
            r"westl\w*\.?(?:\s*l(?:änge|\.))?",
            r"w\.?\s*l\.",
            "westerlengte",
            "west",
            "ouest",
            "ovest",
            "oeste",
        ),
        *(r"з\.?\s*д\.?", r"западн\w+\s+долгот\w+", r"зх\.?\s*д\.?", r"західн\w+\s+довгот\w+", "з"),
    ),
}
"""Letter → patterns of its words and abbreviations: English, German, Dutch, French, Spanish, Italian,
Portuguese, Russian, Ukrainian. A letter O alone is none: it is east in some of them and west in others."""
HEMISPHERE_WORDS = {
    letter: re.compile(rf"(?<![^\W\d_])(?:{'|'.join(words)})(?![^\W\d_])", re.IGNORECASE)
    for letter, words in HEMISPHERES.items()
}
EAST_ASIAN = {
    **dict.fromkeys(("北緯", "北纬", "북위"), "N"),
    **dict.fromkeys(("南緯", "南纬", "남위"), "S"),
    **dict.fromkeys(("東経", "東經", "东经", "동경"), "E"),
    **dict.fromkeys(("西経", "西經", "西经", "서경"), "W"),
    **dict.fromkeys(("度", "도"), "°"),
    **dict.fromkeys(("分", "분"), "'"),
    **dict.fromkeys(("秒", "초"), '"'),
}
"""Japanese, Chinese, Korean. These stand without spaces between numbers."""
DEGREE_WORD = re.compile(r"(?<=\d)\s*(?:deg(?:rees?|\.)?|grad)(?![^\W\d_])", re.IGNORECASE)
PARTS = r"(?P<degrees>\d{1,3})[ :](?P<minutes>\d{1,2})[ :](?P<seconds>\d{1,2}(?:[.,]\d+)?)"
LETTER_FIRST = re.compile(rf"(?P<before>[NSEW])\s*{PARTS}(?P<after>)(?![\d:'\"°]|[.,]\d)")
LETTER_LAST = re.compile(rf"(?P<before>)(?<![\d.,:'\"°-]){PARTS}\s*(?P<after>[NSEW])")
"""Degrees, minutes and seconds without their signs: `48 51 24 N`, `48:51:24N`."""
AMBIGUOUS_LETTER = re.compile(r"[\d°'\"]\s*[OoОо]\b")
"""The letter O, Latin or Cyrillic, for a hemisphere."""
NUMBER = r"\d{1,3}(?:[.,]\d+)?"
MINUTES = rf"{NUMBER}\s*'(?:\s*{NUMBER}\s*(?:\"|''))?"
DEGREES = rf"{NUMBER}(?:\s*[°*D](?:\s*{MINUTES})?|\s{MINUTES})?"
COORDINATE = re.compile(
    rf"(?P<sign>[-+]?)(?:(?P<before>[NSEW])\s*)?(?P<degrees>{DEGREES})(?:\s*(?P<after>[NSEW]))?"
)
LETTERED = rf"(?:[NSEW]\s*{DEGREES}|{DEGREES}\s*[NSEW])"
LETTERED_PAIR = re.compile(rf"({LETTERED})\s*[,;/]?\s*({LETTERED})")
WITH_DEGREE_SIGN = rf"[-+]?{NUMBER}\s*°(?:\s*{MINUTES})?"
DEGREE_PAIR = re.compile(rf"({WITH_DEGREE_SIGN})\s*[,;/\s]\s*({WITH_DEGREE_SIGN})")
SIGNED_NUMBER = r"[-+]?[0-9]{1,3}(?:[.,][0-9]+)?"
NUMBER_PAIR = re.compile(rf"({SIGNED_NUMBER})(?:\s*[;/]\s*|\s*,\s+|\s+)({SIGNED_NUMBER})")
WITHOUT_COMMA = r"[-+]?[0-9]{1,3}(?:\.[0-9]+)?"
COMMA_PAIR = re.compile(rf"({WITHOUT_COMMA})\s*,\s*({WITHOUT_COMMA})")
DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
LONGEST_PAIR = 200
"""Characters of a text that is looked at for words of directions."""
COMMAS_ALONE = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{1,3}|(?:,[0-9]+){2,})")


class AmbiguousCoordinatesError(ValueError):
    """Which part of a text can be read in two ways, and what to write instead, in words for the curator."""


def normalize(text: str) -> str:
    """The text with plain characters: one kind of space, minus, prime and degree sign; no invisible ones."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).translate(CHARACTER_VARIANTS).strip()


def parse_point(text: str) -> Point:
    """Latitude and longitude in degrees, south and west negative, from a text that holds both.

    Two coordinates with their letters stand in any order; without letters latitude comes first. Raises
    AmbiguousCoordinatesError where a comma or a letter can be read in two ways, ValueError for any other text
    and for a point out of range.
    """
    if lettered := split_lettered(text):
        values = [parse_degrees(lettered[0], "NS"), parse_degrees(lettered[1], "EW")]
    else:
        pair = split_numbers(text) or _split_degrees(text)
        values = [_degrees(each) for each in pair or ()]
    latitude, longitude = values or (None, None)
    if latitude is None or longitude is None:
        if COMMAS_ALONE.fullmatch(normalize(text)):
            raise AmbiguousCoordinatesError(
                "The comma may stand within a number or between two; write decimals with a point: 59.95 30.32"
            )
        if AMBIGUOUS_LETTER.search(normalize(text)):
            raise AmbiguousCoordinatesError(
                "The letter O is east in some languages and west in others; write E or W"
            )
        raise ValueError(f"{text!r} is not a pair of coordinates")
    return checked_point(latitude, longitude)


def checked_point(latitude: float, longitude: float) -> Point:
    """(latitude, longitude) in degrees; raises ValueError when a number is not finite or out of range."""
    if not (isfinite(latitude) and isfinite(longitude)):
        raise ValueError("degrees are numbers")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError("latitude runs to 90 and longitude to 180 degrees")
    return (latitude, longitude)


def parse_degrees(text: str, hemispheres: str) -> float | None:
    """One coordinate in decimal degrees, south and west negative; None where the text is ambiguous.

    `hemispheres` is "NS" for a latitude, "EW" for a longitude. Degrees with minutes need their letter. A
    comma is read as a decimal comma only beside a letter or a °. Nothing is rounded, and a value out of range
    is returned as it is: the field's limits refuse it.
    """
    lettered = _with_hemisphere_letters(text)
    found = COORDINATE.fullmatch(lettered)
    if found is None or (found["before"] and found["after"]):
        return None
    letter = found["before"] or found["after"] or ""
    if not (letter or ("°" in found["degrees"] and "'" not in found["degrees"])):
        return None
    if letter and (letter not in hemispheres or found["sign"]):
        return None
    return _degrees(lettered)


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
    """Split a cell with two numbers without letters: `59.95, 30.32`, `59,95 30,32`.

    Returns both in the order they were typed, with decimal points; None for any other text, and for `59,95`,
    which may be one number.
    """
    plain = normalize(text).strip("()[] ")
    if DECIMAL_COMMA.fullmatch(plain):
        return None
    found = NUMBER_PAIR.fullmatch(plain) or COMMA_PAIR.fullmatch(plain)
    return None if found is None else (found[1].replace(",", "."), found[2].replace(",", "."))


def _split_degrees(text: str) -> tuple[str, str] | None:
    """Split two coordinates with a degree sign and without letters: `59°57′ 30°19′`."""
    found = DEGREE_PAIR.fullmatch(normalize(text).strip("()[] "))
    return None if found is None else (found[1], found[2])


def _degrees(text: str) -> float | None:
    """A coordinate in plain characters as decimal degrees; None where minutes or seconds are 60 or more."""
    found = COORDINATE.fullmatch(text)
    if found is None:
        return None
    whole, *parts = re.findall(r"[\d.]+", found["degrees"].replace(",", "."))
    if any(float(each) >= 60 for each in parts):
        return None
    minutes, seconds = [*parts, "0", "0"][:2]
    value = float(GeopyPoint.parse_degrees(whole, minutes, seconds, found["before"] or found["after"]))
    return -value if found["sign"] == "-" else value


def _with_hemisphere_letters(text: str) -> str:
    """The text normalized, its hemisphere as a capital letter: `59°57′ с. ш.` becomes `59°57'N`."""
    plain = normalize(text)
    if len(plain) > LONGEST_PAIR:
        return plain
    for written, letter in EAST_ASIAN.items():
        plain = plain.replace(written, letter)
    plain = DEGREE_WORD.sub("°", plain)
    for letter, words in HEMISPHERE_WORDS.items():
        plain = words.sub(letter, plain)
    plain = plain.upper()
    parts = LETTER_FIRST if plain.startswith(("N", "S", "E", "W")) else LETTER_LAST
    return parts.sub(r"""\g<before>\g<degrees>°\g<minutes>'\g<seconds>"\g<after>""", plain)
