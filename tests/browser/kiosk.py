"""Starts a whole kiosk, as in a museum but with a headless browser: supervisor, server and browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from components.kiosk.supervise.managed_process import STARTED
from components.kiosk.supervise.orphan_cleanup import MARK
from tests.browser.exhibit_server import ExhibitServer, free_port
from tests.exhibit_folders import ROOT

HEARTBEAT_TIMEOUT_SECONDS = 300.0
"""A cold start on a busy test machine."""
STOP_SECONDS = 60.0
"""For a busy test machine: a kiosk alone stops in a second."""


@dataclass
class Kiosk:
    """A running kiosk; `place` holds its runtime folder, its state and its output."""

    exhibit: Path
    place: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def output(self) -> str:
        return (self.place / "output.txt").read_text(encoding="utf-8")

    @property
    def folder(self) -> Path:
        """Its runtime folder."""
        return self.place / "run" / f"sojourn-kiosk-{os.geteuid()}-{self.port}"

    def last_heartbeats(self) -> tuple[float, float] | None:
        """The times (`time.monotonic`) of the last heartbeats of page and script; None if not both are
        known."""
        server = ExhibitServer(self.exhibit, self.port, self.place, self.process)
        ages = (server.health() or {}).get("seconds_since_beat", {})
        now = time.monotonic()
        page, script = ages.get("page"), ages.get("script")
        return None if page is None or script is None else (now - page, now - script)

    def wait_for_heartbeats(self, since: float, timeout: float = HEARTBEAT_TIMEOUT_SECONDS) -> float:
        """Seconds from a moment until page and script have both sent a heartbeat after it."""
        self.wait(lambda: min(self.last_heartbeats() or (0.0, 0.0)) > since, timeout)
        return max(self.last_heartbeats() or (0.0, 0.0)) - since

    def wait(self, condition: Callable[[], bool], timeout: float = HEARTBEAT_TIMEOUT_SECONDS) -> None:
        until = time.monotonic() + timeout
        while not condition():
            if self.process.poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"not in {timeout:.0f} s:\n{self.output}")
            time.sleep(0.1)

    def processes(self) -> list[psutil.Process]:
        """The supervisor and every running process that it started."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                marked = process.environ().get(MARK) == str(self.folder)
                named = str(self.folder) in " ".join(process.cmdline())
                ours = marked or named or process.pid == self.process.pid
                if ours and process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def starts(self, name: str) -> int:
        """How often the supervisor has started a process: "server" or "browser". Counted in its log."""
        line = re.escape(STARTED).replace("%s", re.escape(name)).replace("%d", r"\d+")
        return len(re.findall(line, self.output))

    def server(self) -> psutil.Process:
        """The server that listens, as soon as one does; the spare one does not."""
        listening: list[psutil.Process] = []

        def is_found() -> bool:
            listening[:] = [each for each in self.processes() if _listens(each)]
            return bool(listening)

        self.wait(is_found)
        return listening[0]

    def has_spare(self) -> bool:
        """Whether a spare server is ready: it has loaded the exhibit and sleeps, reading from its pipe."""
        servers = [each for each in self.processes() if "--no-browser" in _command(each)]
        waiting = [each for each in servers if not _listens(each)]
        return bool(waiting) and all(_reads_a_pipe(each) for each in waiting)

    def kill_renderers(self) -> None:
        """Kill the browser's renderer processes, that of the exhibit's page among them."""
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):  # one that has just ended
                if "--type=renderer" in _command(child):
                    child.kill()

    def stop(self) -> int:
        """Send SIGTERM, as systemd does; returns the exit code."""
        self.process.terminate()
        return self.process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """Kill all its processes."""
        for process in self.processes():
            with suppress(psutil.Error):
                process.kill()
        self.process.wait()


def _listens(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return any(each.status == psutil.CONN_LISTEN for each in process.net_connections("tcp"))
    return False


def _reads_a_pipe(process: psutil.Process) -> bool:
    # psutil does not tell what a sleeping process waits for.
    with suppress(OSError):
        return "pipe_read" in Path(f"/proc/{process.pid}/wchan").read_text(encoding="ascii")
    return False


def _command(process: psutil.Process) -> list[str]:
    """The command line of a process; empty where it has just ended."""
    with suppress(psutil.Error):
        return process.cmdline()
    return []


def start_kiosk(
    exhibit: Path, place: Path, port: int = 0, before: Sequence[str] = ("app.py", "kiosk")
) -> Kiosk:
    """Start a kiosk whose files are all in `place`; port 0 takes a free one. `before` is the command, without
    the Python interpreter, to which the kiosk's arguments are added."""
    port = port or free_port()
    run = place / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(run), "SOJOURN_STATE": str(place / "state")}
    command = [sys.executable, *before, str(exhibit), "--port", str(port), "--display", "headless"]
    with (place / "output.txt").open("ab") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    return Kiosk(exhibit, place, port, process)
