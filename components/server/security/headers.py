"""What every answer says to the browser, whoever answers."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from components.page.content_security_policy import content_security_policy

OFF = (
    *("accelerometer", "camera", "display-capture", "encrypted-media", "gamepad", "geolocation"),
    *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
    *(
        "clipboard-read",
        "clipboard-write",
        "fullscreen",
        "idle-detection",
        "local-fonts",
        "window-management",
    ),
)
"""All that a page can ask of a machine, and ours does not."""


def safe_headers() -> dict[str, str]:
    return {
        "content-security-policy": content_security_policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": ", ".join(f"{feature}=()" for feature in OFF),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
    }


class Headers:
    """Middleware. An answer that has a stricter word of its own, as a picture has, keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = safe_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: MutableMapping[str, Any]) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except Exception:
            if not begun:  # a fault's answer, too, is ours: the framework's own would say it without these
                await PlainTextResponse("", status_code=500)(scope, receive, guarded)
            raise
