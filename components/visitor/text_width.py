"""How wide a text is, estimated before any browser draws it: Python decides which texts fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import combining, east_asian_width


@dataclass(frozen=True, slots=True)
class LetterWidths:
    """The widths of letters, in em: a little more than they have in Source Serif and in Noto Serif."""

    narrow: float
    usual: float
    capital: float
    wide: float


REGULAR = LetterWidths(narrow=0.34, usual=0.56, capital=0.74, wide=0.86)
SEMIBOLD = LetterWidths(narrow=0.40, usual=0.58, capital=0.72, wide=0.93)
SQUARE = 1.02
"""Em: a Chinese, Japanese or Korean letter."""
NARROW_LETTERS = frozenset("fijlrtI.,;:'’‘()[]-–/ !|")
WIDE_LETTERS = frozenset("mwMW—…@%&ОШЩЮФМЖЫшщюмжфы")
UNBROKEN = re.compile(r"[^\s\-–—]+[\-–—]*\s*|[\-–—]+\s*")
"""What a browser keeps on one line; a Chinese, Japanese or Korean letter stands alone."""


def text_width(text: str, letters: LetterWidths = REGULAR) -> float:
    """The width of a text in em of its font, or a little more."""
    return round(sum(_letter_width(letter, letters) for letter in text), 2)


def line_width(text: str, lines: int, letters: LetterWidths = REGULAR) -> float:
    """The width in em of the narrowest box in which a text takes so many lines at most."""
    pieces = _unbroken_pieces(text)
    ends = [0.0, *accumulate(text_width(piece, letters) for piece in pieces)]
    narrowest = ends  # of the pieces up to each one, in as many lines as were looked at
    for _ in range(lines - 1):
        narrowest = [
            min(max(narrowest[start], ends[end] - ends[start]) for start in range(end + 1))
            for end in range(len(ends))
        ]
    return round(narrowest[-1], 2)


def _unbroken_pieces(text: str) -> list[str]:
    pieces = []
    for piece in UNBROKEN.findall(text):
        pieces += list(piece) if any(map(_is_square, piece)) else [piece]
    return pieces


def columns(text: str) -> int:
    """The width of a text in Latin letters: Chinese, Japanese and Korean letters are two wide."""
    return sum(2 if _is_square(letter) else 1 for letter in text)


def _letter_width(letter: str, letters: LetterWidths) -> float:
    if combining(letter):
        return 0.0
    if _is_square(letter):
        return SQUARE
    if letter in NARROW_LETTERS:
        return letters.narrow
    if letter in WIDE_LETTERS:
        return letters.wide
    return letters.capital if letter.isupper() else letters.usual


def _is_square(letter: str) -> bool:
    return east_asian_width(letter) in "WF"
