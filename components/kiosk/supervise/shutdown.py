"""The end of the kiosk: everything is asked to end, then made to; nothing is left behind."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

from components.kiosk.supervise.orphan_cleanup import clear_children
from components.kiosk.supervise.process import ask_to_end, kill


def end_all(processes: Sequence[subprocess.Popen[bytes]], patience: float) -> None:
    """Ask, wait at most `patience` seconds for all together, then kill, orphans too. Never raises."""
    for process in processes:
        ask_to_end(process)
    until = monotonic() + patience
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - monotonic()))
    for process in processes:
        kill(process)
    clear_children()
