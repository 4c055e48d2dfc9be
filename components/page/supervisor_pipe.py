"""The pipe from the server to the supervisor that started it: one message a line.

A pipe, not a file or a port: it needs no free disk space, no clock, and nobody else can reach it.
"""

from __future__ import annotations

import os
from typing import Literal

PIPE_VARIABLE = "SOJOURN_SUPERVISOR_LINE"
"""Environment variable: the file descriptor to write messages to. Not set where there is no supervisor."""
START_PIPE_VARIABLE = "SOJOURN_SUPERVISOR_TURN"
"""Environment variable, for a spare server only: the file descriptor to wait on before it starts to serve."""

SupervisorMessage = Literal["ready", "script", "page", "restart"]
"""`ready`: the server listens and its event loop runs; sent every second. `script`: Streamlit ran the page's
script for a browser. `page`: a browser drew a frame and reported it. `restart`: the museum's staff asks for a
restart of all programs of the kiosk."""


def wait_for_start() -> bool:
    """Wait, in a spare server, until the supervisor lets it take over from the server before it.

    True at once in any other server; False where the supervisor is gone: then this server is not needed.
    """
    if START_PIPE_VARIABLE not in os.environ:
        return True
    try:
        return os.read(int(os.environ[START_PIPE_VARIABLE]), 1) != b""
    except (ValueError, OSError):
        return False


def is_supervised() -> bool:
    return PIPE_VARIABLE in os.environ


def notify_supervisor(message: SupervisorMessage) -> bool:
    """Send a message; False where there is no supervisor, or it is gone. Never raises, never blocks."""
    try:
        os.write(int(os.environ[PIPE_VARIABLE]), f"{message}\n".encode())
    except (KeyError, ValueError, OSError):
        return False
    return True
