"""Starts a real server as a museum starts it: Sojourn's (`uv run app.py EXHIBIT`), or the stock app's."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.browser.forked_server import fork_server
from tests.exhibit_folders import ROOT

SECONDS_TO_START = 90.0
"""A cold start takes 3 to 10 seconds; a busy test machine takes longer."""


class RunningServer(Protocol):
    """What tests use of `subprocess.Popen`, and of a forked process."""

    pid: int

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...


@dataclass
class ExhibitServer:
    """One server of one exhibit, in a process group of its own; `output_file` receives what it prints. As a
    context manager it waits until the server answers, and kills it at the end."""

    exhibit: Path
    port: int
    output_file: Path
    process: RunningServer
    health_path: str = "/health"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def output(self) -> str:
        return self.output_file.read_text(encoding="utf-8")

    def health(self) -> dict[str, Any] | None:
        """The JSON of /health, whatever its status; None while the server does not answer."""
        answer = self._answer()
        return None if answer is None else dict(json.loads(answer))

    def wait(self) -> ExhibitServer:
        """Wait until the server answers. Raises RuntimeError when it exits, TimeoutError when it never
        does."""
        until = time.monotonic() + SECONDS_TO_START
        while self._answer() is None:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server exited by itself:\n{self.output}")
            if time.monotonic() > until:
                raise TimeoutError(f"no answer in {SECONDS_TO_START:.0f} s:\n{self.output}")
            time.sleep(0.1)
        return self

    def kill(self) -> None:
        """End the server as a power cut would (kill -9)."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def __enter__(self) -> ExhibitServer:
        try:
            return self.wait()
        except BaseException:
            self.kill()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def _answer(self) -> bytes | None:
        try:
            with urlopen(self.url + self.health_path, timeout=5) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            return error.read()
        except (URLError, OSError):
            return None


def start_server(
    exhibit: Path,
    output_file: Path = Path(os.devnull),
    port: int = 0,
    *options: str,
    program: Sequence[str] = ("app.py",),
    **environment: str,
) -> ExhibitServer:
    """Start Sojourn's server; it may not answer yet (see `wait`). Port 0 takes a free one. `program` is what
    Python runs: app.py, or what stands for it."""
    port = port or free_port()
    command = [*program, str(exhibit), "--no-browser", "--port", str(port), *options]
    return ExhibitServer(exhibit, port, output_file, start_python(command, ROOT, output_file, environment))


def start_forked(
    exhibit: Path, output_file: Path = Path(os.devnull), port: int = 0, *options: str
) -> ExhibitServer:
    """Start Sojourn's server in a process that has imported everything before: two seconds sooner."""
    port = port or free_port()
    arguments = [str(exhibit), "--no-browser", "--port", str(port), *options]
    return ExhibitServer(exhibit, port, output_file, fork_server(arguments, output_file))


def start_python(
    command: Sequence[str], folder: Path, output_file: Path, environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    """Start a Python program in a folder and in a process group of its own."""
    with output_file.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=os.environ | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
