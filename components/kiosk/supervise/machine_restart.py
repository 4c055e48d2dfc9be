"""Restarts the whole machine: the supervisor's last step, never twice in six hours."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from components.kiosk.atomic_file import write_atomically

MIN_SECONDS_BETWEEN = 6 * 3600.0
MAX_AGE_SECONDS = 20 * 365 * 86400.0
"""A recorded restart that is older comes from a clock that has jumped."""


def may_restart(record: Path, now: float, uptime: float) -> bool:
    """Whether six hours have passed since the restart in the file `record`; False if it cannot be read.

    `now`: the wall clock, which may have jumped. `uptime`: seconds since the machine started, which cannot.
    """
    if uptime >= MIN_SECONDS_BETWEEN or not record.exists():
        return True
    with suppress(OSError, ValueError, KeyError, TypeError):
        passed = now - float(json.loads(record.read_text(encoding="utf-8"))["restarted"])
        return MIN_SECONDS_BETWEEN <= passed <= MAX_AGE_SECONDS
    return False


def restart(record: Path) -> bool:
    """Restart the machine, if it may; False if not. Not without a record: else it would restart in a loop."""
    now = time.time()
    # Not from psutil.boot_time, which moves with the wall clock.
    if not may_restart(record, now, uptime=time.clock_gettime(time.CLOCK_BOOTTIME)):
        return False
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(record, json.dumps({"restarted": now}))
        is_recorded = json.loads(record.read_text(encoding="utf-8"))["restarted"] == now
        return (
            is_recorded and subprocess.run(["systemctl", "reboot"], timeout=20, check=False).returncode == 0
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
