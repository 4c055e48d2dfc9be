"""The rig: two servers and a touch screen, all on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Playwright

from .offline import answer_from_here

ROOT = Path(__file__).parents[2]
EXHIBIT = ROOT / "data" / "exhibit"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SCREEN = {"width": 1920, "height": 1080}
START_SECONDS = 60.0


class Server:
    """A server in a process group of its own, so that all of it can be killed at once."""

    def __init__(self, command: list[str], folder: Path, health: str, **environment: str) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._health = self.address + health
        self._process = subprocess.Popen(
            [sys.executable, *command, str(self.port)],
            cwd=folder,
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def __enter__(self) -> Server:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"no server: {self._process.args!r}")
            time.sleep(0.1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """SIGKILL: no goodbye, as when the power of one machine fails."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _answers(self) -> bool:
        try:
            with urlopen(self._health, timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def sojourn(exhibit: Path = EXHIBIT, *wishes: str, **environment: str) -> Server:
    """An exhibit, the shipped one by default, as a museum starts it."""
    command = ["app.py", str(exhibit), "--no-browser", *wishes, "--port"]
    return Server(command, ROOT, "/health", **environment)


@contextmanager
def stock() -> Iterator[Server]:
    """The peer, with Streamlit's own settings: started where none of ours are read."""
    app = str(Path(__file__).parent / "stock_app.py")
    command = ["-m", "streamlit", "run", app, "--server.headless=true", "--server.address=127.0.0.1"]
    quiet = ["--browser.gatherUsageStats=false", "--server.port"]
    paths = {"PYTHONPATH": str(ROOT), "SOJOURN_EXHIBIT": str(EXHIBIT)}
    with tempfile.TemporaryDirectory() as elsewhere:
        server = Server([*command, *quiet], Path(elsewhere), "/_stcore/health", **paths)
        with server:
            yield server


def chromium(playwright: Playwright) -> Browser:
    """The system's Chromium, with no window."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        raise RuntimeError(f"no Chromium here: install one of {', '.join(CHROMIUMS)}")
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def touch_screen(browser: Browser, *, offline: bool) -> BrowserContext:
    """A new visitor at a 21.5 inch touch screen, the stopwatch running.

    `offline` answers requests to other hosts; it switches the browser's cache off.
    """
    context = browser.new_context(viewport=SCREEN, has_touch=True)  # type: ignore[arg-type]
    context.add_init_script(path=Path(__file__).parent / "stopwatch.js")
    if offline:
        answer_from_here(context)
    return context


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
