"""The measuring rig: Sojourn's server, the stock app's server and a touch screen, all on this machine."""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Route
from xstatic.pkg import leaflet

from data import Exhibit, load
from tests.browser.exhibit_server import ExhibitServer, free_port, start_python, start_server
from tests.browser.visit_page import FULL_HD
from tests.exhibit_folders import ROOT, SHIPPED
from tests.exhibit_in_language import add_languages

OTHER_HOSTS = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
ALLOW_ANY_ORIGIN = {"Access-Control-Allow-Origin": "*"}


def sojourn(exhibit: Path = SHIPPED, *options: str, **environment: str) -> ExhibitServer:
    """Sojourn's server with an exhibit, by default the shipped one; what it prints is lost."""
    return start_server(exhibit, Path(os.devnull), 0, *options, **environment)


@contextmanager
def sojourn_in_languages() -> Iterator[tuple[ExhibitServer, Exhibit]]:
    """The shipped exhibit with three languages, and its server: in the two further ones its words are marked
    English, and its stories are the same."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(SHIPPED, Path(parent) / "exhibit"))
        add_languages(folder, "ru", "ar")
        exhibit = load(folder).exhibit
        assert exhibit is not None
        with sojourn(folder) as server:
            yield server, exhibit


@contextmanager
def stock_app() -> Iterator[ExhibitServer]:
    """The stock app with Streamlit's default settings: started in a folder without Sojourn's
    configuration."""
    app, port = str(Path(__file__).parent / "stock_app.py"), free_port()
    command = ["-m", "streamlit", "run", app, "--server.headless=true", "--server.address=127.0.0.1"]
    options = ["--browser.gatherUsageStats=false", "--server.port", str(port)]
    environment = {"PYTHONPATH": str(ROOT), "SOJOURN_EXHIBIT": str(SHIPPED)}
    nowhere = Path(os.devnull)
    with tempfile.TemporaryDirectory() as folder:
        process = start_python([*command, *options], Path(folder), nowhere, environment)
        with ExhibitServer(SHIPPED, port, nowhere, process, "/_stcore/health") as server:
            yield server


def touch_context(browser: Browser, *, offline: bool, still: bool = False) -> BrowserContext:
    """A new browser profile with a 21.5 inch touch screen, and the stopwatch and Event Timing in every page.

    `offline` answers requests to other hosts from this machine; it also switches the browser's cache off.
    `still` is reduced motion: no flight follows a tap.
    """
    motion: Literal["reduce", "no-preference"] = "reduce" if still else "no-preference"
    context = browser.new_context(viewport=FULL_HD, has_touch=True, reduced_motion=motion)
    for script in ("stopwatch.js", "event_timing.js"):
        context.add_init_script(path=Path(__file__).parent / script)
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
