"""Asking the guard, with a stand-in behind it that answers everything: what comes back was let through."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, MutableMapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from components.server.security.middleware import security_middleware
from tests.components.route_client import Answer

HOST = ("host", "127.0.0.1:8501")
PAGE = ("origin", "http://127.0.0.1:8501")


async def beat(request: Request) -> Response:
    return PlainTextResponse(f"beat {len(await request.body())}")


def broken(_: Request) -> Response:
    raise ZeroDivisionError


def stricter(_: Request) -> Response:
    return PlainTextResponse("", headers={"Content-Security-Policy": "sandbox"})


OURS = [
    Route("/beat", beat, methods=["POST"]),
    Route("/health", lambda _: PlainTextResponse("well")),
    Route("/broken", broken),
    Route("/stricter", stricter),
]


async def everything(scope: Scope, receive: Receive, send: Send) -> None:
    """Streamlit, at its most open-handed."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "bytes": message["bytes"]})
        return
    await PlainTextResponse("Streamlit")(scope, receive, send)


def ask(
    path: str,
    *headers: tuple[str, str],
    method: str = "GET",
    kind: str = "http",
    pieces: Iterable[MutableMapping[str, Any]] = (),
    heard: list[Answer] | None = None,
) -> tuple[Answer, list[MutableMapping[str, Any]]]:
    """What is answered, and every message sent; `pieces` are what comes from the browser after its head.

    `heard` takes the answer too, for one that is followed by a fault.
    """
    answer, sent, coming = Answer(), list[MutableMapping[str, Any]](), iter(pieces)

    async def receive() -> MutableMapping[str, Any]:
        ending = {"type": "http.request"} if kind == "http" else {"type": "websocket.disconnect"}
        return next(coming, ending)

    if heard is not None:
        heard.append(answer)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        answer.body += message.get("body", b"")

    scope = {
        "type": kind,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "client": ("127.0.0.1", 50000),
        **({"method": method} if kind == "http" else {}),
    }
    app = Starlette(routes=[*OURS, Mount("/", everything)], middleware=security_middleware(OURS))
    asyncio.run(app(scope, receive, send))
    return answer, sent
