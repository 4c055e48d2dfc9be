"""The routes beside the page: parts, Leaflet, the map's script, the ground, and health."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from xstatic.pkg import leaflet

from components.curator.routes import desk_routes
from components.page.heartbeats import beat_ages, beat_routes
from components.page.open_exhibit import Today
from components.page.page_content import PARTS, House
from components.server.visit_intake import visit_routes
from components.staff.routes import staff_routes

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
PART_FILES = {".js": "text/javascript", ".css": "text/css"}
LEAFLET_FILES = {
    "leaflet-src.esm.js": "text/javascript",
    "images/layers.png": "image/png",
    "images/layers-2x.png": "image/png",
    "images/marker-icon.png": "image/png",
}
"""All that is served of Leaflet's folder; its pictures only because its look names them."""


def routes(today: Callable[[], Today]) -> list[Route]:
    """Every route of ours. `today` gives the exhibit as it is at the moment of the request."""

    def part(request: Request) -> Response:
        return _part(request.path_params["path"])

    def library(request: Request) -> Response:
        return _library(request.path_params["path"])

    def drawing(request: Request) -> Response:
        scripts = (each.programme.modules.get(request.url.path) for each in today().houses)
        return next((_script(script) for script in scripts if script is not None), _nothing())

    def tile(request: Request) -> Response:
        numbers = (request.path_params[name] for name in ("zoom", "column", "row"))
        found = today().house.ground.tile(*numbers)
        return Response(found, media_type="image/webp", headers=FOR_EVER) if found else _nothing()

    def picture(request: Request) -> Response:
        pictures = (_picture(each, request.path_params["name"]) for each in today().houses)
        found = next((picture for picture in pictures if picture is not None), _nothing())
        unchanged = found.headers.get("etag") in request.headers.get("if-none-match", "").split(", ")
        return _unchanged(found) if unchanged else found

    def health(_: Request) -> Response:
        return _health(today())

    return [
        Route("/health", health),
        Route("/parts/{version}/{path:path}", part),
        Route("/leaflet/{path:path}", library),
        Route("/map/{name}", drawing),
        Route("/pictures/{name}", picture),
        Route("/ground/{version}/{zoom:int}/{column:int}/{row:int}.webp", tile),
        *beat_routes,
        *desk_routes(today, leaflet_look),
        *staff_routes(today),
        *visit_routes(today),
    ]


def _part(path: str) -> Response:
    """A script or look of a part; nothing else of the folder, and nothing outside it."""
    if "\0" in path:  # no file's name, and no file system would look for it
        return _nothing()
    file = (PARTS / path).resolve()
    kind = PART_FILES.get(file.suffix)
    if kind is None or not file.is_relative_to(PARTS) or not file.is_file():
        return _nothing()
    return FileResponse(file, media_type=kind, headers=FOR_EVER)


def _library(path: str) -> Response:
    kind = LEAFLET_FILES.get(path)
    if kind is None:
        return _nothing()
    return FileResponse(Path(leaflet.BASE_DIR) / path, media_type=kind, headers=FOR_EVER)


def leaflet_look() -> str:
    """Leaflet's own style sheet, its pictures at the address they have here."""
    sheet = (Path(leaflet.BASE_DIR) / "leaflet.css").read_text(encoding="utf-8")
    return sheet.replace("url(images/", "url(/leaflet/images/")


def _script(script: str) -> Response:
    return Response(script, media_type="text/javascript", headers=FOR_EVER)


def _picture(open_house: House, name: str) -> Response | None:
    """A picture the exhibit shows: one that pictures.csv names, and no other file; None where it is not."""
    exhibit = open_house.loaded.exhibit
    files = {each.file for each in exhibit.pictures.values()} if exhibit else set()
    if name not in files:
        return None
    path = (open_house.folder / "pictures" / name).resolve()
    if not path.is_file() or not path.is_relative_to(open_house.folder.resolve()):
        return None
    # A drawing may hold a script; as a picture in a page it cannot run, and opened by itself it must not.
    safe = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    # Its address stays when it is changed. A browser that is told nothing keeps it for a tenth of its age,
    # and its age a jumping clock tells wrong: so it asks each time, and is told that nothing changed.
    return FileResponse(path, headers=safe | {"Cache-Control": "no-cache"}, stat_result=path.stat())


def _unchanged(found: Response) -> Response:
    """The browser may show what it has."""
    told = {name: value for name, value in found.headers.items() if not name.startswith("content-l")}
    return Response(status_code=304, headers=told)


def _nothing() -> Response:
    return PlainTextResponse("", status_code=404)


def _health(today: Today) -> Response:
    """What is shown, since when, and what is to be mended in the curator's folder."""
    exhibit = today.house.loaded.exhibit
    return JSONResponse(
        {
            "status": "ok" if exhibit else "preparing",
            "exhibit": today.house.programme.title,
            "people": len(exhibit.people) if exhibit else 0,
            "stops": sum(1 for _ in exhibit.stops) if exhibit else 0,
            "showing": "last good" if today.is_last_good else "as in the folder",
            "edition": today.house.programme.version,
            "shown_since": today.shown_since.isoformat(timespec="seconds"),
            "seconds_since_beat": dict(beat_ages()),
            "read_at": today.read_at.isoformat(timespec="seconds"),
            "problems": [problem.as_dict() for problem in today.problems],
        },
        status_code=200 if exhibit else 503,
    )
