"""The addresses of our scripts and style sheets. They change with the files, so browsers may cache them."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from components.visitor.templates import COMPONENTS

ASSET_TYPES = {".js": "text/javascript", ".css": "text/css"}
"""The media types of the files below `components/` that are served, by suffix; no other files are served."""


@lru_cache(maxsize=1)
def assets_version() -> str:
    """12 hex digits of the SHA-256 of all scripts and style sheets."""
    files = sorted(path for path in COMPONENTS.rglob("*") if path.suffix in ASSET_TYPES)
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def asset_address(path: str) -> str:
    """The address of a file below `components/`, such as `visitor/timeline/timeline.js`."""
    return f"/parts/{assets_version()}/{path}"
