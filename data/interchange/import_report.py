"""The full report of an import: every note with every place, none shortened, as text in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.interchange.field_names import FIELD_LABELS
from data.interchange.formats import ImportedStops
from data.interchange.notes import Note
from data.model.problem import Problem

NOT_CLEAR = "What was changed, guessed or left out"
NOTHING_LOST = "Nothing of the file was left out."
TO_FILL_IN = "Left for you to fill in"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import read, wrote and left.

    `changed` are notes on what of the stops was written otherwise or not at all. `problems` are those of the
    written exhibit, and `can_be_shown` says whether it can be shown with them.
    """

    file: str
    format: str
    stops: ImportedStops
    exhibit: str = ""
    changed: tuple[Note, ...] = ()
    to_fill_in: tuple[Note, ...] = ()
    problems: Sequence[Problem] = ()
    can_be_shown: bool = True

    @property
    def counted(self) -> str:
        """`1 stop of 1 life`."""
        stops, lives = len(self.stops.records), len({record.person for record in self.stops.records})
        return f"{stops} {'stop' if stops == 1 else 'stops'} of {lives} {'life' if lives == 1 else 'lives'}"

    @property
    def not_clear(self) -> tuple[Note, ...]:
        """Notes on everything that is not in the exhibit as it was in the file."""
        return (*self.stops.notes, *self.changed)

    @property
    def is_shortened(self) -> bool:
        """Whether the terminal shows less of a note than the report."""
        return any(note.is_shortened for note in (*self.not_clear, *self.to_fill_in))

    def text(self) -> str:
        """The report, with Markdown's headings and lists; ends with a line end."""
        parts = [
            f"# Import of {self.file}",
            f"Read as {self.format}: {self.counted}.",
            f"Written to {self.exhibit}." if self.exhibit else "Nothing was written.",
            *_fields_read(self.stops.columns),
            f"## {NOT_CLEAR}",
            *(map(_in_full, self.not_clear) if self.not_clear else [NOTHING_LOST]),
        ]
        if self.to_fill_in:
            parts += [f"## {TO_FILL_IN}", *map(_in_full, self.to_fill_in)]
        if self.problems:
            parts += ["## To mend before all is shown", "\n".join(f"- {each}" for each in self.problems)]
        return "\n\n".join(parts) + "\n"


def _fields_read(columns: Mapping[str, str]) -> Iterator[str]:
    if columns:
        yield "## What was read"
        yield "\n".join(f"- “{column}” as {FIELD_LABELS[each]}" for column, each in columns.items())


def _in_full(note: Note) -> str:
    if not note.places:
        return f"### {note.heading}"
    return f"### {note.heading}\n\n" + "\n".join(f"- {place}" for place in note.places)
