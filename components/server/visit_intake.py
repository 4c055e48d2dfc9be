"""`POST /visits`: a page sends the record of one visit. Anything else is refused and not stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.page.open_exhibit import OpenExhibit
from components.server.console import print_line
from components.server.responses import empty_response, read_body
from data import SubmittedVisit, VisitLog, accepted_visit, visits_folder

MAX_BODY_BYTES = 32_768
BURST, VISITS_PER_SECOND = 100, 2.0
"""The rate limit. A screen sends its visit once a minute: this is enough for a hundred screens."""


class TokenBucket:
    """A rate limit: starts full with `capacity` tokens, and refills at `refill_rate` tokens a second.

    `clock` returns seconds and must be monotonic.
    """

    def __init__(self, capacity: float, refill_rate: float, clock: Callable[[], float] = monotonic) -> None:
        self._capacity, self._refill_rate, self._clock = capacity, refill_rate, clock
        self._tokens, self._refilled_at = capacity, clock()

    def take(self) -> bool:
        """Take one token; False where less than one is left."""
        now = self._clock()
        refill = (now - self._refilled_at) * self._refill_rate
        self._tokens = min(self._capacity, self._tokens + refill)
        self._refilled_at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def visit_routes(get_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    """The route that stores visits. Where the curator has switched the visit log off, it stores none."""
    logs: dict[str, VisitLog] = {}
    bucket = TokenBucket(BURST, VISITS_PER_SECOND)

    async def visits(request: Request) -> Response:
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            return empty_response(415)
        if not bucket.take():
            return empty_response(429)
        body = await read_body(request, MAX_BODY_BYTES)
        if body is None:
            return empty_response(413)
        try:
            submitted = SubmittedVisit.model_validate_json(body)
        except ValidationError:
            return empty_response(400)
        stored = await run_in_threadpool(_store, get_exhibit(), submitted, logs)
        return empty_response(204 if stored else 503)

    return [Route("/visits", visits, methods=["POST"])]


def _store(open_exhibit: OpenExhibit, submitted: SubmittedVisit, logs: dict[str, VisitLog]) -> bool:
    """False where the visit could not be written yet: the page keeps it, and sends it again."""
    exhibit = open_exhibit.rendered.loaded.exhibit
    if exhibit is None or not exhibit.visit_log:
        return True
    folder = visits_folder(open_exhibit.folder)
    log = logs.setdefault(str(folder), VisitLog(folder, print_line))
    now = datetime.now().astimezone()
    return log.keep(accepted_visit(submitted, now, _known_ids(open_exhibit)), now)


def _known_ids(open_exhibit: OpenExhibit) -> set[str]:
    """The ids of every stop, encounter and person that a screen may show at the moment."""
    exhibits = [each.loaded.exhibit for each in open_exhibit.rendered_editions if each.loaded.exhibit]
    stops = {stop.id for each in exhibits for stop in each.stops}
    encounters = {encounter.id for each in exhibits for encounter in each.encounters}
    encounters |= {one.id for each in open_exhibit.rendered_editions for one in each.content.computed}
    return stops | encounters | {person.id for each in exhibits for person in each.people}
