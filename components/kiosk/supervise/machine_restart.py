"""Restarting the whole machine: the last thing that can help, and never twice in six hours."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import suppress
from pathlib import Path

APART_SECONDS = 6 * 3600.0
OLDEST_SECONDS = 20 * 365 * 86400.0
"""A last time that lies further back comes from a clock that has jumped."""
UPTIME = Path("/proc/uptime")


def may_restart(record: Path, now: float, uptime: float) -> bool:
    """Whether six hours have passed. `now`: the wall clock, which may have jumped; `uptime`: seconds since
    the machine was switched on, which cannot. After a record that cannot be read it may not."""
    if uptime >= APART_SECONDS or not record.exists():
        return True
    with suppress(OSError, ValueError, KeyError, TypeError):
        passed = now - float(json.loads(record.read_text(encoding="utf-8"))["restarted"])
        return APART_SECONDS <= passed <= OLDEST_SECONDS
    return False


def restart(record: Path) -> bool:
    """Restart the machine, if that may be; False if not. Where it cannot be remembered it is not done: a
    machine that forgets would do it again and again."""
    now, uptime = time.time(), float(UPTIME.read_text(encoding="ascii").split()[0])
    if not may_restart(record, now, uptime):
        return False
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps({"restarted": now}), encoding="utf-8")
        found = json.loads(record.read_text(encoding="utf-8"))["restarted"] == now
        return found and subprocess.run(["systemctl", "reboot"], timeout=20, check=False).returncode == 0
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
