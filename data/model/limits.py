"""How large a curator's files may grow. Above these a file is a mistake, and is told instead of read."""

from __future__ import annotations

LARGEST_FILE = 20_000_000
"""Bytes of a text: a table, a sheet, a story. The largest of the shipped exhibit is under 60,000."""

LARGEST_PLAN = 5_000_000
"""Bytes of a drawn plan: the browser keeps all of it. The largest that ships is under 200,000."""

LARGEST_PICTURE = 10_000_000
"""Bytes of one picture: a kiosk holds every picture of a life at hand."""

LARGEST_GROUND = 4_000_000_000
"""Bytes of the ground, which is read tile by tile and never whole. The one that ships has 13 million."""

MOST_ROWS = 50_000
"""Rows of a table: five times the largest exhibit that was measured."""

MOST_COLUMNS = 200
"""Columns of a table, empty ones at its right edge not counted."""

LONGEST_STORY = 20_000
"""Characters of a story: thirty times what a visitor reads standing."""

DEEPEST_NESTING = 12
"""Lists and groups within each other in a YAML file; the exhibit's own sheets need three."""

MOST_LINES_A_CELL = 100
"""Lines of text in one cell of a table: beyond them a quotation mark was left open."""


def megabytes(size: int) -> str:
    """A size as a file manager says it, with a word for the small: `20.4 MB`, `20 MB`."""
    whole = size / 1_000_000
    return f"{whole:.0f} MB" if whole == int(whole) else f"{max(whole, 0.1):.1f} MB"
