"""A still picture of the opening view: the ground and the line of every life, as HTML without a script.

It is drawn before Leaflet is there. The picture is part of the HTML, because a request would wait behind the
scripts of the page.
"""

from __future__ import annotations

import io
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor, log2

from PIL import Image

from components.visitor.atlas.ground_tiles import GroundTiles
from components.visitor.atlas.leg_curves import leg_curve
from components.visitor.atlas.near_areas import MAX_GROUND_ZOOM
from components.visitor.templates import fill
from data import TILE_SIZE, WORLD_SIZE, Exhibit, Leg, View, legs, to_pixel

SCREEN = (1920.0, 1080.0)
"""Pixels: the screen that the picture is sharp on."""
ROOM = (SCREEN[0] - 80, 0.64 * SCREEN[1] - 80)
"""Pixels: the part of it in which the map fits the opening view; below it is the title (see camera.js)."""
FAR_ZOOM = 2
"""The zoom of the picture of the whole world around the opening view."""
QUALITY = 45
"""Of WebP: the ground has no hard edges, and the picture is seen for about a second."""
DECIMALS = 3
"""Of coordinates at zoom 0: a tenth of a pixel on the screen at zoom 6."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels at zoom 0."""


@dataclass(frozen=True, slots=True)
class StillPicture:
    """A part of the ground: where it is, in pixels at zoom 0, and the picture as a data URL."""

    x: float
    y: float
    width: float
    height: float
    address: str


def still_map(exhibit: Exhibit, ground: GroundTiles) -> str:
    """The opening view as HTML; "" where no stop has a place. Placed by `still_map.css`."""
    if not exhibit.has_places:
        return ""
    box = _box(exhibit.opening_view)
    lines = [
        {"points": _path(leg), "colour": person.colour, "presumed": leg.certainty == "presumed"}
        for person in exhibit.people
        for leg in legs(person)
    ]
    return fill(
        "visitor/atlas/still_map.html",
        left=box[0],
        top=box[1],
        width=box[2] - box[0],
        height=box[3] - box[1],
        largest=MAX_GROUND_ZOOM,
        pictures=_pictures(ground, box),
        lines=lines,
    )


def _box(view: View) -> Box:
    left, top = to_pixel(view.north, view.west)
    right, bottom = to_pixel(view.south, view.east)
    return left, top, right, bottom


def _path(leg: Leg) -> str:
    """The lines of a leg as an SVG path, in pixels at zoom 0."""
    lines = ([to_pixel(*point) for point in line] for line in leg_curve(leg).lines)
    return "".join("M" + " ".join(f"{x:.{DECIMALS}f},{y:.{DECIMALS}f}" for x, y in line) for line in lines)


@lru_cache(maxsize=4)
def _pictures(ground: GroundTiles, box: Box) -> tuple[StillPicture, ...]:
    """The whole world, and over it, sharper, what the screen shows; none where there is no ground.

    Kept, because an edit of a text must not draw them again.
    """
    if not ground.address:
        return ()
    zoom = _fitting_zoom(box)
    near = min(floor(zoom), MAX_GROUND_ZOOM)
    world = _picture(ground, FAR_ZOOM, (0, 0, WORLD_SIZE, WORLD_SIZE))
    return (world, _picture(ground, near, _seen(box, zoom))) if near > FAR_ZOOM else (world,)


def _fitting_zoom(box: Box) -> float:
    """The largest half zoom at which the box is within ROOM, as Leaflet finds it."""
    sizes = ((ROOM[0], box[2] - box[0]), (ROOM[1], box[3] - box[1]))
    fitting = min((log2(room / size) for room, size in sizes if size > 0), default=MAX_GROUND_ZOOM)
    return min(floor(2 * fitting) / 2, MAX_GROUND_ZOOM)


def _seen(box: Box, zoom: float) -> Box:
    """What the screen shows at a zoom, with the middle of the box in the middle of the upper part."""
    width, height = (side / 2**zoom for side in SCREEN)
    middle = (box[0] + box[2]) / 2
    top = (box[1] + box[3]) / 2 - 0.32 * height
    return middle - width / 2, max(0.0, top), middle + width / 2, min(float(WORLD_SIZE), top + height)


def _picture(ground: GroundTiles, zoom: int, part: Box) -> StillPicture:
    """The ground's tiles of a part of the world, cut to it. Beyond 180° the world begins again."""
    scale = 2**zoom
    left, top = floor(part[0] * scale), floor(part[1] * scale)
    width, height = ceil(part[2] * scale) - left, ceil(part[3] * scale) - top
    picture = Image.new("RGB", (width, height), (205, 213, 212))  # --sea
    for column in range(left // TILE_SIZE, (left + width - 1) // TILE_SIZE + 1):
        for row in range(top // TILE_SIZE, (top + height - 1) // TILE_SIZE + 1):
            tile = ground.tile(zoom, column % scale, row)
            if tile is not None:
                _paste(picture, tile, (column * TILE_SIZE - left, row * TILE_SIZE - top))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=2)
    address = f"data:image/webp;base64,{b64encode(buffer.getvalue()).decode()}"
    return StillPicture(left / scale, top / scale, width / scale, height / scale, address)


def _paste(picture: Image.Image, tile: bytes, at: tuple[int, int]) -> None:
    try:
        with Image.open(io.BytesIO(tile)) as image:
            picture.paste(image.convert("RGB"), at)
    except (
        OSError,
        ValueError,
        SyntaxError,
    ):  # what Pillow raises for a damaged image
        return
