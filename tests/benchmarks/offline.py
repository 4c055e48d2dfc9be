"""What the network would have answered the peer: the rig has none, and must not punish the peer for it."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import BrowserContext, Route
from xstatic.pkg import leaflet

ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")
OPEN = {"Access-Control-Allow-Origin": "*"}


def answer_from_here(context: BrowserContext) -> None:
    """Answer every request to another host at once: Leaflet from its package, tiles grey, the rest empty."""
    context.route(ELSEWHERE, _answer)


def _answer(route: Route) -> None:
    name = route.request.url.partition("?")[0].rpartition("/")[2]
    for file in (Path(leaflet.BASE_DIR) / name, Path(leaflet.BASE_DIR) / "images" / name):
        if file.is_file():
            route.fulfill(path=file, headers=OPEN)
            return
    if name.endswith(".png"):
        route.fulfill(body=GREY, content_type="image/png", headers=OPEN)
        return
    kind = {"js": "text/javascript", "css": "text/css"}.get(name.rpartition(".")[2], "text/plain")
    route.fulfill(body="", content_type=kind, headers=OPEN)


def _grey_tile() -> bytes:
    kept = io.BytesIO()
    Image.new("L", (256, 256), 200).save(kept, "PNG")
    return kept.getvalue()


GREY = _grey_tile()
