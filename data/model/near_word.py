"""Whether a word is another one with a slip of typing in it.

What is proposed to a curator in place of a word must be the word that was meant. Names that are merely
similar are often different things: `crowville` and `coxville`, `10-moscow-1929` and `11-moscow-1930`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

NUMBER = re.compile(r"\d+")
WORD = re.compile(r"[^\W_]+")
SHORTEST = 4
"""Letters. Shorter words differ in one letter too often: Ulm and Olm, Aix and Aux."""
LONG = 5
"""Letters of the longer word from which on a letter too many or too few is a slip."""


def near_word(found: str, known: Iterable[str], long: int = LONG) -> str:
    """The one known word that was meant by `found`; empty where none is near enough, or two are.

    Capitals make no difference, nor do hyphens, spaces and underscores in each other's place. Apart from
    them, one part of a compound (`moscow-kremlin`, `sorge/moscow-1929`) may hold one slip, in no digit and
    not in its first letter: two neighbours that changed places, a letter typed twice or only once, and in a
    long word any letter too many or too few. Another letter makes another word: Freiburg and Freiberg.
    `long` is the number of letters of such a word; less for a few fixed words than for an exhibit's ids.
    """
    return _near_word(found, tuple(known), long)


@lru_cache(maxsize=256)  # one typing error is often repeated in a hundred files
def _near_word(found: str, known: tuple[str, ...], long: int) -> str:
    words, written = _words(known), _normalized(found)
    if same := words.by_letters.get(_joined(written)):
        return same[0] if len(same) == 1 else ""
    near = process.extract(written, words.normalized, scorer=OSA.distance, score_cutoff=1, limit=None)
    slips = [each for word, _, each in near if _is_slip(written, word, long)]
    return slips[0] if len(slips) == 1 else ""


class _Words(NamedTuple):
    """Known words: each normalized, and all by their letters alone."""

    normalized: Mapping[str, str]
    by_letters: Mapping[str, Sequence[str]]


@lru_cache(maxsize=8)  # the tables of one exhibit
def _words(known: tuple[str, ...]) -> _Words:
    normalized = {each: _normalized(each) for each in known}
    by_letters: dict[str, list[str]] = {}
    for each, word in normalized.items():
        by_letters.setdefault(_joined(word), []).append(each)
    return _Words(normalized, by_letters)


def _normalized(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip()


def _joined(word: str) -> str:
    """A word without what joins its parts; a slash between two parts stays."""
    return re.sub(r"[\s_-]+", "", word)


def _is_slip(found: str, meant: str, long: int) -> bool:
    """Whether two words differ in the letters of one part, and by slips only."""
    parts, other_parts = WORD.findall(found), WORD.findall(meant)
    if len(parts) != len(other_parts) or NUMBER.findall(found) != NUMBER.findall(meant):
        return False
    different = [pair for pair in zip(parts, other_parts, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and _is_slip_in_word(*different[0], long)


def _is_slip_in_word(found: str, meant: str, long: int) -> bool:
    """Whether two words at a distance of 1 are one word with a slip."""
    if max(len(found), len(meant)) < SHORTEST or found[0] != meant[0]:
        return False
    if len(found) == len(meant):
        return sorted(found) == sorted(meant)
    return max(len(found), len(meant)) >= long or _without_doubles(found) == _without_doubles(meant)


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)
