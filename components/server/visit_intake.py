"""`POST /visits`: a page tells of one visit. What is not exactly that is refused, and nothing of it kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.page.open_exhibit import OpenExhibit
from components.server.console import print_line
from components.server.token_bucket import Bucket
from data import SubmittedVisit, VisitLog, accepted_visit, visits_folder

MOST_BYTES = 32_768
AT_ONCE, A_SECOND = 100, 2.0
"""A screen tells of its visit once a minute: this is enough for a hundred of them."""


def visit_routes(open_exhibit: Callable[[], OpenExhibit], bucket: Bucket | None = None) -> list[Route]:
    """Where pages tell of visits; what is told is kept unless the curator does not wish it."""
    logs: dict[str, VisitLog] = {}
    drops = bucket or Bucket(AT_ONCE, A_SECOND)

    async def visits(request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            return _answer(415)
        if not drops.take():
            return _answer(429)
        body = await _body(request)
        if body is None:
            return _answer(413)
        try:
            told = SubmittedVisit.model_validate_json(body)
        except ValidationError:
            return _answer(400)
        return _answer(204 if await run_in_threadpool(_keep, open_exhibit(), told, logs) else 503)

    return [Route("/visits", visits, methods=["POST"])]


def _keep(open_exhibit: OpenExhibit, told: SubmittedVisit, logs: dict[str, VisitLog]) -> bool:
    """False where it could not be written yet: the page keeps it too, and tells it again."""
    exhibit = open_exhibit.rendered.loaded.exhibit
    if exhibit is None or not exhibit.visit_log:
        return True
    folder = visits_folder(open_exhibit.folder)
    log = logs.setdefault(str(folder), VisitLog(folder, print_line))
    now = datetime.now().astimezone()
    return log.keep(accepted_visit(told, now, _known(open_exhibit)), now)


def _known(open_exhibit: OpenExhibit) -> set[str]:
    """The ids of every stop, encounter and life that a screen may show just now."""
    exhibits = [each.loaded.exhibit for each in open_exhibit.rendered_editions if each.loaded.exhibit]
    stops = {stop.id for each in exhibits for stop in each.stops}
    encounters = {encounter.id for each in exhibits for encounter in each.encounters}
    return stops | encounters | {person.id for each in exhibits for person in each.people}


async def _body(request: Request) -> bytes | None:
    """What was sent; None where it is too much, or its sender has gone away in the middle."""
    body = b""
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return None
    return body


def _answer(status: int) -> Response:
    return Response(status_code=204) if status == 204 else PlainTextResponse("", status_code=status)
