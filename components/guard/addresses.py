"""Which addresses are open: ours, and of Streamlit's only those that the page asks for.

Uploads, media files, metrics, log-in, the agents' interface, other people's components: all of them closed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import Scope

PAGE = frozenset({"/", "/favicon.png", "/_stcore/health", "/_stcore/host-config"})
STATIC = re.compile(r"/static/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*")
"""The installed page's scripts, looks and letters: plain names, so that no way up can be written."""
STREAM = "/_stcore/stream"
"""The one WebSocket."""
READING = frozenset({"GET", "HEAD"})


def status_of(scope: Scope, ours: Sequence[BaseRoute]) -> int:
    """200 where the address is open and takes this method, 405 where it takes another, else 404."""
    matches = {route.matches(scope)[0] for route in ours}
    if Match.FULL in matches:
        return 200
    if Match.PARTIAL in matches:
        return 405
    if scope["type"] == "websocket":
        return 200 if scope["path"] == STREAM else 404
    if scope["path"] in PAGE or STATIC.fullmatch(scope["path"]):
        return 200 if scope["method"] in READING else 405
    return 404
