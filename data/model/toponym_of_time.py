"""The names that a place had at a time, read from the curator's `toponym_then`.

`Petrograd (1914–24); Leningrad (1924–91)`, `Königsberg (to 1946)`, `Noble Assembly (before 1917)`, `Mukden`:
a name without a time is that of every stay in the exhibit. A time in other words is not used, and `check`
tells of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from data.model.exhibit import Place

NAME = re.compile(r"\s*(?P<name>[^()]*?)\s*(?:\((?P<time>[^()]*)\))?\s*")
YEARS = re.compile(r"(\d{3,4})\s*[-–—/]\s*(\d{4}|\d{2})")
ONE_SIDED = re.compile(r"(to|until|till|before|from|since|after)\s+(\d{3,4})")


@dataclass(frozen=True, slots=True)
class DatedToponym:
    """A name, and from when to when it was used, in decimal years; infinite where that is open."""

    name: str
    begins: float = -inf
    ends: float = inf


@lru_cache(maxsize=4096)
def dated_toponyms(text: str) -> tuple[DatedToponym, ...]:
    """The names in a text, in its order; without those whose time cannot be read."""
    found = (_dated(part) for part in text.split(";"))
    return tuple(each for each in found if each is not None)


def toponyms_of_unread_time(text: str) -> tuple[str, ...]:
    """The names whose time cannot be read, each with its time, as the curator wrote them."""
    parts = (part.strip() for part in text.split(";"))
    return tuple(part for part in parts if part and _dated(part) is None)


def toponym_at(place: Place, moment: float) -> str:
    """The name of the time; empty where the place had its present one, or none is given."""
    names = dated_toponyms(place.toponym_then)
    return next((each.name for each in names if each.begins <= moment < each.ends), "")


def _dated(part: str) -> DatedToponym | None:
    read = NAME.fullmatch(part)
    if read is None or not read["name"]:
        return None
    if read["time"] is None:
        return DatedToponym(read["name"])
    time = read["time"].strip().lower()
    if years := YEARS.fullmatch(time):
        first, last = years[1], years[2]
        last = first[: len(first) - 2] + last if len(last) == 2 else last
        ends = float(last) + 1
        return DatedToponym(read["name"], float(first), ends) if float(first) < ends else None
    if side := ONE_SIDED.fullmatch(time):
        year = float(side[2])
        if side[1] in ("from", "since"):
            return DatedToponym(read["name"], begins=year)
        if side[1] == "after":
            return DatedToponym(read["name"], begins=year + 1)
        return DatedToponym(read["name"], ends=year if side[1] == "before" else year + 1)
    return None
