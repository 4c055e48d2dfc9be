"""The two heartbeats that reach the server: when each was last felt; passed on to the supervisor."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.page.supervisor_pipe import tell

Heartbeat = Literal["script", "page"]
THIS_MACHINE = ("127.0.0.1", "::1")

_felt: dict[Heartbeat, float] = {}


def record_heartbeat(beat: Heartbeat) -> None:
    """A heart has beaten: the script's, or that of a page on this machine's screen."""
    _felt[beat] = monotonic()
    tell(beat)


def heartbeat_ages() -> Mapping[str, float | None]:
    """Seconds since each last beat, by a clock that cannot be set; None where there was none yet."""
    now = monotonic()
    kinds: tuple[Heartbeat, ...] = ("page", "script")
    return {beat: round(now - _felt[beat], 1) if beat in _felt else None for beat in kinds}


def _page_beat(request: Request) -> Response:
    # A visitor's own phone may show the exhibit too; only the screen of this machine is watched over.
    if request.client is None or request.client.host in THIS_MACHINE:
        record_heartbeat("page")
    return Response(status_code=204)


heartbeat_routes = [Route("/beat", _page_beat, methods=["POST"])]
