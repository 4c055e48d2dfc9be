"""Numbers of things in messages for curators, in English."""

from __future__ import annotations


def counted(count: int, singular: str, plural: str = "") -> str:
    """The number with its noun; the plural ends in s where none is given.

    >>> counted(1, "story", "stories"), counted(2, "story", "stories"), counted(1200, "visit")
    ('1 story', '2 stories', '1,200 visits')
    """
    return f"{count:,} {singular if count == 1 else plural or f'{singular}s'}"
