"""Which addresses are open: our routes, and of Streamlit's addresses only those that the page requests.

All others of Streamlit are closed: uploads, media, metrics, log-in, agents' interface, custom components.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from starlette.routing import BaseRoute, Match
from starlette.types import Scope
from streamlit.file_util import get_static_dir

# Streamlit's page requests these before it opens its WebSocket; without them it shows a connection error.
PAGE_ADDRESSES = frozenset({"/", "/favicon.png", "/_stcore/health", "/_stcore/host-config"})
# The only WebSocket: all content of the page, and every rerun, comes through it.
WEBSOCKET_ADDRESS = "/_stcore/stream"
READ_METHODS = frozenset({"GET", "HEAD"})


def route_status(scope: Scope, our_routes: Sequence[BaseRoute]) -> int:
    """200 where the address is open and accepts this method, 405 where it accepts another, else 404."""
    matches = {route.matches(scope)[0] for route in our_routes}
    if Match.FULL in matches:
        return 200
    if Match.PARTIAL in matches:
        return 405
    if scope["type"] == "websocket":
        return 200 if scope["path"] == WEBSOCKET_ADDRESS else 404
    if scope["path"] in PAGE_ADDRESSES or scope["path"] in static_addresses():
        return 200 if scope["method"] in READ_METHODS else 405
    return 404


@lru_cache(maxsize=1)
def static_addresses() -> frozenset[str]:
    """The addresses of the installed Streamlit's scripts, style sheets and fonts.

    The page needs them. Listed one by one, because for any unknown address Streamlit answers with its page.
    """
    root = Path(get_static_dir())
    files = (file for file in (root / "static").rglob("*") if file.is_file())
    return frozenset(f"/{file.relative_to(root).as_posix()}" for file in files)
