"""What the server says in the terminal. It may be a file on a full disk, or nobody's: then it goes unsaid."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

KINDS_REMEMBERED = 100


def print_line(line: str, stream: TextIO | None = None) -> None:
    """Say a line at once, on the error stream by default. Never raises."""
    with suppress(OSError, ValueError):
        print(line, file=stream or sys.stderr, flush=True)


def print_rarely(line: str) -> None:
    """Say what may come up again every second for months: the first time, the tenth, the hundredth, and so
    on, so that a log grows by a few lines."""
    if line not in _times and len(_times) >= KINDS_REMEMBERED:
        _times.clear()
    count = _times[line] = _times.get(line, 0) + 1
    if str(count).strip("0") == "1":
        print_line(line if count == 1 else f"{line} (So far {count:,} times.)")


_times: dict[str, int] = {}
