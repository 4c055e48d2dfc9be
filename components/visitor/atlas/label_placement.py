"""Which names have room on the map: none may touch a mark or another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sin

from components.visitor.atlas.markers import Mark
from components.visitor.atlas.mercator import to_pixel
from data import Lettering, Point

LETTER = 10.5
"""Pixels: a little more than the mean width of a letter of a name on the map, at 21 pixels."""

STEP = {"land": 24.0, "range": 13.5, "sea": 13.0, "river": 13.0}
"""Pixels from letter to letter of a name of the land or the sea, by its kind."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels of one zoom's world."""


def mark_box(mark: Mark, zoom: float) -> Box:
    """The room a mark's sign takes."""
    return _box(mark.point, zoom, 22, -22, 22)


def name_box(mark: Mark, zoom: float) -> Box:
    """The room a mark's name takes below it."""
    return _box(mark.point, zoom, len(mark.name) * LETTER / 2, 23, 48)


def named(shown: Sequence[tuple[int, Mark]], zoom: float) -> Iterator[int]:
    """Of the marks shown, those whose names can be written; large stacks come first, then short names."""
    taken = [mark_box(mark, zoom) for _, mark in shown]
    for number, mark in sorted(shown, key=lambda each: (-each[1].weight, len(each[1].name))):
        box = name_box(mark, zoom)
        if not any(overlap(box, other) for other in taken):
            taken.append(box)
            yield number


def free_from(point: Point, letters: float, taken: Mapping[float, Sequence[Box]]) -> float | None:
    """The zoom from which on a name of a plan, `letters` wide, meets nothing; None where it always does.

    `taken` holds the boxes of marks and names by zoom.
    """
    free: float | None = None
    for zoom in sorted(taken, reverse=True):
        box = _box(point, zoom, letters * LETTER / 2, -13, 13)
        if any(overlap(box, other) for other in taken[zoom]):
            break
        free = zoom
    return free


def written(
    lettering: Sequence[Lettering], zoom: float, taken: Sequence[Box], language: str
) -> Iterator[int]:
    """The names of seas and lands, by number, that belong to a zoom and meet no mark and no mark's name."""
    for number, letters in enumerate(lettering):
        if not letters.from_zoom <= zoom < letters.to_zoom + 1:
            continue
        boxes = list(_letter_boxes(letters, zoom, language))
        if not any(overlap(box, other) for box in boxes for other in taken):
            yield number


def _letter_boxes(letters: Lettering, zoom: float, language: str) -> Iterator[Box]:
    """A box for each letter, along the name's tilt."""
    step = STEP[letters.kind]
    turn = radians(letters.tilt)
    count = len(letters.name(language))
    x, y = (at * 2.0**zoom for at in to_pixel(letters.latitude, letters.longitude))
    for place in range(count):
        along = (place - (count - 1) / 2) * step
        middle_x, middle_y = x + along * cos(turn), y + along * sin(turn)
        yield (middle_x - step / 2, middle_y - 11, middle_x + step / 2, middle_y + 11)


def overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _box(point: Point, zoom: float, half: float, top: float, bottom: float) -> Box:
    x, y = (at * 2.0**zoom for at in to_pixel(*point))
    return (x - half, y + top, x + half, y + bottom)
