"""The measuring rig: Sojourn's server, the stock app's server and a touch screen, all on this machine."""

from __future__ import annotations

import io
import os
import re
import signal
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

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Route
from xstatic.pkg import leaflet

from tests.browser.exhibit_server import free_port
from tests.browser.visit_page import FULL_HD

ROOT = Path(__file__).parents[2]
EXHIBIT = ROOT / "data" / "exhibit"
START_SECONDS = 60.0
OTHER_HOSTS = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
ALLOW_ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}


class ServerUnderTest:
    """A server in its own process group, so that all of its processes can be killed at once."""

    def __init__(self, command: list[str], folder: Path, health: str, **environment: str) -> None:
        """`command` ends with the option for the port; `health` is the path that answers 200 when ready."""
        self.port = free_port()
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

    def __enter__(self) -> ServerUnderTest:
        deadline = time.monotonic() + START_SECONDS
        while not self._is_ready():
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
        """SIGKILL: no orderly shutdown, as in a power failure."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _is_ready(self) -> bool:
        try:
            with urlopen(self._health, timeout=2) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def sojourn(exhibit: Path = EXHIBIT, *options: str, **environment: str) -> ServerUnderTest:
    """Sojourn's server with an exhibit, by default the shipped one, started as in a museum."""
    command = ["app.py", str(exhibit), "--no-browser", *options, "--port"]
    return ServerUnderTest(command, ROOT, "/health", **environment)


@contextmanager
def stock_app() -> Iterator[ServerUnderTest]:
    """The stock app with Streamlit's default settings: started in a folder without Sojourn's
    configuration."""
    app = str(Path(__file__).parent / "stock_app.py")
    command = ["-m", "streamlit", "run", app, "--server.headless=true", "--server.address=127.0.0.1"]
    options = ["--browser.gatherUsageStats=false", "--server.port"]
    environment = {"PYTHONPATH": str(ROOT), "SOJOURN_EXHIBIT": str(EXHIBIT)}
    with tempfile.TemporaryDirectory() as folder:
        server = ServerUnderTest([*command, *options], Path(folder), "/_stcore/health", **environment)
        with server:
            yield server


def touch_context(browser: Browser, *, offline: bool) -> BrowserContext:
    """A new browser profile with a 21.5 inch touch screen and the stopwatch in every page.

    `offline` answers requests to other hosts from this machine; it also switches the browser's cache off.
    """
    context = browser.new_context(viewport=FULL_HD, has_touch=True)
    context.add_init_script(path=Path(__file__).parent / "stopwatch.js")
    if offline:
        context.route(OTHER_HOSTS, _answer_other_host)
    return context


def _answer_other_host(route: Route) -> None:
    """Answer at once: Leaflet from its package, tiles grey, anything else empty. There is no network here,
    and the stock app, which needs one, must not be slower for that."""
    name = route.request.url.partition("?")[0].rpartition("/")[2]
    for file in (Path(leaflet.BASE_DIR) / name, Path(leaflet.BASE_DIR) / "images" / name):
        if file.is_file():
            route.fulfill(path=file, headers=ALLOW_ANY_ORIGIN)
            return
    if name.endswith(".png"):
        route.fulfill(body=GREY_TILE, content_type="image/png", headers=ALLOW_ANY_ORIGIN)
        return
    kind = {"js": "text/javascript", "css": "text/css"}.get(name.rpartition(".")[2], "text/plain")
    route.fulfill(body="", content_type=kind, headers=ALLOW_ANY_ORIGIN)


def _grey_tile() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (256, 256), 200).save(buffer, "PNG")
    return buffer.getvalue()


GREY_TILE = _grey_tile()
