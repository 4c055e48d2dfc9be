"""Problems: what is wrong with a curator's file, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, Self, TypeVar


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


class Reference(NamedTuple):
    """What a file refers to: an entry of another file by its id, or, with an empty id, the whole file."""

    file: str
    id: str = ""


INTERNAL = {"internal": True}
"""Marks the fields of a Problem that are for the program alone."""


def _internal(default: Any) -> Any:
    return field(default=default, compare=False, repr=False, metadata=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to correct: where it is, what was found, what is wrong with it, what to type instead, and
    what follows if nobody does.

    `file` is relative to the exhibit's folder. `where` is a row or a line in words (`row 7 (Dmitrov)`,
    `line 4`), empty for a whole file. `field` and `found` are empty where they do not apply. `order`, a row
    or line number, sorts the problems of one file from top to bottom.

    `lost` is what nothing can refer to any more because of this problem; `missing` is what this file refers
    to in vain. `consequences` are the problems that end by themselves when this one is mended.

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
    lost: Reference | None = _internal(None)
    missing: Reference | None = _internal(None)
    consequences: tuple[Problem, ...] = ()

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
        lost: Reference | None = None,
        missing: Reference | None = None,
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
            lost=lost,
            missing=missing,
        )

    def __str__(self) -> str:
        subject = " ".join(part for part in (self.field, f'"{self.found}"' if self.found else "") if part)
        what = f"{subject} {self.fault}" if subject else self.fault
        sentences = (f"{self.place}: {what}; {self.remedy.rstrip('.')}.", self.consequence, self.needed_by)
        return " ".join(filter(None, sentences))

    @property
    def place(self) -> str:
        """The file, and where in it: `places.csv, row 7 (Dmitrov)`."""
        return f"{self.file}, {self.where}" if self.where else self.file

    @property
    def needed_by(self) -> str:
        """How many stories, encounters and so on have a problem because of this one, and the first of each;
        empty where none has."""
        names: dict[str, list[str]] = {}
        for each in self.consequences:
            kind, name = _kind_and_name(each)
            names.setdefault(kind, []).append(name)
        counted = [_count(dict.fromkeys(names[kind]), kind) for kind in KINDS if kind in names]
        return f"It is needed by {'; '.join(counted)}." if counted else ""

    def as_dict(self) -> dict[str, Any]:
        """The fields by name, for JSON (`check --json`); `consequences` only where there are any."""
        values = {each.name: getattr(self, each.name) for each in fields(self) if each.metadata != INTERNAL}
        values["consequences"] = [each.as_dict() for each in self.consequences]
        return values if self.consequences else {key: values[key] for key in values if key != "consequences"}


class Advice(Problem):
    """A thing that is probably wrong, or could be better; nothing is left out because of it. The fields are
    those of a Problem."""

    __slots__ = ()


P = TypeVar("P", bound=Problem)


def with_consequences(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem, and after it its consequences, which have none themselves."""
    for each in problems:
        yield each
        yield from each.consequences


def in_reading_order(problems: Iterable[P]) -> tuple[P, ...]:
    """Problems as a curator works through them: file by file, top to bottom, without duplicates."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.file, each.order)))


def first_few(names: Sequence[str], most: int = 3) -> str:
    """The first names and the number of the others, for a message: "a, b, c and 4 more"."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


KINDS = {
    "story": "stories",
    "encounter": "encounters",
    "translation": "translations",
    "place": "places",
    "life": "lives",
    "file": "files",
}
"""What may need an entry that is missing, and its plural."""


def _kind_and_name(problem: Problem) -> tuple[str, str]:
    """What has a problem, and its name in a list: a story is `sorge/07-tokyo-1933`, an encounter `row 4`."""
    name = problem.file.removeprefix("people/").removesuffix(".md")
    if not problem.file.startswith("people/"):
        kind = {"encounters.csv": "encounter", "places.csv": "place"}.get(problem.file, "file")
        return kind, problem.where.partition(" (")[0] or problem.file
    if name.endswith("/person.yaml"):
        return "life", name.removesuffix("/person.yaml")
    return "translation" if "." in name else "story", name.removesuffix(".yaml")


def _count(names: Iterable[str], kind: str) -> str:
    found = list(names)
    return f"{len(found)} {kind if len(found) == 1 else KINDS[kind]} ({first_few(found)})"


EXCERPT_LENGTH = 60
"""Characters. A value can be very long: a quotation mark left open makes one cell of half a table."""


def excerpt(found: object) -> str:
    """The beginning of a value on one line, for a Problem's `found`: line ends and repeated spaces become one
    space, and characters that cannot be printed become �."""
    text = found if isinstance(found, str) else str(found)
    line = " ".join(text[: 4 * EXCERPT_LENGTH].split())
    line = "".join(each if each.isprintable() else "�" for each in line)
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 3] + "…"
