"""The names of the files of a life's stops: a number, which gives the order, then words: `07-tokyo-1933.md`.

The numbers of a life have one length, so that the exhibit and every file manager show its files in one order.
A new stop between two others takes a number that is free between theirs; where none is, those behind it move
up to the next gap. Their ids, which are without the numbers, stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from data.model.edtf_date import EdtfDate
from data.model.ids import slug
from data.model.stop_ids import words_of_stem

PLAIN_NUMBER = re.compile(r"(\d+)-(?=.)")
SHORTEST_NUMBER = 2
"""Digits."""


def numbered(stems: Sequence[str]) -> list[str]:
    """The file names of a life's stops in the order wanted, without `.md`: with numbers in that order.

    As many as possible stay as they are; where the numbers had no gaps, they have none. A name without a
    number gets one.

    >>> numbered(["01-a", "02-b", "new", "03-c", "05-d"])
    ['01-a', '02-b', '03-new', '04-c', '05-d']
    """
    length = _usual_length(stems)
    present = [_number(stem, length) for stem in stems]
    known = sorted(each for each in present if each is not None)
    if known and known == list(range(known[0], known[0] + len(known))):
        numbers = list(range(known[0], known[0] + len(stems)))
    else:
        numbers = _with_gaps(present)
    needed = max([length, *(len(str(each)) for each in numbers)])
    return [
        stem if number == old and needed == length else f"{number:0{needed}}-{words_of_stem(stem)}"
        for stem, old, number in zip(stems, present, numbers, strict=True)
    ]


def words_of(title: str, place: str, date: EdtfDate | None) -> str:
    """The part of a file name after the number: the place, or the title, and the year."""
    year = f"{abs(date.start.year):04}" if date is not None and date.start is not None else ""
    return "-".join(part for part in (slug(place) or slug(title), year) if part) or "stop"


def _with_gaps(present: Sequence[int | None]) -> list[int]:
    kept = _most_that_can_stay(present)
    numbers: list[int] = []
    for index, number in enumerate(present):
        last = numbers[-1] if numbers else 0
        numbers.append(number if number is not None and index in kept else last + 1)
    return numbers


def _usual_length(stems: Iterable[str]) -> int:
    lengths = Counter(len(found[1]) for stem in stems if (found := PLAIN_NUMBER.match(stem)))
    return max(lengths, key=lambda each: (lengths[each], each), default=SHORTEST_NUMBER)


def _number(stem: str, length: int) -> int | None:
    """The number that a name begins with; None where it has another length, or letters behind it."""
    found = PLAIN_NUMBER.match(stem)
    return int(found[1]) if found and len(found[1]) == length else None


def _most_that_can_stay(numbers: Sequence[int | None]) -> set[int]:
    """The indexes of the largest set of numbers that rise and leave room for those between them.

    Between two that stay there must be at least as many free numbers as stops: `number - index` must not
    fall. So this is the longest such sequence, by patience sorting.
    """
    tails: list[tuple[int, int]] = []
    before: dict[int, int | None] = {}
    for index, number in enumerate(numbers):
        if number is None or number <= index:  # the first number is 1
            continue
        spare = number - index
        position = bisect_right(tails, spare, key=lambda each: each[0])
        before[index] = tails[position - 1][1] if position else None
        tails[position : position + 1] = [(spare, index)]
    kept: set[int] = set()
    last = tails[-1][1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
