"""The server's lines in the terminal. A line that cannot be written (full disk, closed stream) is dropped."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO

MAX_COUNTED_LINES = 100


def print_line(line: str, stream: TextIO | None = None) -> None:
    """Print a line and flush; to standard error by default. Never raises."""
    with suppress(OSError, ValueError):
        print(line, file=stream or sys.stderr, flush=True)


def print_rarely(line: str) -> None:
    """Print a line that may repeat every second for months: the 1st, 10th, 100th … time only, so that a log
    stays small."""
    if line not in _counts and len(_counts) >= MAX_COUNTED_LINES:
        _counts.clear()
    count = _counts[line] = _counts.get(line, 0) + 1
    if str(count).strip("0") == "1":
        print_line(line if count == 1 else f"{line} (So far {count:,} times.)")


def drafts_found(count: int) -> str:
    """The number of drafts, after that of the problems: ", 2 drafts"; empty for none."""
    return f", {count} draft{'' if count == 1 else 's'}" if count else ""


_counts: dict[str, int] = {}
