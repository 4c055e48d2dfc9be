"""The browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look, mend
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post

NAMES = ("chromium", "chromium-browser")
TRIED = 156
"""The version the policies were held against."""


def check_browser(machine: Machine, _: Post) -> Iterator[Finding]:
    said = next(filter(None, (machine.say([name, "--version"]) for name in NAMES)), None)
    if said is None:
        yield mend("Browser", "Chromium is not installed", "type: sudo apt install chromium")
        return
    version = re.search(r"(\d+)\.[\d.]+", said)
    if version is None:
        yield look(
            "Browser", "Chromium does not say its version", "start it once by hand: chromium --version"
        )
    elif int(version[1]) < TRIED - 30:
        yield look("Browser", f"Chromium {version[0]} is old", "type: sudo apt install chromium")
    else:
        yield fine("Browser", f"Chromium {version[0]}")
