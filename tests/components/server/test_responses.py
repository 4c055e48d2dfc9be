"""A request's body is read up to a limit."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.requests import Request

from components.server.responses import read_body

GONE: dict[str, Any] = {"type": "http.disconnect"}


def piece(content: bytes, *, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": content, "more_body": more}


@pytest.mark.parametrize(
    ("messages", "body"),
    [
        ([piece(b"")], b""),
        ([piece(b"12345")], b"12345"),
        ([piece(b"123", more=True), piece(b"45")], b"12345"),
        ([piece(b"123456")], None),
        ([piece(b"123", more=True), piece(b"456", more=True)], None),
        ([piece(b"123", more=True), GONE], None),
        ([GONE], None),
    ],
)
def test_a_body_is_read_up_to_the_limit(messages: list[dict[str, Any]], body: bytes | None) -> None:
    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    request = Request({"type": "http", "method": "POST", "headers": []}, receive)
    assert asyncio.run(read_body(request, 5)) == body
