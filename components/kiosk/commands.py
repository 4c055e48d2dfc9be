"""`uv run app.py kiosk …`: run the kiosk, or one of the errands around it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence

ERRANDS: Mapping[str, str] = {
    "install": "components.kiosk.install.install",
    "uninstall": "components.kiosk.install.uninstall",
    "doctor": "components.kiosk.doctor.doctor",
    "pin": "components.staff.pin",
}
"""The word after `kiosk`, and the module whose `main(arguments)` does it and returns the exit code."""


def main(arguments: Sequence[str]) -> int:
    """Without one of these words the kiosk itself runs. Each module is imported only when it is asked for:
    the supervisor stays small, and what is broken elsewhere does not stop it."""
    first, *rest = arguments or [""]
    if first in ERRANDS:
        return int(importlib.import_module(ERRANDS[first]).main(rest))
    return int(importlib.import_module("components.kiosk.supervise.run").main(arguments))
