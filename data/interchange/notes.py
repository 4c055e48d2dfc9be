"""What a curator should know of an import: each fault once, with its count and the first few places."""

from __future__ import annotations

SHOWN = 3
"""Places named for each fault; the rest is counted."""


class Notes:
    """Collects faults as they are met, in the order of their first meeting.

    >>> notes = Notes()
    >>> notes.tell("The date is missing", "feature 2 (Trieste)")
    >>> notes.tell("The date is missing", "feature 5")
    >>> notes.lines
    ('The date is missing (2): feature 2 (Trieste); feature 5.',)
    """

    def __init__(self) -> None:
        self._met: dict[str, list[str]] = {}

    def tell(self, fault: str, where: str = "") -> None:
        """Add one fault; `where` is a place in the file in words, empty for the whole of it."""
        self._met.setdefault(fault, []).append(where)

    @property
    def lines(self) -> tuple[str, ...]:
        """One sentence for each kind of fault."""
        return tuple(_sentence(fault, places) for fault, places in self._met.items())


def _sentence(fault: str, places: list[str]) -> str:
    named = [place for place in places if place]
    if not named:
        return f"{fault}." if len(places) == 1 else f"{fault} ({len(places)})."
    more = f"; and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    return f"{fault} ({len(places)}): {'; '.join(named[:SHOWN])}{more}."
