"""What is wrong with a file, said to the person who can mend it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


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


def in_reading_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems as a curator works through them: file by file, top to bottom, none twice."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.order)))
