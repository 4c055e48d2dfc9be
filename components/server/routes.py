"""Routes of a visitor's page: scripts, styles, Leaflet, the map's script, languages, media, tiles, health."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from components.page.assets import ASSET_TYPES
from components.page.heartbeats import heartbeat_ages, record_heartbeat
from components.page.language_content import language_file
from components.page.open_exhibit import OpenExhibit
from components.page.page_content import RenderedEdition
from components.server.responses import CACHE_FOREVER, NO_STORE, empty_response, json_response
from components.server.security.hosts import is_loopback
from components.server.visit_intake import visit_routes
from components.visitor.atlas.ground_tiles import GroundTiles, LocalTiles, is_within_world
from components.visitor.atlas.leaflet import LEAFLET_FILES, LEAFLET_FOLDER
from components.visitor.templates import COMPONENTS
from data import FONT_TYPES, MEDIA_TYPES, SOUND_TYPES, Exhibit

MAX_TILE_ZOOM = 22
"""No map of streets has larger ones."""


def routes(get_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    """The routes a visitor's page needs. `get_exhibit` is called for each request."""

    def asset(request: Request) -> Response:
        return _asset(request.path_params["path"])

    def leaflet(request: Request) -> Response:
        return _leaflet(request.path_params["path"])

    def map_script(request: Request) -> Response:
        scripts = (each.content.modules.get(request.url.path) for each in get_exhibit().rendered_editions)
        return next((_script(script) for script in scripts if script is not None), empty_response(404))

    def language(request: Request) -> Response:
        version, code = request.path_params["version"], request.path_params["language"]
        return _language(get_exhibit(), version, code)

    def tile(request: Request) -> Response:
        zoom, column, row = (request.path_params[name] for name in ("zoom", "column", "row"))
        return _tile(get_exhibit().rendered.ground, zoom, column, row)

    def local_tile(request: Request) -> Response:
        version, *place = (request.path_params[name] for name in ("version", "zoom", "column", "row"))
        editions = get_exhibit().rendered_editions
        return _local_tile(
            next((t for e in editions for t in e.local_tiles if t.version == version), None), *place
        )

    def media(request: Request) -> Response:
        folder = request.url.path.split("/")[1]
        editions, name = get_exhibit().rendered_editions, request.path_params["name"]
        found = (_media_file(each, folder, name) for each in editions)
        response = next((each for each in found if each is not None), empty_response(404))
        unchanged = response.headers.get("etag") in request.headers.get("if-none-match", "").split(", ")
        return _not_modified(response) if unchanged else response

    def health(_: Request) -> Response:
        return _health(get_exhibit())

    return [
        Route("/health", health),
        Route("/parts/{version}/{path:path}", asset),
        Route("/leaflet/{path:path}", leaflet),
        Route("/map/{name}", map_script),
        Route("/content/{version}/{language}.json", language),
        Route("/pictures/{name}", media),
        Route("/audio/{name}", media),
        Route("/look/{name}", media),
        Route("/ground/{version}/{zoom:int}/{column:int}/{row:int}.webp", tile),
        Route("/tiles/{version}/{zoom:int}/{column:int}/{row:int}", local_tile),
        Route("/beat", _page_heartbeat, methods=["POST"]),
        *visit_routes(get_exhibit),
    ]


def _asset(path: str) -> Response:
    """A script or style sheet below `components/`; no other file."""
    if "\0" in path:  # `resolve` would raise ValueError
        return empty_response(404)
    file = (COMPONENTS / path).resolve()
    kind = ASSET_TYPES.get(file.suffix)
    if kind is None or not file.is_relative_to(COMPONENTS) or not file.is_file():
        return empty_response(404)
    return FileResponse(file, media_type=kind, headers=CACHE_FOREVER)


def _leaflet(path: str) -> Response:
    kind = LEAFLET_FILES.get(path)
    if kind is None:
        return empty_response(404)
    return FileResponse(LEAFLET_FOLDER / path, media_type=kind, headers=CACHE_FOREVER)


def _tile(ground: GroundTiles, zoom: int, column: int, row: int) -> Response:
    image = ground.tile(zoom, column, row)
    if image:
        return Response(image, media_type="image/webp", headers=CACHE_FOREVER)
    # 204: a ground of one region has none elsewhere, and browsers report a 404 as an error.
    return empty_response(204 if ground.covers(zoom, column, row) else 404)


def _local_tile(tiles: LocalTiles | None, zoom: int, column: int, row: int) -> Response:
    if tiles is None:
        return empty_response(404)
    tile = tiles.tile(zoom, column, row)
    if tile is None:  # 204, as above: the edge of a town is no rectangle
        return empty_response(204 if zoom <= MAX_TILE_ZOOM and is_within_world(zoom, column, row) else 404)
    return Response(tile[0], media_type=tile[1], headers=CACHE_FOREVER)


def _script(script: str) -> Response:
    return Response(script, media_type="text/javascript", headers=CACHE_FOREVER)


def _language(open_exhibit: OpenExhibit, version: str, language: str) -> Response:
    """The page's parts in one of its languages, of the edition shown or of the one before it."""
    contents = (each.content for each in open_exhibit.rendered_editions)
    content = next((each for each in contents if each.version == version), None)
    if content is None or language not in content.parts:
        return empty_response(404)
    file = language_file(content, language, attended=open_exhibit.preview)
    # In a preview the file says that the page is never idle: no kiosk's browser may find that in its cache.
    headers = NO_STORE if open_exhibit.preview else CACHE_FOREVER
    return Response(file, media_type="application/json", headers=headers)


def _pictures(exhibit: Exhibit) -> set[str]:
    return {each.file for each in exhibit.pictures.values()}


def _sounds(exhibit: Exhibit) -> set[str]:
    return {file.name for each in exhibit.sounds.values() for file in each.files.values()}


def _look(exhibit: Exhibit) -> frozenset[str]:
    return exhibit.look.files


MEDIA: Mapping[str, tuple[Callable[[Exhibit], Set[str]], Mapping[str, str]]] = {
    "pictures": (_pictures, MEDIA_TYPES),
    "audio": (_sounds, SOUND_TYPES),
    "look": (_look, MEDIA_TYPES | FONT_TYPES),
}
"""By folder: the names of the files that an exhibit shows or plays, and their media types by suffix."""


def _media_file(rendered: RenderedEdition, folder: str, name: str) -> Response | None:
    """A file of a folder of the exhibit that its table names, and no other file; None where there is none.

    FileResponse also answers requests for a part of it (Range), which browsers send for sounds.
    """
    exhibit = rendered.loaded.exhibit
    names, types = MEDIA[folder]
    if exhibit is None or name not in names(exhibit):
        return None
    path = (rendered.folder / folder / name).resolve()
    if not path.is_file() or not path.is_relative_to(rendered.folder.resolve()):
        return None
    # An SVG file may contain a script. It does not run in an <img>; opened by its address it must not either.
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
    # The address stays the same when the file changes. Without Cache-Control a browser caches a file for a
    # tenth of its age, which a wrong clock makes wrong: so it revalidates each time, and receives 304.
    headers = policy | {"Cache-Control": "no-cache"}
    return FileResponse(
        path, headers=headers, media_type=types.get(path.suffix.lower()), stat_result=path.stat()
    )


def _page_heartbeat(request: Request) -> Response:
    """Record a heartbeat of this machine's own screen. A visitor's phone shows the page too, but the
    supervisor watches this machine's browser: a phone must not hide that it is dead."""
    if is_loopback(request):
        record_heartbeat("page")
    return empty_response(204)


def _not_modified(response: Response) -> Response:
    """304 with the same headers, without `Content-Length`: the browser shows its cached copy."""
    headers = {name: value for name, value in response.headers.items() if not name.startswith("content-l")}
    return Response(status_code=304, headers=headers)


def _showing(open_exhibit: OpenExhibit) -> str:
    if open_exhibit.is_last_good:
        return "last good"
    return "partly last good" if open_exhibit.rendered.edition.kept_files else "as in the folder"


def _health(open_exhibit: OpenExhibit) -> Response:
    """What is shown, since when, and the folder's problems. Status 503 where no exhibit can be shown."""
    rendered, no_ground = open_exhibit.rendered, open_exhibit.missing_ground
    exhibit = rendered.loaded.exhibit
    return json_response(
        {
            "status": "ok" if exhibit else "preparing",
            "exhibit": open_exhibit.rendered.content.title,
            "people": len(exhibit.people) if exhibit else 0,
            "stops": sum(1 for _ in exhibit.stops) if exhibit else 0,
            "showing": _showing(open_exhibit),
            "ground": any([rendered.ground.address, *(each.address for each in rendered.local_tiles)]),
            "no_ground": no_ground and no_ground.as_dict(),
            "edition": open_exhibit.rendered.content.version,
            "shown_since": open_exhibit.shown_since.isoformat(timespec="seconds"),
            "seconds_since_beat": dict(heartbeat_ages()),
            "read_at": open_exhibit.read_at.isoformat(timespec="seconds"),
            "kept_files": sorted(open_exhibit.rendered.edition.kept_files),
            "drafts": len(open_exhibit.drafts),
            "problems": [problem.as_dict() for problem in open_exhibit.problems],
        },
        200 if exhibit else 503,
    )
