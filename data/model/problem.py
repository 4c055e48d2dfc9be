"""What is wrong with a file, said to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it is, what was found, what follows, what to type instead.

    `where` is a row or a line in words (`row 7 (Dmitrov)`, `line 4`), empty for a whole file. `order` sorts
    problems of one file from top to bottom.

    >>> print(Problem("places.csv", "row 7 (Dmitrov)", "latitude", "56,34", "is not a number",
    ...               "write 56.34", "The place is not shown."))
    places.csv, row 7 (Dmitrov): latitude "56,34" is not a number; write 56.34. The place is not shown.
    """

    file: str
    where: str
    field: str
    found: str
    fault: str
    remedy: str
    consequence: str
    order: int = 0

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        subject = " ".join(part for part in (self.field, f'"{self.found}"' if self.found else "") if part)
        what = f"{subject} {self.fault}" if subject else self.fault
        return f"{place}: {what}; {self.remedy.rstrip('.')}. {self.consequence}"

    def as_dict(self) -> dict[str, str | int]:
        """The same for machines (`check --json`)."""
        return asdict(self)


class Advice(Problem):
    """A thing that is probably wrong, or could be better, and that stops nothing. It reads like a problem."""

    __slots__ = ()


Told = TypeVar("Told", bound=Problem)


def in_reading_order(told: Iterable[Told]) -> tuple[Told, ...]:
    """Problems as a curator works through them: file by file, top to bottom, none twice."""
    return tuple(sorted(dict.fromkeys(told), key=lambda each: (each.file, each.order)))


MOST = 60
"""Characters: a quotation mark left open makes a cell of half the table."""


def excerpt(found: object) -> str:
    """The beginning of a value, its line ends and odd spaces as spaces, what cannot be printed as �."""
    text = found if isinstance(found, str) else str(found)
    line = " ".join(text[: 4 * MOST].split())
    line = "".join(each if each.isprintable() else "�" for each in line)
    return line if len(line) <= MOST else line[: MOST - 3] + "…"
