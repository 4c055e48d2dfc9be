"""The security middleware: it checks every request, and adds the security headers to every response.

Pure ASGI, around all routes, Streamlit's included. Code inside it need not check again whether a request is
meant for this exhibit.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from components.page.content_security_policy import content_security_policy
from components.server.security.request_check import RequestCheck

DISABLED_FEATURES = (
    *("accelerometer", "camera", "display-capture", "encrypted-media", "gamepad", "geolocation"),
    *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
    *("clipboard-read", "clipboard-write", "fullscreen", "idle-detection", "local-fonts"),
    "window-management",
)
"""Browser features of `Permissions-Policy`: the page needs none of them."""


def security_middleware(our_routes: Sequence[BaseRoute]) -> list[Middleware]:
    """For `st.App(middleware=...)`. Open are `our_routes`, and of Streamlit's addresses those the page needs.

    The headers are outermost: a refusal carries them too.
    """
    return [Middleware(SecurityHeaders), Middleware(RequestCheck, our_routes=tuple(our_routes))]


def security_headers() -> dict[str, str]:
    return {
        "content-security-policy": content_security_policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": ", ".join(f"{feature}=()" for feature in DISABLED_FEATURES),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
    }


class SecurityHeaders:
    """Middleware. A response that sets one of these headers itself (a picture does) keeps its own value."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if not started:  # the framework's own error response would lack these headers
                await PlainTextResponse("", status_code=500)(scope, receive, send_with_headers)
            raise
