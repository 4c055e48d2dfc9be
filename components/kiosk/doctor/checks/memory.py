"""Memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.kiosk.doctor.finding import Finding, fine, look
from components.kiosk.doctor.machine import Machine
from components.kiosk.doctor.machine_config import Post

ENOUGH, LEFT = 4_000_000, 500_000
"""Kilobytes: the whole, and what must be left for a start. After a hundred visits a browser held 1.0 GB of a
machine that had plenty, and a server 0.2; a kiosk has a second server standing by. On 2 GB that is tight."""


def check_memory(machine: Machine, _: Post) -> Iterator[Finding]:
    told = machine.text("proc/meminfo")
    whole, left = (_kilobytes(told, name) for name in ("MemTotal", "MemAvailable"))
    if whole is None or left is None:
        yield look("Memory", "it cannot be told from here", "see that the machine has 4 GB or more")
    elif whole < ENOUGH * 0.9:  # a machine of 4 GB keeps some of it from the list
        yield look("Memory", f"{whole / 1e6:.1f} GB", "give the machine 4 GB or more")
    elif left < LEFT:
        yield look("Memory", f"{left / 1e6:.1f} GB left of {whole / 1e6:.1f} GB", "end what else runs on it")
    else:
        yield fine("Memory", f"{left / 1e6:.1f} GB left of {whole / 1e6:.1f} GB")


def _kilobytes(told: str, name: str) -> int | None:
    found = re.search(rf"^{name}:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) if found else None
