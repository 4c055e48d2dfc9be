"""A look no other life on the map has: colour, line and marker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from coloraide import Color

from data.model.exhibit import LineStyle, MarkerShape

PARCHMENT, SEA = "#f0e8d6", "#cdd5d4"
"""The ground's two colours."""

COLOURS = (
    *("#9e2b25", "#0f4c5c", "#3b6cbf", "#2e7e70", "#261a71", "#590915"),
    *("#614444", "#2e798f", "#3b2634", "#274b88", "#557a4d"),
)
"""Inks for a life, each far from those before it: at least 3.2 to 1 on the ground, 4.5 to 1 under white."""

HEX = re.compile("#[0-9a-fA-F]{6}")

SIGHTS = (None, "protan", "deutan")
"""How visitors see colours: fully, or without red, or without green (one man in twelve)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a life looks on the map; `colour` as #rrggbb. A look read from a file may be any text."""

    colour: str
    line: str
    marker: str


def own_look(others: Sequence[Look]) -> Look:
    """The colour farthest from all others', the line and the marker used least by them.

    For the first life the first of each.
    """
    used = [other.colour for other in others if HEX.fullmatch(other.colour)]
    lines, markers = Counter(each.line for each in others), Counter(each.marker for each in others)
    return Look(
        colour=max(COLOURS, key=lambda each: min((apart(each, one) for one in used), default=0.0)),
        line=min(get_args(LineStyle), key=lambda each: lines[each]),
        marker=min(get_args(MarkerShape), key=lambda each: markers[each]),
    )


def apart(one: str, two: str) -> float:
    """How far two colours are apart in the sight that tells them apart least (CIEDE2000; 2 can be seen)."""
    return min(_seen(one, sight).delta_e(_seen(two, sight), method="2000") for sight in SIGHTS)


def contrast(ink: str) -> float:
    """The ink's contrast on the ground, land or sea, where it is weaker (WCAG 2.1 asks for 3)."""
    return min(Color(ink).contrast(ground) for ground in (PARCHMENT, SEA))


def _seen(colour: str, sight: str | None) -> Color:
    return Color(colour) if sight is None else Color(colour).filter(sight).clip()
