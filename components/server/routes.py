"""The routes beside the page: parts, Leaflet, the map's script, the ground, and health."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.page.assets import ASSET_TYPES
from components.page.heartbeats import heartbeat_ages, heartbeat_routes
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.server.visit_intake import visit_routes
from components.visitor.atlas.leaflet import LEAFLET_FILES, LEAFLET_FOLDER
from components.visitor.templates import COMPONENTS

FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def routes(open_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    """The routes a visitor's page needs. `open_exhibit` gives the exhibit at the moment of the request."""

    def part(request: Request) -> Response:
        return _part(request.path_params["path"])

    def library(request: Request) -> Response:
        return _library(request.path_params["path"])

    def drawing(request: Request) -> Response:
        scripts = (each.content.modules.get(request.url.path) for each in open_exhibit().rendered_editions)
        return next((_script(script) for script in scripts if script is not None), _nothing())

    def tile(request: Request) -> Response:
        numbers = (request.path_params[name] for name in ("zoom", "column", "row"))
        found = open_exhibit().rendered.ground.tile(*numbers)
        return Response(found, media_type="image/webp", headers=FOR_EVER) if found else _nothing()

    def picture(request: Request) -> Response:
        pictures = (_picture(each, request.path_params["name"]) for each in open_exhibit().rendered_editions)
        found = next((picture for picture in pictures if picture is not None), _nothing())
        unchanged = found.headers.get("etag") in request.headers.get("if-none-match", "").split(", ")
        return _unchanged(found) if unchanged else found

    def health(_: Request) -> Response:
        return _health(open_exhibit())

    return [
        Route("/health", health),
        Route("/parts/{version}/{path:path}", part),
        Route("/leaflet/{path:path}", library),
        Route("/map/{name}", drawing),
        Route("/pictures/{name}", picture),
        Route("/ground/{version}/{zoom:int}/{column:int}/{row:int}.webp", tile),
        *heartbeat_routes,
        *visit_routes(open_exhibit),
    ]


def _part(path: str) -> Response:
    """A script or look of a part; nothing else of the folder, and nothing outside it."""
    if "\0" in path:  # no file's name, and no file system would look for it
        return _nothing()
    file = (COMPONENTS / path).resolve()
    kind = ASSET_TYPES.get(file.suffix)
    if kind is None or not file.is_relative_to(COMPONENTS) or not file.is_file():
        return _nothing()
    return FileResponse(file, media_type=kind, headers=FOR_EVER)


def _library(path: str) -> Response:
    kind = LEAFLET_FILES.get(path)
    if kind is None:
        return _nothing()
    return FileResponse(LEAFLET_FOLDER / path, media_type=kind, headers=FOR_EVER)


def _script(script: str) -> Response:
    return Response(script, media_type="text/javascript", headers=FOR_EVER)


def _picture(rendered: RenderedEdition, name: str) -> Response | None:
    """A picture the exhibit shows: one that pictures.csv names, and no other file; None where it is not."""
    exhibit = rendered.loaded.exhibit
    files = {each.file for each in exhibit.pictures.values()} if exhibit else set()
    if name not in files:
        return None
    path = (rendered.folder / "pictures" / name).resolve()
    if not path.is_file() or not path.is_relative_to(rendered.folder.resolve()):
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


def _health(open_exhibit: OpenExhibit) -> Response:
    """What is shown, since when, and what is to be mended in the curator's folder."""
    exhibit = open_exhibit.rendered.loaded.exhibit
    return JSONResponse(
        {
            "status": "ok" if exhibit else "preparing",
            "exhibit": open_exhibit.rendered.content.title,
            "people": len(exhibit.people) if exhibit else 0,
            "stops": sum(1 for _ in exhibit.stops) if exhibit else 0,
            "showing": "last good" if open_exhibit.is_last_good else "as in the folder",
            "edition": open_exhibit.rendered.content.version,
            "shown_since": open_exhibit.shown_since.isoformat(timespec="seconds"),
            "seconds_since_beat": dict(heartbeat_ages()),
            "read_at": open_exhibit.read_at.isoformat(timespec="seconds"),
            "problems": [problem.as_dict() for problem in open_exhibit.problems],
        },
        status_code=200 if exhibit else 503,
    )
