"""How wide a text is, in em of its font: what fits on the timeline is decided before any browser draws it."""

from __future__ import annotations

from unicodedata import east_asian_width

NARROW, WIDE, CAPITAL, USUAL, SQUARE = 0.34, 0.86, 0.74, 0.56, 1.02
"""Em. A little more than such letters have in Source Serif and in Noto Serif."""
NARROW_LETTERS, WIDE_LETTERS = frozenset("ijltfrI.,;:’'‘|!()-– "), frozenset("mwMW—@%&ОШЩЮФМЖшщюмжфы")


def text_width(text: str) -> float:
    """The width of a text in em, or a little more."""
    return round(sum(map(_letter_width, text)), 2)


def _letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return SQUARE
    if letter in NARROW_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS:
        return WIDE
    return CAPITAL if letter.isupper() else USUAL
