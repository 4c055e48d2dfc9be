"""Pictures as data URIs, small enough that the file they are in can be sent by e-mail."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

ROOM = 6_500_000
"""Bytes of all pictures together. Base64 makes them a third larger, and mail servers take 10 MB or so."""
LONGEST_EDGE, SHORTEST_EDGE = 1400, 500
"""Pixels. A picture is printed 125 mm wide at most: 1400 pixels are 285 to the inch."""
QUALITY = 80
SVG = "image/svg+xml"


def embedded(folder: Path, files: Iterable[str]) -> Mapping[str, str]:
    """Data URIs by file name, of those pictures in `folder` (an exhibit's `pictures/`) that can be read.

    Drawings (SVG) stay as they are. Other pictures become WebP of at most 1400 pixels, upright, without
    metadata, and smaller where they would need more room than there is.
    """
    paths = {name: folder / name for name in dict.fromkeys(files) if _is_inside(folder / name, folder)}
    drawings = {name: _bytes(path) for name, path in paths.items() if path.suffix.lower() == ".svg"}
    room = ROOM - sum(map(len, drawings.values()))
    share = max(room, 0) // max(len(paths) - len(drawings), 1)
    found: dict[str, str] = {}
    for name, path in paths.items():
        content = drawings[name] if name in drawings else _web_picture(path, share)
        if content:
            kind = SVG if name in drawings else "image/webp"
            found[name] = f"data:{kind};base64,{b64encode(content).decode('ascii')}"
    return found


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether it is a file of the folder, and no link that leads out of it."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _web_picture(path: Path, most: int) -> bytes:
    """A picture as WebP of about `most` bytes or less; empty where it cannot be read."""
    from PIL import Image, ImageOps  # here, because no other command needs them

    try:
        with Image.open(path) as opened:
            opened.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))  # a large JPEG is read at a part of its size
            picture = ImageOps.exif_transpose(opened)
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        content = _webp(picture, LONGEST_EDGE)
        if len(content) > most:
            edge = int(min(max(picture.size), LONGEST_EDGE) * (most / len(content)) ** 0.5)
            content = _webp(picture, max(edge, SHORTEST_EDGE))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return content


def _webp(picture: Any, edge: int) -> bytes:
    smaller = picture.copy()
    smaller.thumbnail((edge, edge))
    file = BytesIO()
    smaller.save(file, "WEBP", quality=QUALITY)
    return file.getvalue()
