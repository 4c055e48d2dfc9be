"""The display the browser is shown on, and the browser's program."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

Display = Literal["cage", "wayland", "x11", "headless"]
"""`cage`: a Wayland compositor for one window, started where there is only a graphics card.
`wayland`, `x11`: a session that runs already. `headless`: no screen, for tests."""

GRAPHICS_CARDS = Path("/dev/dri")
CAGE = ("cage", "-s", "--")
"""`-s`: Ctrl+Alt+F1 … still switch to a console, for a technician with a keyboard and the password."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_display(environment: Mapping[str, str] = os.environ, cards: Path = GRAPHICS_CARDS) -> Display | None:
    """The display of this machine; None where there is none, and none can be started."""
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    if environment.get("DISPLAY"):
        return "x11"
    has_card = cards.is_dir() and any(cards.glob("card*"))
    return "cage" if has_card and shutil.which("cage") else None


def find_browser() -> str | None:
    """The path of the first of `BROWSERS` on the PATH; None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def command_prefix(display: Display) -> Sequence[str]:
    """What stands before the browser's own command."""
    return CAGE if display == "cage" else ()
