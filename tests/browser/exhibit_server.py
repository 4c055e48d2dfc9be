"""Starts the real server (`uv run app.py EXHIBIT`), as a museum starts it."""

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

from tests.exhibit_folders import ROOT

SECONDS_TO_START = 90.0
"""A cold start takes 3 to 10 seconds; a busy test machine takes longer."""


@dataclass
class ExhibitServer:
    """One server of one exhibit; `output_file` receives what it prints."""

    exhibit: Path
    port: int
    output_file: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> str:
        return self.output_file.read_text(encoding="utf-8")

    def health(self) -> dict[str, Any] | None:
        """The JSON of /health, whatever its status; None while the server does not answer."""
        try:
            with urlopen(f"{self.url}/health", timeout=5) as answer:
                return dict(json.load(answer))
        except HTTPError as error:
            return dict(json.load(error))
        except (URLError, OSError):
            return None

    def wait(self) -> ExhibitServer:
        """Wait until the server answers. Raises RuntimeError when it exits, TimeoutError when it never
        does."""
        until = time.monotonic() + SECONDS_TO_START
        while self.health() is None:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server exited by itself:\n{self.output}")
            if time.monotonic() > until:
                raise TimeoutError(f"no answer in {SECONDS_TO_START:.0f} s:\n{self.output}")
            time.sleep(0.1)
        return self

    def kill(self) -> None:
        """End the server as a power cut would (kill -9)."""
        self.process.kill()
        self.process.wait()


def start_server(exhibit: Path, output_file: Path, port: int = 0, *options: str) -> ExhibitServer:
    """Start a server; it may not answer yet (see `wait`). Port 0 takes a free one."""
    port = port or free_port()
    command = [sys.executable, "app.py", str(exhibit), "--no-browser", "--port", str(port), *options]
    with output_file.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    return ExhibitServer(exhibit, port, output_file, process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
