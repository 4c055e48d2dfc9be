"""Which addresses are open: ours, and of Streamlit's only those that the page asks for.

Uploads, media files, metrics, log-in, the agents' interface, other people's components: all of them closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from starlette.routing import BaseRoute, Match
from starlette.types import Scope
from streamlit.file_util import get_static_dir

PAGE = frozenset({"/", "/favicon.png", "/_stcore/health", "/_stcore/host-config"})
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
    if scope["path"] in PAGE or scope["path"] in page_files():
        return 200 if scope["method"] in READING else 405
    return 404


@lru_cache(maxsize=1)
def page_files() -> frozenset[str]:
    """The installed page's scripts, looks and letters, each by its whole address: for any other Streamlit
    would give the page itself."""
    root = Path(get_static_dir())
    files = (file for file in (root / "static").rglob("*") if file.is_file())
    return frozenset(f"/{file.relative_to(root).as_posix()}" for file in files)
