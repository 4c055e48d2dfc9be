"""The server as it ships, except that the page's script hangs while a file names this process.

A program, started by `monitored_kiosk`: it simulates a lock that is never released. The server's event loop
goes on: it answers /health and receives the page's heartbeats.
"""

from __future__ import annotations

import os
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path

from components.page import streamlit_mount
from components.page.open_exhibit import OpenExhibit, get_exhibit


def names_this_process(flag: Path) -> bool:
    """Whether the flag file holds this process id: the spare server runs this program too."""
    try:
        return flag.read_text(encoding="ascii") == str(os.getpid())
    except OSError:
        return False


if __name__ == "__main__":
    flag = Path(sys.argv.pop(1))
    name = get_exhibit.__name__
    original: Callable[[], OpenExhibit] = vars(streamlit_mount)[name]

    def get_exhibit_unless_stuck() -> OpenExhibit:
        while names_this_process(flag):
            time.sleep(0.1)
        return original()

    vars(streamlit_mount)[name] = get_exhibit_unless_stuck
    sys.argv[0] = "app.py"
    runpy.run_path("app.py", run_name="__main__")
