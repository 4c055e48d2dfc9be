"""The name of a stop's file: a number that puts it in order, then words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from string import ascii_lowercase

from data.model.edtf_date import EdtfDate
from data.model.ids import slug

NUMBER = re.compile(r"(?P<digits>\d+)(?P<letters>[a-z]*)")


def name_after(names: Sequence[str], before: str | None, words: str) -> str | None:
    """A file's name that stands right after `before`, or at the end where that is None.

    `names` are the life's stops in their order; no other is renamed: after `07-kiel.md` comes `07a-…`, or
    `08-…` at the end. None where no name stands between two.
    """
    last = before if before is not None else (names[-1] if names else None)
    if last is None:
        return f"01-{words}.md"
    follows = names[names.index(last) + 1 :][:1]
    taken = {match[0] for each in names if (match := NUMBER.match(each))}
    for number in _numbers(last, at_the_end=not follows):
        name = f"{number}-{words}.md"
        # Paths, not texts: the order is the file system's own, as it is when the life is read.
        after_last = PurePath(last) < PurePath(name)
        if number not in taken and after_last and all(PurePath(name) < PurePath(each) for each in follows):
            return name
    return None


def words_of(title: str, place: str, date: EdtfDate | None) -> str:
    """What a file is called after its number: the place, or the title, and the year."""
    year = f"{abs(date.start.year):04}" if date is not None and date.start is not None else ""
    return "-".join(part for part in (slug(place) or slug(title), year) if part) or "stop"


def _numbers(last: str, at_the_end: bool) -> Iterator[str]:
    """Numbers that may come after a file's: the next, then the same with a letter."""
    match = NUMBER.match(last)
    if match is None:
        return
    digits, letters = match["digits"], match["letters"]
    if at_the_end:
        yield f"{int(digits) + 1:0{len(digits)}}"
    if letters:
        yield from (f"{digits}{letters[:-1]}{each}" for each in ascii_lowercase if each > letters[-1])
    yield from (f"{digits}{letters}{each}" for each in ascii_lowercase)
    for zeros in ("0", "00", "000"):  # before the letter that was put in first: 07, 070z, 07a
        yield from (f"{digits}{letters}{zeros}{each}" for each in reversed(ascii_lowercase))
