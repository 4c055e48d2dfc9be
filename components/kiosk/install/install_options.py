"""The options of an installation: user, exhibit, display, and where Sojourn is on the machine."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

PROJECT_FOLDER = Path(__file__).resolve().parents[3]
"""The folder that holds app.py."""

SHIPPED = PROJECT_FOLDER / "data" / "exhibit"
PORT = 8501
InstalledDisplay = Literal["cage", "x11"]


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """Paths are absolute, and those of the machine that will run; `nightly_restart` is a time of day such as
    04:00; `hosts` are the host names by which other screens reach this machine through nginx."""

    user: str = "kiosk"
    exhibit: Path = SHIPPED
    display: InstalledDisplay = "cage"
    port: int = PORT
    may_restart_machine: bool = False
    nightly_restart: str | None = None
    hosts: tuple[str, ...] = ()
    project: Path = PROJECT_FOLDER
    python: Path = field(default_factory=lambda: Path(sys.executable))
    python_home: Path = field(default_factory=lambda: Path(sys.base_prefix))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def recorded(self) -> Mapping[str, str]:
        """The options as the install manifest records them. The keys stay as they are: every version reads
        the manifest of every other."""
        keys = {"nightly_restart": "nightly", "hosts": "names", "project": "house"}
        return {keys.get(name, name): str(value) for name, value in asdict(self).items() if value is not None}
