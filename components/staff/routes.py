"""The staff's routes: POST only, from this machine's own screen only, and 204 for all where no PIN is set."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from math import ceil
from time import monotonic

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.page.open_exhibit import OpenExhibit
from components.page.supervisor_pipe import is_supervised, notify_supervisor
from components.server.responses import empty_response, json_response, read_body
from components.server.security.hosts import is_loopback
from components.staff.card import card
from components.staff.pin_attempts import AttemptLimiter
from components.staff.pin_hash import PinHash, load_pin_hash, staff_folder
from data import visits_folder, visits_on

MAX_PIN_BODY_BYTES = 200
TOKEN_HEADER = "x-staff-token"
SESSION_SECONDS = 300.0
"""Longer than a card stays open without a touch. A card that was left open closes itself earlier."""
Handler = Callable[[Request, PinHash], Awaitable[Response]]


class SessionToken:
    """The token of the open staff card, in memory only. There is one at a time."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._token = ""
        self._expires_at = 0.0

    def new(self) -> str:
        """A new token; the one before it is no longer valid."""
        self._token, self._expires_at = secrets.token_urlsafe(24), self._clock() + SESSION_SECONDS
        return self._token

    def is_valid(self, token: str) -> bool:
        is_current = bool(self._token) and self._clock() < self._expires_at
        return hmac.compare_digest(token.encode(), self._token.encode()) and is_current

    def forget(self) -> None:
        self._token = ""


def staff_routes(get_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    limiter, token = AttemptLimiter(staff_folder() / "tries.json"), SessionToken()

    async def pad(_: Request, pin_hash: PinHash) -> Response:
        """Seconds to wait before a PIN may be entered."""
        return json_response({"wait": ceil(limiter.wait(pin_hash.name))})

    async def enter(request: Request, pin_hash: PinHash) -> Response:
        """For the right PIN: the card, and the session token that its buttons send."""
        pin = await _pin(request)
        if pin is None:
            return empty_response(404)
        failed = await run_in_threadpool(limiter.attempt, pin_hash.name, partial(pin_hash.matches, pin))
        if failed:
            return json_response({"left": failed.left, "wait": ceil(limiter.wait(pin_hash.name))})
        html = await run_in_threadpool(_card, get_exhibit())
        return json_response({"token": token.new(), "card": html})

    async def restart(request: Request, _: PinHash) -> Response:
        if not token.is_valid(request.headers.get(TOKEN_HEADER, "")):
            return empty_response(404)
        return json_response({"told": notify_supervisor("restart")})

    async def leave(request: Request, _: PinHash) -> Response:
        if token.is_valid(request.headers.get(TOKEN_HEADER, "")):
            token.forget()
        return json_response({})

    handlers = {"pad": pad, "enter": enter, "restart": restart, "leave": leave}
    return [
        Route(f"/staff/{name}", _for_staff_only(handler), methods=["POST"])
        for name, handler in handlers.items()
    ]


def _card(open_exhibit: OpenExhibit) -> str:
    return card(open_exhibit, can_restart=is_supervised(), visits=_visits_today(open_exhibit))


def _visits_today(open_exhibit: OpenExhibit) -> int | None:
    """None where they are not counted, or cannot be read at the moment."""
    exhibit = open_exhibit.rendered.loaded.exhibit
    if exhibit is None or not exhibit.visit_log:
        return None
    with suppress(OSError):
        return visits_on(visits_folder(open_exhibit.folder), datetime.now().astimezone().date())
    return None


def _for_staff_only(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def checked(request: Request) -> Response:
        # A foreign page can send text/plain without a CORS preflight request, but not JSON.
        is_json = request.headers.get("content-type", "") == "application/json"
        if not is_json or not _is_from_this_screen(request):
            return empty_response(404)
        pin_hash = load_pin_hash()
        # 204 and not 404: the browser would write an error into its console at every gesture.
        return await handler(request, pin_hash) if pin_hash else empty_response(204)

    return checked


def _is_from_this_screen(request: Request) -> bool:
    """Whether the request comes from this machine, through no proxy, and from our own page."""
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    return is_loopback(request) and origin in (None, f"http://{host}", f"https://{host}")


async def _pin(request: Request) -> str | None:
    """The PIN in the request's body; None where the body is anything else."""
    body = await read_body(request, MAX_PIN_BODY_BYTES)
    if body is None:
        return None
    with suppress(ValueError, RecursionError):
        content = json.loads(body)
        pin = content.get("pin") if isinstance(content, dict) else None
        return pin if isinstance(pin, str) else None
    return None
