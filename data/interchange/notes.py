"""Notes for the curator on an import: each fault once, with its count and its places in the file.

The terminal shows the first few places of a fault; the report (`--report FILE`) has every one, unshortened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from data.interchange.sanitize import plain_text
from data.schema.field_types import UNSHOWABLE

PLACES_NAMED = 3
"""Places in the file that the terminal names for each fault; the others are counted."""
LONGEST_PLACE = 160
"""Characters of one place, or of a name that is left out, on the terminal."""
ID_CHANGED = "An id was changed: it is used already, or is not in letters from a to z, digits and hyphens"
ID_TAKEN = "The id that a life’s name gives is taken; see that nobody is there twice, in two spellings"
NAMED_IN_FULL = (ID_CHANGED, ID_TAKEN)
"""Faults of which the terminal names every place: the curator may refer to these ids."""
MAP_DESCRIPTION = "The map’s description is left out; it may become the welcome in exhibit.yaml"
NO_FIELD = "Left out, as the exhibit has no field for them"


class Note(str):
    """A sentence for the terminal.

    `heading` and `places` say the same for the report: what is so, and every place in the file where it is.
    `is_shortened` tells whether the sentence says less than they do.
    """

    heading: str
    places: tuple[str, ...]
    is_shortened: bool

    def __new__(cls, sentence: str, heading: str, places: Iterable[str], is_shortened: bool) -> Note:
        note = super().__new__(cls, sentence)
        note.heading, note.places, note.is_shortened = heading, tuple(places), is_shortened
        return note


class Notes:
    """Collects faults, in the order in which each first occurred.

    >>> notes = Notes()
    >>> notes.add("The date is missing", "feature 2 (Trieste)")
    >>> notes.add("The date is missing", "feature 5")
    >>> notes.sentences
    ('The date is missing (2): feature 2 (Trieste); feature 5.',)
    """

    def __init__(self) -> None:
        self._places_by_fault: dict[str, list[str]] = {}
        self._left_out: dict[str, Counter[str]] = {}

    def add(self, fault: str, where: str = "") -> None:
        """Add one fault; `where` is a place in the file, such as `row 3`, or empty for the whole file.

        A value of the file may stand in `where`, in its whole length.
        """
        self._places_by_fault.setdefault(fault, []).append(_one_line(where))

    def add_left_out(self, kind: str, name: str, count: int = 1, fault: str = NO_FIELD) -> None:
        """Report values that no field of a stop can hold: `name` is a column, property or field of the file.

        `kind` is what such a name is called there, in the plural: "columns". Every name is given in full,
        with the number of values that were left out.

        >>> notes = Notes()
        >>> notes.add_left_out("properties", "architect")
        >>> notes.add_left_out("properties", "architect")
        >>> notes.sentences
        ('Left out, as the exhibit has no field for them: properties “architect” (2).',)
        """
        self._left_out.setdefault(f"{fault}: {kind}", Counter())[_one_line(name)] += count

    def add_changed_id(self, written: str, id: str) -> None:
        """Report that `id` is used in place of an id in the file; nothing where that is empty or the same."""
        if written and written != id:
            self.add(ID_CHANGED, f"“{written}” is now {id}")

    @property
    def sentences(self) -> tuple[Note, ...]:
        """One note for each fault, and one for each kind of what was left out."""
        faults = (_note(fault, places) for fault, places in self._places_by_fault.items())
        return (*faults, *(_left_out(heading, counts) for heading, counts in self._left_out.items()))


def _note(fault: str, places: list[str]) -> Note:
    named = [place for place in places if place]
    count = f" ({len(places)})" if named or len(places) > 1 else ""
    if not named:
        return Note(f"{fault}{count}.", f"{fault}{count}", (), False)
    first = named if fault in NAMED_IN_FULL else named[:PLACES_NAMED]
    shown = [_shortened(place) for place in first]
    more = f"; and {len(named) - len(first)} more" if len(named) > len(first) else ""
    return Note(f"{fault}{count}: {'; '.join(shown)}{more}.", f"{fault}{count}", named, shown != named)


def _left_out(heading: str, counts: Counter[str]) -> Note:
    names = [f"“{_shortened(name)}” ({count})" for name, count in counts.items()]
    whole = [f"“{name}” ({count})" for name, count in counts.items()]
    return Note(f"{heading} {', '.join(names)}.", heading, whole, names != whole)


def _one_line(text: str) -> str:
    return " ".join(UNSHOWABLE.sub("", text).split())


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_PLACE else f"{text[: LONGEST_PLACE - 1].rstrip()}…"


def labelled(where: str, *names: object) -> str:
    """A place in a file with the first of its names that is not empty: `feature 3 (Trieste)`."""
    name = next((text for each in names if (text := plain_text(each))), "")
    return f"{where} ({name[:40]}{'…' if len(name) > 40 else ''})" if name else where
