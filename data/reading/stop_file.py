"""File names of stops: a number, which gives the order, then words: `07-tokyo-1933.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from string import ascii_lowercase

from data.model.edtf_date import EdtfDate
from data.model.ids import slug

NUMBER = re.compile(r"(?P<digits>\d+)(?P<letters>[a-z]*)")


def name_after(names: Sequence[str], before: str | None, words: str) -> str | None:
    """A file name that sorts directly after `before`, or after all `names` where that is None.

    `names` are the person's stops in their order. None of them is renamed: after `07-kiel.md` comes `07a-…`,
    or `08-…` at the end. Returns None where no name sorts between two.
    """
    last = before if before is not None else (names[-1] if names else None)
    if last is None:
        return f"01-{words}.md"
    next_name = names[names.index(last) + 1 :][:1]
    taken = {match[0] for each in names if (match := NUMBER.match(each))}
    for number in _numbers(last, at_the_end=not next_name):
        name = f"{number}-{words}.md"
        # Paths, not strings: `read_person` sorts paths, and on Windows paths ignore capitals.
        after_last = PurePath(last) < PurePath(name)
        if number not in taken and after_last and all(PurePath(name) < PurePath(each) for each in next_name):
            return name
    return None


def words_of(title: str, place: str, date: EdtfDate | None) -> str:
    """The part of a file name after the number: the place, or the title, and the year."""
    year = f"{abs(date.start.year):04}" if date is not None and date.start is not None else ""
    return "-".join(part for part in (slug(place) or slug(title), year) if part) or "stop"


def _numbers(last: str, at_the_end: bool) -> Iterator[str]:
    """Numbers that sort after the number of `last`: the next one, then the same with letters."""
    match = NUMBER.match(last)
    if match is None:
        return
    digits, letters = match["digits"], match["letters"]
    if at_the_end:
        yield f"{int(digits) + 1:0{len(digits)}}"
    if letters:
        yield from (f"{digits}{letters[:-1]}{each}" for each in ascii_lowercase if each > letters[-1])
    yield from (f"{digits}{letters}{each}" for each in ascii_lowercase)
    for zeros in ("0", "00", "000"):  # between a number and its first letter: 07, 070z, 07a
        yield from (f"{digits}{letters}{zeros}{each}" for each in reversed(ascii_lowercase))
