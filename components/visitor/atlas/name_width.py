"""How wide a name is on the map. The page's font is not measured: a little more is reckoned than it has."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

NARROW = frozenset("fijlrtI.,;:'’‘()[]-–/ !|")
BROAD = frozenset("mwMWЖШЩЮжшщюфыЫФ—…@%")


def ems(text: str) -> float:
    """The width of a text in em, in the page's serif at weight 600."""
    return sum(map(_ems, text))


def _ems(letter: str) -> float:
    if combining(letter):
        return 0
    if east_asian_width(letter) in "WF":
        return 1.02
    if letter in NARROW:
        return 0.40
    if letter in BROAD:
        return 0.93
    if letter.isupper():
        return 0.72
    return 0.58
