"""The bare Leaflet page: the limit of what a map in a browser can do.

The same stops, ways, ground and stories as the exhibit, made from the same Exhibit; one click handler, one
`flyTo`, and a strip on which a finger moves one marker for each life, nothing else. A server of its own sends
it, so that Sojourn's may be killed: `python -m tests.benchmarks.bare_page PORT`.
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from xstatic.pkg import leaflet

from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.atlas.leg_curves import leg_curve
from data import GROUND_FILE, Exhibit, Person, Point, legs, load
from tests.browser.exhibit_server import ExhibitServer, free_port, start_python
from tests.exhibit_folders import ROOT, SHIPPED

PAGE = Path(__file__).with_suffix(".html")
TILE = re.compile(r"/ground/(\d+)/(\d+)/(\d+)\.webp")
TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png"}
MAX_NATIVE_ZOOM = 10


def bare_page() -> ExhibitServer:
    """The server of the page, in a process of its own."""
    port, nowhere = free_port(), Path(os.devnull)
    process = start_python(["-m", "tests.benchmarks.bare_page", str(port)], ROOT, nowhere, {})
    return ExhibitServer(SHIPPED, port, nowhere, process, "/")


def bare_html(exhibit: Exhibit) -> str:
    view = exhibit.opening_view
    stops = [
        {
            "id": stop.id,
            "title": stop.title,
            "point": stop.place_on_map.point,
            "story": _paragraphs(stop.story),
        }
        for stop in exhibit.placed_stops
    ]
    lines = [
        {"points": leg_curve(leg).lines, "colour": person.colour}
        for person in exhibit.people
        for leg in legs(person)
    ]
    data = {
        "stops": stops,
        "lines": lines,
        "lives": [_whole_line(person) for person in exhibit.people],
        "bounds": [[view.south, view.west], [view.north, view.east]],
        "maxNativeZoom": MAX_NATIVE_ZOOM,
    }
    written = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return PAGE.read_text(encoding="utf-8").replace("DATA", written)


def _whole_line(person: Person) -> list[Point]:
    """The points of a life's ways, one after the other."""
    return [point for leg in legs(person) for line in leg_curve(leg).lines for point in line]


def _paragraphs(story: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.split("\n\n"))


class BarePageHandler(BaseHTTPRequestHandler):
    """Answers with the page, Leaflet's files and the ground's tiles."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        body, kind = _answer(self.path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the benchmark prints one table."""


@cache
def _answer(path: str) -> tuple[bytes | None, str]:
    if path == "/":
        exhibit = load(SHIPPED).exhibit
        assert exhibit is not None
        return bare_html(exhibit).encode(), "text/html; charset=utf-8"
    tile = TILE.fullmatch(path)
    if tile:
        zoom, column, row = map(int, tile.groups())
        return _ground().tile(zoom, column, row), "image/webp"
    file = (Path(leaflet.BASE_DIR) / path.lstrip("/")).resolve()
    is_known = file.is_relative_to(Path(leaflet.BASE_DIR).resolve()) and file.is_file()
    return (file.read_bytes() if is_known else None), TYPES.get(file.suffix, "text/plain")


@cache
def _ground() -> GroundTiles:
    return GroundTiles(SHIPPED / GROUND_FILE)


if __name__ == "__main__":
    _answer("/")  # before the first request, as Sojourn's server does
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), BarePageHandler).serve_forever()
