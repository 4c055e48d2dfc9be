"""The line from the server to the supervisor that started it: one word a line, through a pipe.

A pipe and not a file or a port: it needs no disk that may be full, no clock that may jump, and no door.
"""

from __future__ import annotations

import os
from typing import Literal

LINE_VARIABLE = "SOJOURN_SUPERVISOR_LINE"
"""Environment variable: the number of the pipe's end to write to. Not set where nobody supervises."""

Word = Literal["ready", "script", "page", "restart"]
"""`ready`: the server listens, and its loop turns; told every second. `script`: Streamlit ran the page's
script for a browser. `page`: a browser drew a frame and said so. `restart`: somebody of the museum's staff
wishes the whole machine's programs begun anew."""

TURN_VARIABLE = "SOJOURN_SUPERVISOR_TURN"
"""Environment variable: the number of the pipe's end to read from, for a server that is to wait."""


def wait_for_turn() -> bool:
    """A spare server waits here, with all it needs in memory, until the one before it is gone. True at once
    for any other; False if the supervisor is gone: then nobody will ever need this one."""
    if TURN_VARIABLE not in os.environ:
        return True
    try:
        return os.read(int(os.environ[TURN_VARIABLE]), 1) != b""
    except (ValueError, OSError):
        return False


def is_supervised() -> bool:
    return LINE_VARIABLE in os.environ


def tell(word: Word) -> bool:
    """Tell the supervisor; False where there is none, or it is gone. Never raises, never waits."""
    try:
        os.write(int(os.environ[LINE_VARIABLE]), f"{word}\n".encode())
    except (KeyError, ValueError, OSError):
        return False
    return True
