"""The staff's addresses: only POST, only from this screen, and nothing at all where no PIN is set."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from math import ceil

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.page.open_exhibit import OpenExhibit
from components.page.supervisor_pipe import is_supervised, tell
from components.server.security.loopback_request import is_loopback
from components.staff.card import card
from components.staff.pin_attempts import Counter
from components.staff.pin_hash import Secret, staff_folder, the_secret
from components.staff.session_tokens import Token
from data import visits_folder, visits_on

MOST_BYTES = 200
TOKEN_HEADER = "x-staff-token"
Answer = Callable[[Request, Secret], Awaitable[Response]]


def staff_routes(open_exhibit: Callable[[], OpenExhibit]) -> list[Route]:
    counter, token = Counter(staff_folder() / "tries.json"), Token()

    async def pad(_: Request, secret: Secret) -> Response:
        """Whether there is a PIN to enter, and how long not yet."""
        return _said({"wait": ceil(counter.wait(secret.name))})

    async def enter(request: Request, secret: Secret) -> Response:
        """The card, and a token for what it does, in return for the PIN."""
        pin = await _pin(request)
        if pin is None:
            return _nothing()
        failed = await run_in_threadpool(counter.attempt, secret.name, partial(secret.is_met_by, pin))
        if failed:
            return _said({"left": failed.left, "wait": ceil(counter.wait(secret.name))})
        html = await run_in_threadpool(_card, open_exhibit())
        return _said({"token": token.new(), "card": html})

    async def restart(request: Request, _: Secret) -> Response:
        if not token.is_met_by(request.headers.get(TOKEN_HEADER, "")):
            return _nothing()
        return _said({"told": tell("restart")})

    async def leave(request: Request, _: Secret) -> Response:
        if token.is_met_by(request.headers.get(TOKEN_HEADER, "")):
            token.forget()
        return _said({})

    doors = {"pad": pad, "enter": enter, "restart": restart, "leave": leave}
    return [Route(f"/staff/{name}", _guarded(answer), methods=["POST"]) for name, answer in doors.items()]


def _card(open_exhibit: OpenExhibit) -> str:
    return card(open_exhibit, can_restart=is_supervised(), visits=_visits_today(open_exhibit))


def _visits_today(open_exhibit: OpenExhibit) -> int | None:
    """None where they are not counted, or cannot be read just now."""
    exhibit = open_exhibit.rendered.loaded.exhibit
    if exhibit is None or not exhibit.visit_log:
        return None
    with suppress(OSError):
        return visits_on(visits_folder(open_exhibit.folder), datetime.now().astimezone().date())
    return None


def _guarded(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def guarded(request: Request) -> Response:
        # A foreign page could send plain text without asking the browser first; it could not send this.
        is_ours = request.headers.get("content-type", "") == "application/json"
        if not is_ours or not _is_from_this_screen(request):
            return _nothing()
        secret = the_secret()
        # To our own page no refusal is an error: its browser would write each into its log.
        return await answer(request, secret) if secret else Response(status_code=204)

    return guarded


def _is_from_this_screen(request: Request) -> bool:
    """From this machine, handed on by nobody, and from no page but our own."""
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    return is_loopback(request) and origin in (None, f"http://{host}", f"https://{host}")


async def _pin(request: Request) -> str | None:
    """The PIN that was sent; None for anything else."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return None
    with suppress(ValueError, RecursionError):
        said = json.loads(body)
        pin = said.get("pin") if isinstance(said, dict) else None
        return pin if isinstance(pin, str) else None
    return None


def _said(what: dict[str, object]) -> Response:
    return JSONResponse(what, headers={"Cache-Control": "no-store"})


def _nothing() -> Response:
    return PlainTextResponse("", status_code=404)
