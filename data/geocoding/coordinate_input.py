"""Coordinates as a person types them, and the check of their range."""

from __future__ import annotations

import re
import warnings
from math import isfinite

from geopy.point import Point as GeopyPoint

from data.model.exhibit import Point

NUMBER = r"[+-]?[0-9]{1,3}(?:[.,][0-9]+)?"
WITH_DECIMAL_POINT = r"[+-]?[0-9]{1,3}\.[0-9]+"
TWO_NUMBERS = re.compile(
    rf"\s*({NUMBER})\s*(?:[;/\s]|,\s)\s*({NUMBER})\s*|\s*({WITH_DECIMAL_POINT}),({WITH_DECIMAL_POINT})\s*"
)
HAS_HEMISPHERES_OR_DEGREE_SIGN = re.compile(r"(?i)(?=.*[NS])(?=.*[EW])|(?!.*[NSEW]).*[°º]")
"""A letter for both hemispheres, or no letter and a degree sign."""


def parse_coordinates(text: str) -> Point:
    """Latitude and longitude in degrees, from `59.95 30.316`, `59,95 30,316` or `59°57′N 30°19′E`.

    Latitude comes first. Raises ValueError where the text is not two coordinates within range.
    """
    two = TWO_NUMBERS.fullmatch(text)
    if two:
        numbers = [float(each.replace(",", ".")) for each in two.groups() if each]
        return checked_point(numbers[0], numbers[1])
    if not HAS_HEMISPHERES_OR_DEGREE_SIGN.match(text):
        raise ValueError(f"{text!r} is not a pair of coordinates")
    normalized = re.sub(r"(?<=\d),(?=\d)", ".", text).replace("º", "°").replace("’", "′").replace("”", "″")
    if any(float(each) > 180 for each in re.findall(r"[0-9]+(?:\.[0-9]+)?", normalized)):
        raise ValueError("longitude runs to 180 degrees")  # geopy would normalize it: 181 becomes -179
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # geopy warns of a latitude out of range, and raises as well
        point = GeopyPoint(normalized.upper())
    return checked_point(point.latitude, point.longitude)


def checked_point(latitude: float, longitude: float) -> Point:
    """(latitude, longitude) in degrees; raises ValueError when a number is not finite or out of range."""
    if not (isfinite(latitude) and isfinite(longitude)):
        raise ValueError("degrees are numbers")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError("latitude runs to 90 and longitude to 180 degrees")
    return (latitude, longitude)
