"""A whole kiosk, as a machine in a gallery runs it, but on no screen: supervisor, server and browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from components.kiosk.supervise.orphan_cleanup import MARK
from tests.browser.exhibit_server import HOUSE, Gallery, free_port

SECONDS_TO_BEAT = 300.0
"""A cold start on a busy test machine."""


@dataclass
class Kiosk:
    """`place` holds its folder, its state and what it said."""

    exhibit: Path
    place: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        return (self.place / "said.txt").read_text(encoding="utf-8")

    @property
    def folder(self) -> Path:
        return self.place / "run" / f"sojourn-kiosk-{os.geteuid()}-{self.port}"

    def last_beats(self) -> tuple[float, float] | None:
        """The moments (`time.monotonic`) of the page's and the script's last beats; None if not both are
        known."""
        gallery = Gallery(self.exhibit, self.port, self.place, self.process)
        ages = (gallery.health() or {}).get("seconds_since_beat", {})
        now = time.monotonic()
        page, script = ages.get("page"), ages.get("script")
        return None if page is None or script is None else (now - page, now - script)

    def wait_for_beats(self, since: float, patience: float = SECONDS_TO_BEAT) -> float:
        """Seconds from a moment until page and script have beaten after it."""
        self.wait(lambda: min(self.last_beats() or (0.0, 0.0)) > since, patience)
        return max(self.last_beats() or (0.0, 0.0)) - since

    def wait(self, holds: Callable[[], bool], patience: float = SECONDS_TO_BEAT) -> None:
        until = time.monotonic() + patience
        while not holds():
            if self.process.poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"not in {patience:.0f} s:\n{self.said}")
            time.sleep(0.1)

    def processes(self) -> list[psutil.Process]:
        """Every process it began that lives, and the supervisor."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                marked = process.environ().get(MARK) == str(self.folder)
                named = str(self.folder) in " ".join(process.cmdline())
                if (marked or named or process.pid == self.process.pid) and process.is_running():
                    found.append(process)
        return [each for each in found if each.status() != psutil.STATUS_ZOMBIE]

    def server(self) -> psutil.Process:
        """The one that listens; another may stand by."""
        return next(each for each in self.processes() if _listens(each))

    def has_spare(self) -> bool:
        """Whether a second server stands by, with the exhibit read: it sleeps, waiting for its turn."""
        servers = [each for each in self.processes() if "--no-browser" in each.cmdline()]
        waiting = [each for each in servers if not _listens(each)]
        return bool(waiting) and all(_reads_a_pipe(each) for each in waiting)

    def renderers(self) -> list[psutil.Process]:
        """The processes that draw pages, the exhibit's among them."""
        return [each for each in psutil.Process(self.process.pid).children(recursive=True) if _draws(each)]

    def stop(self) -> int:
        """Tell it to end, as systemd does; its exit code."""
        self.process.terminate()
        return self.process.wait(10)

    def kill(self) -> None:
        """Whatever is left of it."""
        for process in self.processes():
            with suppress(psutil.Error):
                process.kill()
        self.process.wait()


def _listens(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return any(door.status == psutil.CONN_LISTEN for door in process.net_connections("tcp"))
    return False


def _reads_a_pipe(process: psutil.Process) -> bool:
    with suppress(OSError):
        return "pipe_read" in Path(f"/proc/{process.pid}/wchan").read_text(encoding="ascii")
    return False


def _draws(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return "--type=renderer" in " ".join(process.cmdline())
    return False


def open_kiosk(
    exhibit: Path, place: Path, port: int = 0, before: Sequence[str] = ("app.py", "kiosk")
) -> Kiosk:
    """Start a kiosk in a folder of its own; port 0 takes a free one."""
    port = port or free_port()
    run = place / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(run), "SOJOURN_STATE": str(place / "state")}
    command = [sys.executable, *before, str(exhibit), "--port", str(port), "--display", "headless"]
    with (place / "said.txt").open("ab") as said:
        process = subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=said, stderr=said)
    return Kiosk(exhibit, place, port, process)
