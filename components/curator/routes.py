"""Routes of the curator's desk. They answer only requests from this machine, and only with `--preview`."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from components.curator.advice_worker import AdviceWorker
from components.curator.desk import desk, desk_page
from components.page.open_exhibit import OpenExhibit
from components.server.responses import NO_STORE, empty_response
from components.server.security.hosts import is_loopback
from components.visitor.atlas.gazetteer_map import places_map


def desk_routes(get_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    advice_worker = AdviceWorker()

    def page(request: Request) -> Response:
        if not may_see(request, get_exhibit()):
            return empty_response(404)
        advice = advice_worker.advice(get_exhibit())
        html = desk_page(get_exhibit(), advice, _map(get_exhibit())[0])
        return HTMLResponse(html, headers=NO_STORE)

    def changes(request: Request) -> Response:
        if not may_see(request, get_exhibit()):
            return empty_response(404)
        return HTMLResponse(
            desk(get_exhibit(), advice_worker.advice(get_exhibit()), _map(get_exhibit())[0]), headers=NO_STORE
        )

    def map_script(request: Request) -> Response:
        address, module = _map(get_exhibit())
        if not may_see(request, get_exhibit()) or request.url.path != address:
            return empty_response(404)
        return Response(module, media_type="text/javascript")

    return [
        Route("/curator", page),
        Route("/curator/desk", changes),
        Route("/curator/{name}.js", map_script),
    ]


def may_see(request: Request, open_exhibit: OpenExhibit) -> bool:
    """Whether the server runs with `--preview`, and the request comes from this machine."""
    return open_exhibit.preview and is_loopback(request)


def _map(open_exhibit: OpenExhibit) -> tuple[str, str]:
    """The address and the script of the map of all places in the folder; where the folder holds no exhibit,
    of those on the screen."""
    exhibit = open_exhibit.current.exhibit or open_exhibit.rendered.loaded.exhibit
    places = tuple(exhibit.places.values()) if exhibit else ()
    key = repr((places, open_exhibit.rendered.ground.address))
    if key not in _map_cache:
        _map_cache.clear()
        _map_cache[key] = places_map(places, open_exhibit.rendered.ground.address)
    return _map_cache[key]


_map_cache: dict[str, tuple[str, str]] = {}
"""The last map only: the desk requests it every second, and places change rarely."""
