"""A picture as the page shows it: its address, its size, and how the style sheet lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from data import Picture

WIDE = 2.0
"""Width by height. A wider picture stands above the title, as wide as the panel, on every screen."""
USUAL_SIZE = (640, 240)
"""Of a drawing that does not state its size."""
LARGEST_ENLARGEMENT = 1.5
"""Pixels of the screen for one of the picture; with more, it would look blurred."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture as the style sheet lays it out: known before the browser has loaded it, so that nothing moves
    when it comes."""

    address: str
    width: int
    height: int
    style_classes: str
    style: str

    @staticmethod
    def of(picture: Picture) -> ShownPicture:
        width, height = (picture.width, picture.height) if picture.width else USUAL_SIZE
        classes = "" if picture.focus else " card__picture--whole"
        raster = not picture.file.lower().endswith(".svg")
        style = "; ".join(
            [f"--ratio: {width / height:.4f}"]
            + ([f"--largest: {LARGEST_ENLARGEMENT * width:.0f}px"] if raster else [])
            + ([f"--focus: {picture.focus}"] if picture.focus else [])
        )
        return ShownPicture(picture_address(picture.file), width, height, classes, style)


def picture_address(file: str) -> str:
    """The address of a picture's file on this server; the name may hold any signs."""
    return f"/pictures/{quote(file, safe='')}"
