"""Pictures made by the tests: a gradient with a red corner, in any format."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

ORIENTATION = 0x0112
FORMATS = {"JPEG": "jpg", "PNG": "png", "WebP": "webp", "AVIF": "avif", "GIF": "gif"}
"""The raster formats that browsers show, with the suffix of each."""


def gradient(width: int = 60, height: int = 40) -> Image.Image:
    """Red in its upper left corner, blue in its lower right one."""
    across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
    channels = [each.resize((width, height)) for each in (across, Image.new("L", (256, 256), 90), down)]
    picture = Image.merge("RGB", channels)
    picture.paste((255, 0, 0), (0, 0, width // 3, height // 3))
    return picture


def picture_bytes(name: str, picture: Image.Image | None = None, **options: Any) -> bytes:
    """A picture as a file of this format of Pillow."""
    file = io.BytesIO()
    (picture or gradient()).save(file, name, **options)
    return file.getvalue()


def turned(orientation: int) -> Image.Exif:
    """EXIF that says how a camera was held, 1 to 8."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif
