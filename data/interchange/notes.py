"""Notes for the curator on an import: each fault once, with its count and the first few places."""

from __future__ import annotations

from collections import Counter

from data.interchange.sanitize import plain_text

PLACES_NAMED = 3
"""Places in the file that are named for each fault; the others are counted."""
ID_CHANGED = "An id was changed: it is used already, or is not in letters from a to z, digits and hyphens"
ID_TAKEN = "The id that a life’s name gives is taken; see that nobody is there twice, in two spellings"
NAMED_IN_FULL = (ID_CHANGED, ID_TAKEN)
"""Faults of which every place is named: the curator may refer to these ids."""


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
        """Add one fault; `where` is a place in the file, such as `row 3`, or empty for the whole file."""
        self._places_by_fault.setdefault(fault, []).append(where)

    def add_left_out(self, kind: str, name: str, count: int = 1) -> None:
        """Report values that no field of a stop can hold: `name` is a column, property or field of the file.

        `kind` is what such a name is called there, in the plural: "columns". Every name is given in full,
        with the number of values that were left out.

        >>> notes = Notes()
        >>> notes.add_left_out("properties", "architect")
        >>> notes.add_left_out("properties", "architect")
        >>> notes.sentences
        ('Left out, as the exhibit has no field for them: properties “architect” (2).',)
        """
        self._left_out.setdefault(kind, Counter())[name] += count

    def add_changed_id(self, written: str, id: str) -> None:
        """Report that `id` is used in place of an id in the file; nothing where that is empty or the same."""
        if written and written != id:
            self.add(ID_CHANGED, f"“{written[:100]}” is now {id}")

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each fault, and one for each kind of what was left out."""
        faults = (_sentence(fault, places) for fault, places in self._places_by_fault.items())
        left_out = (
            f"Left out, as the exhibit has no field for them: {kind} "
            f"{', '.join(f'“{name[:100]}” ({count})' for name, count in counts.items())}."
            for kind, counts in self._left_out.items()
        )
        return (*faults, *left_out)


def _sentence(fault: str, places: list[str]) -> str:
    named = [place for place in places if place]
    most = len(named) if fault in NAMED_IN_FULL else PLACES_NAMED
    if not named:
        return f"{fault}." if len(places) == 1 else f"{fault} ({len(places)})."
    more = f"; and {len(named) - most} more" if len(named) > most else ""
    return f"{fault} ({len(places)}): {'; '.join(named[:most])}{more}."


def labelled(where: str, *names: object) -> str:
    """A place in a file with the first of its names that is not empty: `feature 3 (Trieste)`."""
    name = next((text for each in names if (text := plain_text(each))), "")
    return f"{where} ({name[:40]})" if name else where
