"""Leaflet out of its installed package: which files are served, and its style sheet."""

from __future__ import annotations

from pathlib import Path

from xstatic.pkg import leaflet

LEAFLET_SCRIPT = "/leaflet/leaflet-src.esm.js"
LEAFLET_FOLDER = Path(leaflet.BASE_DIR)
LEAFLET_FILES = {
    "leaflet-src.esm.js": "text/javascript",
    "images/layers.png": "image/png",
    "images/layers-2x.png": "image/png",
    "images/marker-icon.png": "image/png",
}
"""The served files and their media types. The images are served because the style sheet names them."""


def leaflet_css() -> str:
    """Leaflet's own style sheet, with the addresses at which its images are served."""
    return (
        (LEAFLET_FOLDER / "leaflet.css")
        .read_text(encoding="utf-8")
        .replace("url(images/", "url(/leaflet/images/")
    )
