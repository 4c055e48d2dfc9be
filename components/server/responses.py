"""Responses that the routes share, and the body of a request up to a limit."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from components.server.security.request_check import TooLarge, limited_body

CACHE_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For an address that changes with its content."""
NO_STORE = {"Cache-Control": "no-store"}


def empty_response(status: int) -> Response:
    """A response of which the status says everything."""
    return Response(status_code=204) if status == 204 else PlainTextResponse("", status_code=status)


def json_response(content: Mapping[str, object], status: int = 200) -> Response:
    """JSON that is true at this moment only, so that no browser keeps it."""
    return JSONResponse(content, status_code=status, headers=NO_STORE)


async def read_body(request: Request, limit: int) -> bytes | None:
    """The body; None where it is longer than `limit` bytes, or the client disconnects."""
    try:
        return await Request(request.scope, limited_body(request.receive, limit)).body()
    except (TooLarge, ClientDisconnect):
        return None
