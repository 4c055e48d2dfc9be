"""The kiosk that `kiosk install` made of this machine: whose state a technician means, whoever types."""

from __future__ import annotations

import json
import os
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from data.editions.state_folder import STATE_VARIABLE

MANIFEST = Path("/etc/sojourn/installed.json")
"""What `kiosk install` writes: `components/kiosk/install/install_manifest.py`."""
KIOSK_STATE = Path("/var/lib/sojourn")
"""The state folder of an installed kiosk: systemd's `StateDirectory=sojourn`."""
PROJECT_FOLDER = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class InstalledKiosk:
    """The user that the kiosk runs as, the exhibit that it shows, and its state folder."""

    user: str
    exhibit: Path
    state: Path


def installed_kiosk() -> InstalledKiosk | None:
    """The kiosk that runs this program on this machine. None where there is none, where it runs another
    program's folder, or where the environment names a state folder."""
    if os.environ.get(STATE_VARIABLE):
        return None
    try:
        options = json.loads(MANIFEST.read_text(encoding="utf-8"))["wish"]
        kiosk = InstalledKiosk(options["user"], Path(options["exhibit"]), KIOSK_STATE)
        return kiosk if Path(options["house"]).resolve() == PROJECT_FOLDER else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def as_root(*arguments: str) -> str:
    """The command line that runs this program as root: `sudo` finds no uv that lies in a user's folder."""
    return shlex.join(["sudo", sys.executable, str(PROJECT_FOLDER / "app.py"), *arguments])
