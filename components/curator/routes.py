"""The desk's addresses. They answer only on this machine, and only where a curator asked for a preview."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.curator.advice_worker import Colleague
from components.curator.desk import desk, desk_page
from components.page.open_exhibit import OpenExhibit
from components.server.security.loopback_request import is_loopback
from components.visitor.atlas.gazetteer_map import places_map

FRESH = {"Cache-Control": "no-store"}


def desk_routes(open_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    colleague = Colleague()

    def page(request: Request) -> Response:
        if not may_see(request, open_exhibit()):
            return PlainTextResponse("", status_code=404)
        advice = colleague.advice(open_exhibit())
        html = desk_page(open_exhibit(), advice, _map(open_exhibit())[0])
        return HTMLResponse(html, headers=FRESH)

    def changes(request: Request) -> Response:
        if not may_see(request, open_exhibit()):
            return PlainTextResponse("", status_code=404)
        return HTMLResponse(
            desk(open_exhibit(), colleague.advice(open_exhibit()), _map(open_exhibit())[0]), headers=FRESH
        )

    def places(request: Request) -> Response:
        address, module = _map(open_exhibit())
        if not may_see(request, open_exhibit()) or request.url.path != address:
            return PlainTextResponse("", status_code=404)
        return Response(module, media_type="text/javascript")

    return [
        Route("/curator", page),
        Route("/curator/desk", changes),
        Route("/curator/{name}.js", places),
    ]


def may_see(request: Request, open_exhibit: OpenExhibit) -> bool:
    """Whether this is a curator's preview, asked for on the machine itself and by its own name."""
    return open_exhibit.preview and is_loopback(request)


def _map(open_exhibit: OpenExhibit) -> tuple[str, str]:
    """The map of the places in the folder; where that holds no exhibit, of those on the screen."""
    exhibit = open_exhibit.found.exhibit or open_exhibit.rendered.loaded.exhibit
    places = tuple(exhibit.places.values()) if exhibit else ()
    key = repr((places, open_exhibit.rendered.ground.address))
    if key not in _maps:
        _maps.clear()
        _maps[key] = places_map(places, open_exhibit.rendered.ground.address)
    return _maps[key]


_maps: dict[str, tuple[str, str]] = {}
"""The one map drawn last: the desk asks every second, and places change seldom."""
