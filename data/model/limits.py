"""Size limits of a curator's files. A file above its limit is a mistake: it is reported and not read."""

from __future__ import annotations

LARGEST_FILE = 20_000_000
"""Bytes of a text file: CSV, YAML or Markdown. The largest of the shipped exhibit is under 60,000."""

LARGEST_IMPORT = 50_000_000
"""Bytes of the text of a file to be imported; the place of a map has 500 to 2,000."""

LARGEST_ZIP = 200_000_000
"""Bytes of a zip to be imported: a map's may hold photographs."""

LARGEST_PLAN = 5_000_000
"""Bytes of a city plan (GeoJSON); the browser holds all of it. The largest that ships is under 200,000."""

LARGEST_PICTURE = 10_000_000
"""Bytes of one picture; the browser holds every picture of a life in memory."""

LARGEST_SOUND = 5_000_000
"""Bytes of one sound; ten minutes of speech at 64 kbit/s. It is fetched when a visitor asks for it."""

LARGEST_FONT = 20_000_000
"""Bytes of one font. One with all Chinese characters has 10 million and more, one of Latin letters 50,000."""

MOST_PIXELS = 50_000_000
"""Of one picture, as many as the largest photographs of phones have. A small file may unfold to thousands of
millions, which a browser would need four bytes each for."""

LARGEST_GROUND = 4_000_000_000
"""Bytes of the basemap, which is read tile by tile and never whole. The one that ships has 13 million."""

MOST_ROWS = 50_000
"""Rows of a table: five times the stops of the largest exhibit that was measured."""

MOST_COLUMNS = 200
"""Columns of a table; empty columns at its right edge do not count."""

STOPS_OF_A_LARGE_EXHIBIT = 1_000
"""Up to so many stops taps are answered as fast as with a few; above them each further stop slows them."""

MOST_STOPS = 2_000
"""Stops that are shown unless exhibit.yaml says `most_stops`. In one measurement the map took five times as
long to appear with 2,000 as with 1,000, and seven times with 3,000; a change of the person took seconds."""

LONGEST_STORY = 20_000
"""Characters of a story: thirty times what a standing visitor reads."""

DEEPEST_NESTING = 12
"""Nested lists and mappings in a YAML file; the exhibit's own files need three levels."""

MOST_LINES_A_CELL = 100
"""Lines of text in one cell of a table. In a cell with more, a quotation mark was left open."""


def megabytes(size: int) -> str:
    """A size in bytes as a file manager shows it: `20.4 MB`, `20 MB`; `0.1 MB` for any smaller size."""
    whole = size / 1_000_000
    return f"{whole:.0f} MB" if whole == int(whole) else f"{max(whole, 0.1):.1f} MB"
