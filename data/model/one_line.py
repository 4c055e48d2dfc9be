"""What was found, in one short line that any terminal can print."""

from __future__ import annotations

MOST = 60
"""Characters: a quotation mark left open makes a cell of half the table."""


def short(found: object) -> str:
    """The beginning of a value, its line ends and odd spaces as spaces, what cannot be printed as �."""
    text = found if isinstance(found, str) else str(found)
    line = " ".join(text[: 4 * MOST].split())
    line = "".join(each if each.isprintable() else "�" for each in line)
    return line if len(line) <= MOST else line[: MOST - 3] + "…"
