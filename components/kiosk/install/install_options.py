"""What is to be installed: whose kiosk, which exhibit, on what screen."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

HOUSE = Path(__file__).resolve().parents[3]
"""The folder that holds app.py."""

SHIPPED = HOUSE / "data" / "exhibit"
PORT = 8501
STATE = Path("/var/lib/sojourn")
"""Where the service keeps what is Sojourn's own: systemd's `StateDirectory=sojourn`."""

Display = Literal["cage", "x11"]


@dataclass(frozen=True, slots=True)
class Wish:
    """Paths are those of the machine that will run, absolute; `nightly` is a time of day such as 04:00;
    `names` are what other screens call this machine by, where nginx on it lets them in."""

    user: str = "kiosk"
    exhibit: Path = SHIPPED
    display: Display = "cage"
    port: int = PORT
    may_restart_machine: bool = False
    nightly: str | None = None
    names: tuple[str, ...] = ()
    house: Path = HOUSE
    python: Path = field(default_factory=lambda: Path(sys.executable))
    python_home: Path = field(default_factory=lambda: Path(sys.base_prefix))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"
