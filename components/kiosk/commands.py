"""`uv run app.py kiosk …`: runs the kiosk, or one of the commands around it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping, Sequence

RUN = "components.kiosk.supervise.run"
COMMANDS: Mapping[str, str] = {
    "install": "components.kiosk.install.install",
    "uninstall": "components.kiosk.install.uninstall",
    "doctor": "components.kiosk.doctor.doctor",
    "pin": "components.staff.set_pin",
}
"""The word after `kiosk`, and the module whose `main(arguments)` runs it and returns the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Run the command that is named first; without one, the kiosk itself.

    Each module is imported only when it is needed: the supervisor stays small, and a fault in another command
    does not stop it. Outside Linux only the PIN can be set; else a sentence is printed, and 2 is returned.
    """
    first, *rest = arguments or [""]
    if sys.platform != "linux" and first != "pin":
        print("The kiosk is for Linux; here, open the exhibit with: uv run app.py")
        return 2
    if first in COMMANDS:
        return int(importlib.import_module(COMMANDS[first]).main(rest))
    return int(importlib.import_module(RUN).main(arguments))
