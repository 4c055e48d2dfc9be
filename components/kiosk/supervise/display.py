"""The screen the browser is shown on, and what must stand between them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

Display = Literal["cage", "wayland", "x11", "headless"]
"""`cage`: nothing is there yet but the graphics card; cage, a Wayland compositor for one window, is started
around the browser. `wayland`, `x11`: somebody else's session. `headless`: no screen, for tests."""

CARDS = Path("/dev/dri")
CAGE = ("cage", "-s", "--")
"""`-s`: Ctrl+Alt+F1 … still lead to a console, for whoever plugs in a keyboard and knows the password."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_display(environment: Mapping[str, str] = os.environ, cards: Path = CARDS) -> Display | None:
    """The display that is there; None where there is none, and none can be made."""
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    if environment.get("DISPLAY"):
        return "x11"
    has_card = cards.is_dir() and any(cards.glob("card*"))
    return "cage" if has_card and shutil.which("cage") else None


def find_browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def around(display: Display) -> Sequence[str]:
    """What the browser's command line begins with."""
    return CAGE if display == "cage" else ()
