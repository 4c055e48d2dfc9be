"""What a kiosk is to run: the exhibit, the server that shows it, and the screen it is shown on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from components.kiosk.supervise.display import Display


@dataclass(frozen=True, slots=True)
class Plan:
    """`server` is the command that starts the server, `browser` the program; `folder` is the kiosk's own,
    with the browser's profile in it. `has_spare`: a second server stands by.
    `patience`: seconds for the children to end."""

    exhibit: Path
    port: int
    server: Sequence[str]
    browser: str
    display: Display
    folder: Path
    may_restart_machine: bool = False
    has_spare: bool = True
    patience: float = 2.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"
