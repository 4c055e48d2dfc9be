"""Problems: what is wrong with a curator's file, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple, Self, TypeVar


class Location(NamedTuple):
    """Where in a file something stands: in words, and as the number that sorts it."""

    words: str = ""
    number: int = 0

    @classmethod
    def line(cls, number: int) -> Location:
        """A line, from 1: `line 4`."""
        return cls(f"line {number}", number)

    @classmethod
    def row(cls, number: int, label: str = "") -> Location:
        """A row as a spreadsheet counts it (the header is 1), with its name: `row 7 (Dmitrov)`."""
        return cls(f"row {number} ({label})" if label else f"row {number}", number)


WHOLE_FILE = Location()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to correct: where it is, what was found, what is wrong with it, what to type instead, and
    what follows if nobody does.

    `file` is relative to the exhibit's folder. `where` is a row or a line in words (`row 7 (Dmitrov)`,
    `line 4`), empty for a whole file. `field` and `found` are empty where they do not apply. `order`, a row
    or line number, sorts the problems of one file from top to bottom.

    >>> print(Problem.on("places.csv", "latitude", found="56,34", fault="is not a number",
    ...                  remedy="write 56.34", effect="The place is not shown.",
    ...                  at=Location.row(7, "Dmitrov")))
    places.csv, row 7 (Dmitrov): latitude "56,34" is not a number; write 56.34. The place is not shown.
    """

    file: str
    where: str = ""
    field: str = ""
    found: str = ""
    fault: str
    remedy: str
    consequence: str
    order: int = 0

    @classmethod
    def on(
        cls,
        file: str,
        field: str = "",
        *,
        found: object = "",
        fault: str,
        remedy: str,
        effect: str,
        at: Location = WHOLE_FILE,
    ) -> Self:
        """A problem of a file, at a place in it. A long value `found` is cut short."""
        return cls(
            file=file,
            where=at.words,
            field=field,
            found=excerpt(found),
            fault=fault,
            remedy=remedy,
            consequence=effect,
            order=at.number,
        )

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        subject = " ".join(part for part in (self.field, f'"{self.found}"' if self.found else "") if part)
        what = f"{subject} {self.fault}" if subject else self.fault
        return f"{place}: {what}; {self.remedy.rstrip('.')}. {self.consequence}"

    def as_dict(self) -> dict[str, str | int]:
        """The fields by name, for JSON (`check --json`)."""
        return asdict(self)


class Advice(Problem):
    """A thing that is probably wrong, or could be better; nothing is left out because of it. The fields are
    those of a Problem."""

    __slots__ = ()


P = TypeVar("P", bound=Problem)


def in_reading_order(problems: Iterable[P]) -> tuple[P, ...]:
    """Problems as a curator works through them: file by file, top to bottom, without duplicates."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.file, each.order)))


def first_few(names: Sequence[str], most: int = 3) -> str:
    """The first names and the number of the others, for a message: "a, b, c and 4 more"."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


EXCERPT_LENGTH = 60
"""Characters. A value can be very long: a quotation mark left open makes one cell of half a table."""


def excerpt(found: object) -> str:
    """The beginning of a value on one line, for a Problem's `found`: line ends and repeated spaces become one
    space, and characters that cannot be printed become �."""
    text = found if isinstance(found, str) else str(found)
    line = " ".join(text[: 4 * EXCERPT_LENGTH].split())
    line = "".join(each if each.isprintable() else "�" for each in line)
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 3] + "…"
