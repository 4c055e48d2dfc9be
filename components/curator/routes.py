"""The desk's addresses. They answer only on this machine, and only where a curator asked for a preview."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.curator import desk, desk_page
from components.curator.advice_worker import Colleague
from components.page.open_exhibit import Today
from components.page.page_content import parts_version
from components.server.security.loopback_request import is_here
from components.visitor.atlas.gazetteer_map import places_map

FRESH = {"Cache-Control": "no-store"}


def desk_routes(today: Callable[[], Today], leaflet: Callable[[], str]) -> list[Route]:
    """`leaflet` gives Leaflet's look, with addresses on this machine."""
    colleague = Colleague()

    def page(request: Request) -> Response:
        if not may_see(request, today()):
            return PlainTextResponse("", status_code=404)
        parts = f"/parts/{parts_version()}"
        advice = colleague.advice(today())
        html = desk_page(today(), advice, parts=parts, leaflet=leaflet(), map_address=_map(today())[0])
        return HTMLResponse(html, headers=FRESH)

    def changes(request: Request) -> Response:
        if not may_see(request, today()):
            return PlainTextResponse("", status_code=404)
        return HTMLResponse(desk(today(), colleague.advice(today()), _map(today())[0]), headers=FRESH)

    def places(request: Request) -> Response:
        address, module = _map(today())
        if not may_see(request, today()) or request.url.path != address:
            return PlainTextResponse("", status_code=404)
        return Response(module, media_type="text/javascript")

    return [
        Route("/curator", page),
        Route("/curator/desk", changes),
        Route("/curator/{name}.js", places),
    ]


def may_see(request: Request, today: Today) -> bool:
    """Whether this is a curator's preview, asked for on the machine itself and by its own name."""
    return today.preview and is_here(request)


def _map(today: Today) -> tuple[str, str]:
    """The map of the places in the folder; where that holds no exhibit, of those on the screen."""
    exhibit = today.found.exhibit or today.house.loaded.exhibit
    places = tuple(exhibit.places.values()) if exhibit else ()
    key = repr((places, today.house.ground.address))
    if key not in _maps:
        _maps.clear()
        _maps[key] = places_map(places, today.house.ground.address)
    return _maps[key]


_maps: dict[str, tuple[str, str]] = {}
"""The one map drawn last: the desk asks every second, and places change seldom."""
