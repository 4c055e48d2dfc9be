"""What a curator most likely meant where a number, or a coordinate, cannot be read."""

from __future__ import annotations

import re

from data.model.coordinates import degrees, pair, tidy, two

SIDES = {"latitude": "NS", "south": "NS", "north": "NS", "longitude": "EW", "west": "EW", "east": "EW"}
A_DATE = re.compile(
    r"\d{1,2}[.\-/ ]+[^\W\d_]{3,}.*|[^\W\d_]{3,}[.\-/ ]+\d+|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d.*"
)
QUOTES = "“”„‟«»‘’‚'\"` "


def number_fault(found: str, name: str, example: str) -> tuple[str, str]:
    """What is wrong with a number's text, and what to type instead."""
    sides = SIDES.get(name, "")
    both = (two(found) or pair(found)) if sides else None
    if both is not None and not re.fullmatch(r"\s*-?\d+,\d+\s*", found):
        return "holds two numbers", f"write {both[0]} in latitude and {both[1]} in longitude"
    if sides and degrees(found, "EWNS".replace(sides, "")) is not None:
        here, there = ("latitude", "longitude") if sides == "NS" else ("longitude", "latitude")
        return f"is a {there}", f"write it as the {there}, and the {here} here"
    if sides and degrees(f"{found}{sides[0]}", sides) is not None and "°" in tidy(found):
        hint = "for north, S for south" if sides == "NS" else "for east, W for west"
        one = sides[0] if sides == "NS" else "E"
        return "does not say which side it is on", f"write {found.strip()}{one} {hint}"
    if re.search(r"[\d°'\"]\s*[OoОо]$", tidy(found)) and sides == "EW":
        return "ends in a letter of two meanings", "write E for east or W for west"
    if A_DATE.fullmatch(found.strip()):
        remedy = f"format the column as text, then write a number such as {example}"
        return "was turned into a date by a spreadsheet", remedy
    return "is not a number", f"write {suggested_number(found, example)}"


def suggested_number(found: str, example: str) -> str:
    """The number with a decimal point, where a decimal comma was typed."""
    pointed = tidy(found.strip(QUOTES)).replace(",", ".")
    return pointed if re.fullmatch(r"-?\d+(\.\d+)?", pointed) else f"a number such as {example}"
