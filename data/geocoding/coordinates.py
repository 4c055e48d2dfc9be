"""Coordinates as a person types them."""

from __future__ import annotations

import re
import warnings
from math import isfinite

from geopy.point import Point as GeopyPoint

from data.model.exhibit import Point

NUMBER = r"[+-]?[0-9]{1,3}(?:[.,][0-9]+)?"
POINTED = r"[+-]?[0-9]{1,3}\.[0-9]+"
TWO_NUMBERS = re.compile(rf"\s*({NUMBER})\s*(?:[;/\s]|,\s)\s*({NUMBER})\s*|\s*({POINTED}),({POINTED})\s*")
SIGNS = re.compile(r"(?i)(?=.*[NS])(?=.*[EW])|(?!.*[NSEW]).*[°º]")
"""A letter for either half, or no letter and the sign for degrees."""


def typed_point(text: str) -> Point:
    """Latitude and longitude in degrees, of `59.95 30.316`, `59,95 30,316` or `59°57′N 30°19′E`.

    Latitude comes first. Raises ValueError where the text is not two coordinates on this Earth.
    """
    two = TWO_NUMBERS.fullmatch(text)
    if two:
        numbers = [float(each.replace(",", ".")) for each in two.groups() if each]
        return on_earth(numbers[0], numbers[1])
    if not SIGNS.match(text):
        raise ValueError(f"{text!r} is not a pair of coordinates")
    pointed = re.sub(r"(?<=\d),(?=\d)", ".", text).replace("º", "°").replace("’", "′").replace("”", "″")
    if any(float(each) > 180 for each in re.findall(r"[0-9]+(?:\.[0-9]+)?", pointed)):
        raise ValueError("longitude runs to 180 degrees")  # geopy would go round the Earth
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it raises besides
        point = GeopyPoint(pointed.upper())
    return on_earth(point.latitude, point.longitude)


def on_earth(latitude: float, longitude: float) -> Point:
    """The point, when it is one; ValueError beyond the poles and the date line, and for no number."""
    if not (isfinite(latitude) and isfinite(longitude)):
        raise ValueError("degrees are numbers")
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError("latitude runs to 90 and longitude to 180 degrees")
    return (latitude, longitude)
