"""The real server, started as a gallery starts it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

HOUSE = Path(__file__).parents[2]
SHIPPED = HOUSE / "data" / "exhibit"
SECONDS_TO_OPEN = 90.0
"""A cold start takes 3 to 10 seconds; a busy machine gets time."""


@dataclass
class Gallery:
    """One server of one exhibit; `terminal` is the file that holds what it printed."""

    exhibit: Path
    port: int
    terminal: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        return self.terminal.read_text(encoding="utf-8")

    def health(self) -> dict[str, Any] | None:
        """What /health says, whatever its status; None while nobody answers."""
        try:
            with urlopen(f"{self.url}/health", timeout=5) as answer:
                return dict(json.load(answer))
        except HTTPError as error:
            return dict(json.load(error))
        except (URLError, OSError):
            return None

    def wait(self) -> Gallery:
        """Wait until the server answers."""
        until = time.monotonic() + SECONDS_TO_OPEN
        while self.health() is None:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended by itself:\n{self.said}")
            if time.monotonic() > until:
                raise TimeoutError(f"no answer in {SECONDS_TO_OPEN:.0f} s:\n{self.said}")
            time.sleep(0.1)
        return self

    def kill(self) -> None:
        """End the server as a power cut would (kill -9)."""
        self.process.kill()
        self.process.wait()


def open_gallery(exhibit: Path, terminal: Path, port: int = 0, *wishes: str) -> Gallery:
    """Start a server; it may not answer yet (see `wait`). Port 0 takes a free one."""
    port = port or free_port()
    command = [sys.executable, "app.py", str(exhibit), "--no-browser", "--port", str(port), *wishes]
    with terminal.open("wb") as output:
        process = subprocess.Popen(command, cwd=HOUSE, stdout=output, stderr=subprocess.STDOUT)
    return Gallery(exhibit, port, terminal, process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
