"""Requests to the security middleware, around a stand-in for Streamlit that answers everything."""

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


OUR_ROUTES = [
    Route("/beat", beat, methods=["POST"]),
    Route("/health", lambda _: PlainTextResponse("well")),
    Route("/broken", broken),
    Route("/stricter", stricter),
]


async def everything(scope: Scope, receive: Receive, send: Send) -> None:
    """The stand-in for Streamlit: answers every address, and echoes WebSocket messages."""
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
    chunks: Iterable[MutableMapping[str, Any]] = (),
    collected: list[Answer] | None = None,
) -> tuple[Answer, list[MutableMapping[str, Any]]]:
    """The answer, and every ASGI message sent. `chunks` are the messages received after the headers.

    The answer is also appended to `collected`, for a request that raises.
    """
    answer, sent, incoming = Answer(), list[MutableMapping[str, Any]](), iter(chunks)

    async def receive() -> MutableMapping[str, Any]:
        end = {"type": "http.request"} if kind == "http" else {"type": "websocket.disconnect"}
        return next(incoming, end)

    if collected is not None:
        collected.append(answer)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)
        answer.add(message)

    scope = {
        "type": kind,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "client": ("127.0.0.1", 50000),
        **({"method": method} if kind == "http" else {}),
    }
    app = Starlette(routes=[*OUR_ROUTES, Mount("/", everything)], middleware=security_middleware(OUR_ROUTES))
    asyncio.run(app(scope, receive, send))
    return answer, sent
